/* The first panel: who is assessed, in which industry, what lies outside the score.
   asc.start(tool, panel) -> {update}. */
(function () {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { h, button, field } = asc.dom;

  asc.start = function (tool, panel) {
    const { t, data, language } = tool, criteria = data.criteria;
    const syncs = [];
    function startField(key, type) {
      const control = h(type === "textarea" ? "textarea" : "input", {
        type: type === "textarea" ? null : type, min: type === "number" ? 0 : null, max: type === "number" ? 1000000 : null,
        step: type === "number" ? 1 : null, id: "assess-" + key,
        oninput: () => tool.change((sheet) => {
          if (type !== "number") sheet[key] = control.value;
          else if (/^\d{0,6}$/.test(control.value) && control.validity.valid) sheet[key] = Number(control.value);
        }),
      });
      syncs.push(() => {
        if (document.activeElement !== control) control.value = type === "number" ? String(tool.sheet[key]) : tool.sheet[key];
      });
      return control;
    }
    function industry(id) {
      const tick = h("input", { type: "checkbox", value: id, onchange: () => tool.change((sheet) => {
        const rest = sheet.industries.filter((one) => one !== id);
        sheet.industries = tick.checked ? rest.concat(id) : rest;
      }) });
      syncs.push(() => {
        tick.checked = tool.sheet.industries.includes(id);
      });
      return h("label", { class: "x-q__choice" }, tick, h("span", null, data.industries[id][language]));
    }
    function start() {
      const go = button("", () => tool.resume(), { class: "x-assess__button x-assess__button--main", id: "assess-go" });
      syncs.push(() => {
        go.textContent = t(Object.keys(tool.sheet.answers).length ? "start.resume" : "start.go");
      });
      const { deductions, bonus } = criteria.scheme;
      return [h("h2", null, t("start.title")), h("p", null, t("start.text")),
        field(t("field.organisation"), startField("organisation", "text"), t("hint.organisation")),
        field(t("field.assessor"), startField("assessor", "text"), t("hint.assessor")),
        h("fieldset", { class: "x-assess__profile" }, h("legend", null, t("start.profile")), h("p", { class: "x-assess__hint" }, t("start.profile_text")),
          h("div", { class: "x-assess__ticks" }, Object.keys(data.industries).map(industry))),
        deductions || bonus ? h("fieldset", null, h("legend", null, t("start.special")),
          deductions ? field(t("field.deductions"), startField("deductions", "number"), t("hint.deductions") + " " + t("start.deductions_limit", { count: deductions.fail_at })) : null,
          bonus ? field(t("field.bonus"), startField("bonus", "number"), t("hint.bonus") + " " + t("start.bonus_limit", bonus)) : null,
          field(t("field.remarks"), startField("remarks", "textarea"), t("hint.remarks"))) : null,
        h("p", null, go)];
    }

    panel.append(...start().filter(Boolean));
    return {
      update() {
        for (const sync of syncs) sync();
      },
    };
  };
})();
