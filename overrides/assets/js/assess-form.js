/* The answer to one clause: asc.form(tool, article, clause) -> {update}.
   Controls write into tool.sheet through tool.answer(id, change). */
(function () {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { h, field, button } = asc.dom;
  const given = asc.score.given;

  asc.form = function (tool, article, clause) {
    const { t, data } = tool, box = article.querySelector(".x-q__form");
    const syncs = [];
    const mine = () => tool.sheet.answers[clause.id] || {};
    const change = (fields) => tool.answer(clause.id, fields);

    function radio(name, value, label, key, read) {
      const input = h("input", { type: "radio", name, value, onchange: () => change({ [key]: read }) });
      syncs.push(() => {
        input.checked = mine()[key] === read;
      });
      return h("label", { class: "x-q__choice" }, input, h("span", null, label));
    }
    function count(key, label, least) {
      const problem = h("span", { class: "x-q__problem", role: "alert" });
      const input = h("input", {
        type: "number", inputmode: "numeric", min: least, step: 1, max: 1000000, "data-key": key,
        oninput: () => {
          const text = input.value.trim(), right = /^\d{1,6}$/.test(text);
          problem.textContent = right || (text === "" && !input.validity.badInput) ? "" : t("answer.whole");
          change({ [key]: right ? Number(text) : null });
        },
      });
      syncs.push(() => {
        if (document.activeElement !== input) {
          input.value = given(mine()[key]) ? mine()[key] : "";
          problem.textContent = "";
        }
      });
      return h("p", { class: "x-q__count" }, h("label", null, label, " ", input), problem);
    }
    function answer() {
      const name = "a-" + clause.id;
      if (clause.scoring === "binary") {
        return [radio(name, "met", t("choice.met"), "met", true),
          radio(name, "unmet", t("choice.unmet"), "met", false)];
      }
      if (clause.scoring === "graded") {
        return clause.ratios.map((ratio, index) => radio(name, ratio,
          [h("b", null, String.fromCharCode(65 + index) + " " + percent(ratio)), " ",
            data.grades[clause.id][index][tool.language]], "grade", ratio));
      }
      if (clause.scoring === "sample") {
        const odd = h("span", { class: "x-q__problem", role: "alert" });
        syncs.push(() => {
          const { size, conforming } = mine();
          odd.textContent = given(size) && given(conforming) && conforming > size ? t("answer.too_many") : "";
        });
        return [count("size", t("answer.size"), 1), count("conforming", t("answer.conforming"), 0), odd];
      }
      return [count("findings", t("answer.findings"), 0),
        h("span", { class: "x-assess__hint" }, t("answer.each", { each: clause.each }))];
    }
    const percent = (ratio) => asc.score.show(asc.fraction.mul(asc.fraction.of(ratio), asc.fraction.whole(100)), {}) + "%";

    function exclusion() {
      if (!clause.excludable) return null;
      const reason = h("input", { type: "text", oninput: () => change({ excluded: reason.value }) });
      const hint = h("span", { class: "x-q__problem", role: "alert" });
      const line = h("p", { class: "x-assess__field" }, h("label", null, t("answer.reason"), " ", reason), hint);
      const tick = h("input", {
        type: "checkbox",
        onchange: () => change({ excluded: tick.checked ? reason.value : null }),
      });
      syncs.push(() => {
        const out = given(mine().excluded);
        tick.checked = out;
        line.hidden = !out;
        if (document.activeElement !== reason) reason.value = mine().excluded || "";
        hint.textContent = out && !(mine().excluded || "").trim() ? t("answer.reason_needed") : "";
      });
      return h("div", { class: "x-q__exclude" }, h("label", null, tick, " ", t("answer.exclude")), line);
    }
    function text(key, label, attributes) {
      const tag = key === "note" ? "textarea" : "input";
      const control = h(tag, Object.assign({ oninput: () => change({ [key]: control.value }) }, attributes));
      syncs.push(() => {
        if (document.activeElement !== control) control.value = mine()[key] || "";
      });
      return field(label, control);
    }
    function reference(item, index) {
      const input = h("input", {
        type: "text", class: "x-q__reference",
        oninput: () => {
          const list = (mine().evidence || []).slice();
          while (list.length <= index) list.push("");
          list[index] = input.value;
          change({ evidence: list });
        },
      });
      syncs.push(() => {
        if (document.activeElement !== input) input.value = (mine().evidence || [])[index] || "";
      });
      return field(t("answer.evidence_ref", { index: index + 1, text: item.text[tool.language] }), input);
    }

    const earned = h("output", { class: "x-q__earned" });
    box.append(
      h("fieldset", { class: "x-q__answer" },
        h("legend", null, t("answer.legend", { number: clause.number })), answer(), earned),
      exclusion() || "",
      h("details", { class: "x-q__records" }, h("summary", null, t("answer.records")),
        data.evidence[clause.id].map(reference),
        text("note", t("answer.note"), { rows: 2 }),
        h("div", { class: "x-assess__line" }, text("owner", t("answer.owner"), { type: "text" }),
          text("due", t("answer.due"), { type: "date" })),
        button(t("answer.clear"), () => tool.clearAnswer(clause.id))));
    box.hidden = false;

    function update() {
      for (const sync of syncs) sync();
      const got = tool.result.earned[clause.id], out = got === null;
      const open = tool.result.open.includes(clause.id);
      article.dataset.state = out ? "out" : open ? "open" : "done";
      const other = out && !given(mine().excluded);
      earned.textContent = out ? t(other ? "answer.not_your_industry" : "answer.not_counted") : open ? "" :
        t("answer.earned", { earned: asc.score.show(got, {}), points: clause.points });
      const profile = tool.sheet.industries;
      for (const node of article.querySelectorAll("[data-industry]")) {
        node.hidden = profile.length > 0 ? !profile.includes(node.dataset.industry) : node.classList.contains("x-q__usual");
      }
    }
    return { update };
  };
})();
