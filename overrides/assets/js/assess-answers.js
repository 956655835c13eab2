/* The second panel: which clauses are shown, one by one or as a list, and the way between them.
   asc.answers(tool, panel, list) -> {arrange, update, go}. */
(function () {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { h, button, field } = asc.dom;

  asc.answers = function (tool, panel, list) {
    const { t, data } = tool, criteria = data.criteria, forms = {};
    const articles = [...list.querySelectorAll("[data-clause]")];
    const view = { mode: "step", filter: "all", at: criteria.clauses[0].id };

    for (const article of articles) {
      const clause = criteria.clauses.find((one) => one.id === article.dataset.clause);
      forms[clause.id] = asc.form(tool, article, clause);
    }
    const choose = (id, label, options, onchange) => {
      const select = h("select", { id, onchange: () => onchange(select.value) },
        options.map(([value, text]) => h("option", { value }, text)));
      return { select, line: field(label, select) };
    };
    const modes = choose("assess-mode", t("answer.mode"), [["step", t("answer.step")], ["table", t("answer.table")]], (value) => {
      view.mode = value;
      arrange();
    });
    const filters = choose("assess-filter", t("answer.filter"), ["all", "open", "gaps", "missing"].map((key) => [key, t("answer." + key)]), (value) => {
      view.filter = value;
      const shown = visible();
      if (shown.length && !shown.includes(view.at)) view.at = shown[0];
      arrange();
    });
    const jump = choose("assess-jump", t("answer.chapter"), criteria.clauses.map((clause) => [clause.id, tool.label(clause.id)]), (value) => {
      view.at = value;
      arrange();
      document.getElementById("q-" + value).scrollIntoView({ block: "start" });
    });
    const none = h("p", { hidden: true }, t("answer.none"));
    const steps = h("p", { class: "x-assess__line x-assess__steps" },
      button(t("answer.previous"), () => step(-1), { id: "assess-previous" }), button(t("answer.next"), () => step(1), { id: "assess-next" }),
      button(t("answer.next_open"), () => {
        const { open } = tool.result, order = criteria.clauses.map((clause) => clause.id);
        const later = open.filter((id) => order.indexOf(id) > order.indexOf(view.at));
        if (open.length) tool.go(null, later[0] || open[0]);
      }, { id: "assess-next-open" }));

    function visible() {
      const { result, sheet } = tool;
      const tests = {
        all: () => true,
        open: (clause) => result.open.includes(clause.id),
        gaps: (clause) => result.earned[clause.id] !== null && !asc.fraction.same(result.earned[clause.id], asc.fraction.of(clause.points)),
        missing: (clause) => result.earned[clause.id] !== null && data.evidence[clause.id].some((_, index) =>
          !(((sheet.answers[clause.id] || {}).evidence || [])[index] || "").trim()),
      };
      return criteria.clauses.filter(tests[view.filter]).map((clause) => clause.id);
    }
    function step(by) {
      const shown = visible(), order = criteria.clauses.map((clause) => clause.id);
      const here = order.indexOf(view.at);
      const later = by > 0 ? shown.find((id) => order.indexOf(id) > here) : shown.filter((id) => order.indexOf(id) < here).pop();
      if (later) tool.go(null, later);
    }
    function arrange() {
      const shown = visible(), table = view.mode === "table";
      const ids = table ? shown : [view.at];
      list.classList.toggle("x-assess__list--table", table);
      for (const article of articles) article.hidden = !ids.includes(article.dataset.clause);
      for (const part of list.querySelectorAll("[data-part]")) {
        part.hidden = !criteria.clauses.some((clause) => ids.includes(clause.id) && clause.chapters.includes(part.dataset.part));
      }
      modes.select.value = view.mode;
      filters.select.value = view.filter;
      jump.select.value = view.at;
      none.hidden = shown.length > 0;
      steps.hidden = table;
    }
    /** Show one clause by itself and put the reader there. */
    function go(id) {
      view.at = id;
      view.mode = "step";
      tool.show("answers");
      const title = document.getElementById("q-" + id).querySelector(".x-q__title");
      title.focus();
      title.scrollIntoView({ block: "center" });
    }
    function update() {
      for (const id in forms) forms[id].update();
    }

    panel.append(h("h2", { class: "x-assess__spoken" }, t("tab.answers")),
      h("div", { class: "x-assess__line" }, modes.line, filters.line, jump.line), steps, none);
    return { arrange, update, go, has: (id) => id in forms };
  };
})();
