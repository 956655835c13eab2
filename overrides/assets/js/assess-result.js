/* The result: level, unmet gates, charts with their tables, and the shortest path.
   asc.outcome(tool, panel) -> {render, rates}; asc.gateText(tool, gate, t, names). */
(function () {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { h, button, field, table, clear } = asc.dom;
  const { show, assess, shortestPath, nextLevel } = asc.score;

  /** A gate in words, in any language. */
  asc.gateText = function (tool, gate, language) {
    const t = tool.wordsIn(language), part = gate.clause ? tool.label(gate.clause, language) : "";
    const failing = gate.kind === "deductions" && gate.need[0] === "<";
    let key = failing ? "fail_deductions" : gate.kind;
    if (gate.kind === "veto" && tool.result.open.includes(gate.clause)) key = "veto_open";
    if (gate.kind === "chapter" && gate.have === "") key = "chapter_none";
    return t("gate." + key, { have: gate.have, need: gate.need.replace(/^[<>]/, ""), part });
  };
  /** Gates that stand between the sheet and a level; failures of the whole come first. */
  asc.unmet = (result, level) =>
    result.failures.concat(level.gates).filter((gate) => !gate.met);

  asc.rates = function (tool, parts) {
    return parts.map((id) => {
      const inside = tool.data.criteria.clauses.filter((c) => c.chapters.includes(id) || c.id === id);
      const { obtained, applicable } = inside.reduce((so, clause) => {
        const got = tool.result.earned[clause.id];
        if (!got) return so;
        return {
          obtained: asc.fraction.add(so.obtained, got),
          applicable: asc.fraction.add(so.applicable, asc.fraction.of(clause.points)),
        };
      }, { obtained: asc.score.ZERO, applicable: asc.score.ZERO });
      const rate = applicable.n ? asc.fraction.mul(asc.fraction.div(obtained, applicable), asc.fraction.whole(100)) : null;
      return { id, obtained, applicable, rate };
    });
  };

  asc.outcome = function (tool, panel) {
    const { t, data } = tool, criteria = data.criteria;
    const levelName = (id) => data.levels[id][tool.language];

    function headline() {
      const { result } = tool;
      const open = result.open.length;
      return h("section", { class: "x-verdict" },
        h("p", { class: "x-verdict__level" }, result.level ? t("outcome.level", { level: levelName(result.level) }) : t("outcome.failed")),
        h("p", { class: "x-verdict__score" }, t("outcome.score", { score: result.shown }), " ",
          h("small", null, t("outcome.of", { total: criteria.scheme.cap || criteria.scheme.total }))),
        h("p", null, t("outcome.sums", { obtained: show(result.obtained, {}), applicable: show(result.applicable, {}) })),
        open ? h("p", { class: "x-assess__notice" }, t("outcome.provisional", { count: open })) : null);
    }
    function why() {
      const { result } = tool, next = nextLevel(criteria, result);
      if (!next) return h("section", null, h("p", { class: "x-assess__good" }, t("outcome.top")));
      const level = result.levels.find((one) => one.id === next);
      return h("section", { class: "x-why" }, h("h3", null, t("outcome.why", { level: levelName(next) })),
        h("ul", null, asc.unmet(result, level).map((gate) => h("li", null, asc.gateText(tool, gate, tool.language)))));
    }
    function gates() {
      const groups = criteria.groups;
      const heads = [t("outcome.level_column"), t("gate.score_short")]
        .concat(groups.map((group) => group.number), [t("gate.deductions_short")]);
      const cell = (gate) => {
        if (!gate) return h("span", { class: "x-gate" }, t("outcome.not_asked"));
        const sign = gate.met ? "✓ " : "✗ ";
        const need = gate.kind === "deductions" ? "≤ " + gate.need : "≥ " + gate.need;
        return h("span", { class: gate.met ? "x-gate x-gate--met" : "x-gate x-gate--unmet" }, sign, need,
          h("span", { class: "x-assess__spoken" }, t(gate.met ? "outcome.met" : "outcome.unmet")));
      };
      const rows = tool.result.levels.map((level) => {
        const find = (kind, clause) => level.gates.find((gate) => gate.kind === kind && gate.clause === clause);
        return [levelName(level.id), cell(find("score", ""))]
          .concat(groups.map((group) => cell(find("chapter", group.id))), [cell(find("deductions", ""))]);
      });
      return h("section", null, h("h3", null, t("outcome.gates")), table(heads, rows));
    }

    function charts() {
      const target = tool.target(), level = criteria.scheme.levels.find((one) => one.id === target);
      const view = (row) => {
        const limit = level.minimums.find((item) => item.clause === row.id);
        const text = row.rate ? show(row.rate, criteria.scheme) + "%" : t("outcome.no_rate");
        const minimum = limit ? Number(limit.percent) : null;
        const percent = row.rate ? asc.fraction.number(row.rate) : null;
        const short = limit && row.rate && asc.score.less(asc.score.held(row.rate, criteria.scheme), asc.fraction.of(limit.percent));
        return { name: data.numbers[row.id], percent, minimum, text, short };
      };
      const groups = asc.rates(tool, criteria.groups.map((group) => group.id));
      const axes = asc.rates(tool, data.axes);
      const said = (rows) => rows.map((row) => data.numbers[row.id] + " " + view(row).text).join("; ");
      const twin = groups.concat(axes.filter((row) => !groups.some((group) => group.id === row.id)));
      const limit = level.minimums.length ? h("p", { class: "x-assess__hint" }, h("span", { class: "x-chart__key" }), t("outcome.minimum", { level: levelName(target), percent: level.minimums[0].percent })) : null;
      return h("section", null, h("h3", null, t("outcome.charts")),
        h("div", { class: "x-charts" },
          h("figure", null, asc.draw.bars(groups.map(view), t("outcome.bars", { summary: said(groups) })), limit),
          axes.length > 2 ? h("figure", null, asc.draw.radar(axes.map(view), t("outcome.radar", { summary: said(axes) }))) : null),
        table([t("outcome.part"), t("outcome.obtained"), t("outcome.applicable"), t("outcome.rate")],
          twin.map((row) => [tool.label(row.id), show(row.obtained, {}), show(row.applicable, {}), view(row).text])));
    }

    function weightSelect(id) {
      const clause = criteria.clauses.find((one) => one.id === id);
      const now = id in tool.sheet.weights ? tool.sheet.weights[id] : clause.effort;
      const select = h("select", {
        "aria-label": t("answer.weight") + " " + clause.number, "data-weight": id,
        onchange: () => tool.change((sheet) => {
          sheet.weights = Object.assign({}, sheet.weights, { [id]: Number(select.value) });
        }),
      }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => h("option", { value: String(n) }, String(n))));
      select.value = String(now);
      return select;
    }
    function path() {
      const target = tool.target(), { result, sheet } = tool;
      const found = shortestPath(criteria, sheet, target);
      const after = assess(criteria, sheet, found.clauses);
      const choose = h("select", {
        onchange: () => tool.change((one) => {
          one.target = choose.value;
        }),
      }, criteria.scheme.levels.map((level) => h("option", { value: level.id }, levelName(level.id))));
      choose.value = target;
      const values = {
        count: found.clauses.length, effort: found.effort, score: after.shown, level: levelName(target),
        below: found.below ? show(found.below, criteria.scheme) : "",
      };
      const clauses = criteria.clauses.filter((one) => result.earned[one.id] !== null &&
        !asc.fraction.same(result.earned[one.id], asc.fraction.of(one.points)));
      const row = (clause) => [
        h("a", { href: "#q-" + clause.id, onclick: (event) => tool.go(event, clause.id) }, tool.label(clause.id)),
        "+" + show(asc.fraction.sub(asc.fraction.of(clause.points), result.earned[clause.id]), {}),
        weightSelect(clause.id),
      ];
      const heads = [t("column.title"), t("outcome.path_gain"), t("outcome.path_effort")];
      const chosen = clauses.filter((one) => found.clauses.includes(one.id));
      const others = clauses.filter((one) => !found.clauses.includes(one.id));
      return h("section", { class: "x-path" }, h("h3", null, t("outcome.path")),
        field(t("outcome.path_to"), choose),
        h("p", { class: "x-path__text" }, sentence(found, values)),
        chosen.length ? table(heads, chosen.map(row), { id: "assess-path" }) : null,
        proof(found, values),
        found.obstacles.length ? [h("h4", null, t("outcome.path_obstacles")),
          h("ul", null, found.obstacles.map((gate) => h("li", null, asc.gateText(tool, gate, tool.language))))] : null,
        h("p", { class: "x-assess__hint" }, t("outcome.path_hint")),
        others.length ? h("details", null, h("summary", null, t("outcome.path_weights")), table(heads, others.map(row))) : null,
        Object.keys(sheet.weights).length ? button(t("outcome.reset"), () => tool.change((one) => {
          one.weights = {};
        })) : null);
    }
    function sentence(found, values) {
      if (!found.reachable) return t("outcome.path_none");
      if (found.obstacles.length) return t("outcome.path_partly", values);
      return t(found.clauses.length ? "outcome.path_text" : "outcome.path_zero", values);
    }
    function proof(found, values) {
      if (!found.reachable || !found.clauses.length) return null;
      return h("p", { class: "x-assess__hint" }, t(found.below ? "outcome.path_proof" : "outcome.path_proof_none", values));
    }

    function render() {
      const open = panel.querySelector("details") && panel.querySelector("details").open;
      const focus = document.activeElement && document.activeElement.dataset.weight;
      clear(panel, h("h2", null, t("outcome.title")), headline(), why(), path(), gates(), charts());
      if (open && panel.querySelector("details")) panel.querySelector("details").open = true;
      const again = focus && panel.querySelector('[data-weight="' + focus + '"]');
      if (again) again.focus();
    }
    return { render };
  };
})();
