/* The report on paper, in any language of the site: asc.report(tool, language, date) -> element. */
(function () {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { h, table } = asc.dom;
  const { show, given, nextLevel, shortestPath } = asc.score;

  function finding(clause, answer, result, t) {
    if (result.earned[clause.id] === null) return t("choice.excluded");
    if (result.open.includes(clause.id)) return t("report.open");
    if (clause.scoring === "binary") return t(answer.met ? "choice.met" : "choice.unmet");
    if (clause.scoring === "sample") return t("report.sample", answer);
    if (clause.scoring === "deduct") return t("report.findings", { count: answer.findings });
    return String.fromCharCode(65 + clause.ratios.indexOf(answer.grade));
  }

  asc.report = function (tool, language, date) {
    const { data, sheet, result } = tool, t = tool.wordsIn(language), criteria = data.criteria;
    const name = (id) => tool.label(id, language), levels = data.levels;
    const level = result.level ? levels[result.level][language] : t("result.failed");
    const facts = [[t("field.organisation"), sheet.organisation || t("report.none")], [t("field.assessor"), sheet.assessor],
      [t("start.edition"), data.number + " " + data.title[language]], [t("report.date"), date],
      [t("field.industries"), sheet.industries.map((id) => data.industries[id][language]).join(", ")],
      [t("result.level"), level], [t("result.score"), result.shown],
      [t("result.obtained"), show(result.obtained, {})], [t("result.applicable"), show(result.applicable, {})],
      [t("field.deductions"), String(sheet.deductions)], [t("field.bonus"), String(sheet.bonus)], [t("field.remarks"), sheet.remarks],
    ].filter((pair) => pair[1] !== "");
    const next = nextLevel(criteria, result);
    const out = criteria.clauses.filter((clause) => result.earned[clause.id] === null);
    const rate = (row) => (row.rate ? show(row.rate, criteria.scheme) + "%" : t("outcome.no_rate"));
    return h("article", { class: "x-report", id: "assess-report", lang: language === "zh" ? "zh-Hans" : language },
      h("h1", null, t("report.title")),
      h("p", { class: "x-assess__hint" }, t("report.disclaimer")),
      h("dl", { class: "x-facts" }, facts.map(([name_, value]) => [h("dt", null, name_), h("dd", null, value)])),
      result.open.length ? h("p", null, t("outcome.provisional", { count: result.open.length })) : null,
      h("h2", null, t("outcome.charts")),
      table([t("outcome.part"), t("outcome.obtained"), t("outcome.applicable"), t("outcome.rate")],
        asc.rates(tool, criteria.groups.map((group) => group.id).concat(data.axes)).map((row) =>
          [name(row.id), show(row.obtained, {}), show(row.applicable, {}), rate(row)])),
      next ? [h("h2", null, t("outcome.why", { level: levels[next][language] })),
        h("ul", null, asc.unmet(result, result.levels.find((one) => one.id === next)).map((gate) => h("li", null, asc.gateText(tool, gate, language)))),
        h("h2", null, t("report.path")),
        h("ul", null, shortestPath(criteria, sheet, next).clauses.map((id) => h("li", null, name(id))))] : null,
      out.length ? [h("h2", null, t("report.excluded")), table([t("column.title"), t("column.points"), t("answer.reason")],
        out.map((clause) => [name(clause.id), clause.points, (sheet.answers[clause.id] || {}).excluded || t("answer.not_your_industry")]))] : null,
      h("h2", null, t("report.clauses")),
      table([t("column.title"), t("report.answer"), t("column.earned"), t("report.evidence"), t("column.note")],
        criteria.clauses.filter((clause) => !out.includes(clause)).map((clause) => {
          const answer = sheet.answers[clause.id] || {}, got = result.earned[clause.id];
          return [name(clause.id), finding(clause, answer, result, t), show(got, {}) + " / " + clause.points,
            (answer.evidence || []).filter(Boolean).join("; "), given(answer.note) ? answer.note : ""];
        })));
  };
})();
