/* The result of a survey on the page, and the same as files: asc.surveyResult(tool). */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { h, clear, table } = asc.dom;
  const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  const number = (value, places) => (value === null ? "—" : value.toFixed(places));
  const percent = (value) => (value === null ? "—" : (100 * value).toFixed(1) + "%");
  const span = (pair, show) => (pair === null ? "—" : show(pair[0]) + "–" + show(pair[1]));
  const two = (value) => number(value, 2);
  const one = (value) => number(value, 1);

  asc.surveyResult = (tool) => {
    const { survey, t } = tool;
    const label = (at) => at + 1 + " " + survey.items[at].short;
    const column = (...keys) => keys.map((key) => t("column." + key));
    const position = (item) => (item.quadrant ? t("quadrant." + item.quadrant) : "—");
    const aspectHeads = () => column("aspect", "weight", "n", "mean", "interval", "top2", "share", "importance");
    const aspectRow = (found) => (aspect, at) => [survey.aspects[at].name, two(found.weights && found.weights[at]), aspect.n, two(aspect.mean),
      span(aspect.interval, two), percent(aspect.share), span(aspect.shareInterval, percent), two(aspect.importance)];
    const itemHeads = () => column("item", "n", "mean", "sd", "interval", "top2", "share", "importance", "quadrant");
    const itemRow = (item, at) => [label(at), item.n, two(item.mean), two(item.deviation), span(item.interval, two),
      percent(item.share), span(item.shareInterval, percent), two(item.importance), position(item)];

    /** Narrow drawings on a phone, so that their words can be read. */
    const width = () => (window.innerWidth < 700 ? 380 : 540);

    /** Figures first: what a manager asks before anything else. */
    const facts = (found) => [
      [t("n"), String(found.complete), t("n_text", found)],
      [t("index"), one(found.index), found.indexInterval ? t("interval") + " " + span(found.indexInterval, one) : ""],
      [t("top2_all"), percent(found.overall.share), t("column.mean") + " " + two(found.overall.mean)],
    ];
    function size(found) {
      const customers = tool.customers();
      if (!customers) return h("p", null, t("size_unknown"));
      const needed = asc.surveyStats.needed(survey.responses, customers);
      const lack = needed - found.complete;
      return h("p", { class: lack > 0 ? "x-survey__bad" : "x-survey__good" },
        t(lack > 0 ? "size_short" : "size_met", { customers, needed, lack }));
    }
    function weakest(found) {
      const low = found.aspects.map((aspect, at) => [aspect.mean, survey.aspects[at].name])
        .filter(([mean]) => mean !== null).sort((a, b) => a[0] - b[0]).slice(0, 3);
      return h("p", null, t("weakest", { names: low.map(([mean, name]) => name + " " + two(mean)).join(survey.language === "zh" ? "，" : ", "), clause: survey.use }));
    }
    function points(found) {
      return found.items.map((item, at) => ({ number: at + 1, short: survey.items[at].short, satisfaction: item.mean, importance: item.importance, quadrant: item.quadrant }))
        .filter((point) => point.quadrant);
    }

    /* The result as rows for CSV and XLSX. */
    const overview = (found) => [[t("column.measure"), t("column.value"), ""], [t("source", { name: tool.source }), "", ""], ...facts(found),
      [t("weights"), t("weight." + (Array.isArray(tool.weighting()) ? "own" : tool.weighting())), ""]];
    const sheets = (found) => [
      { name: t("sheet.result"), widths: [30, 14, 60], rows: overview(found) },
      { name: t("aspects"), widths: [26, 9, 9, 9, 16, 14, 18, 14], table: true, rows: [aspectHeads(), ...found.aspects.map(aspectRow(found))] },
      { name: t("items"), widths: [26, 9, 9, 9, 16, 14, 18, 14, 16], table: true, rows: [itemHeads(), ...found.items.map(itemRow)] },
    ];
    const name = (ending) => t("file") + "-" + new Date().toISOString().slice(0, 10) + ending;
    const utf8 = (words) => new TextEncoder().encode(words);
    function exports(found, drawing) {
      const actions = {
        csv: () => asc.save(asc.csv(sheets(found).flatMap((sheet) => [...sheet.rows, [""]])), name(".csv"), "text/csv"),
        xlsx: () => asc.save(asc.xlsx(sheets(found)), name(".xlsx"), XLSX),
        svg: drawing && (() => asc.save(utf8(asc.surveyDraw.source(drawing)), name(".svg"), "image/svg+xml")),
        print: () => tool.print("result"),
      };
      return h("p", { class: "x-survey__line x-survey__screen" }, Object.keys(actions).filter((key) => actions[key]).map((key) =>
        h("button", { type: "button", class: "x-survey__button", id: "survey-export-" + key, onclick: actions[key] }, t("export." + key))));
    }
    /** Where the importance is missing, there is no matrix and the page says so. */
    function matrix(found) {
      const placed = points(found);
      if (!placed.length) return { drawing: null, parts: [h("p", null, t("matrix_none"))] };
      const drawing = asc.surveyDraw.matrix(placed, found.lines, survey.points, t, width());
      const rows = placed.map((point) => [label(point.number - 1), two(point.satisfaction), two(point.importance), t("quadrant." + point.quadrant)]);
      return { drawing, parts: [h("p", null, t("matrix_text")), h("figure", null, drawing),
        table([t("column.item"), t("satisfaction"), t("importance"), t("column.quadrant")], rows, { id: "survey-matrix-table" })] };
    }

    function render(place, found) {
      const rows = found.items.map((item, at) => ({ number: at + 1, short: survey.items[at].short, mean: item.mean, interval: item.interval }));
      const { drawing, parts } = matrix(found);
      clear(place, h("p", null, t("source", { name: tool.source })),
        h("dl", { class: "x-survey__facts" }, facts(found).map(([title, value, more]) =>
          h("div", null, h("dt", null, title), h("dd", null, h("b", null, value), more ? h("span", null, more) : null)))),
        size(found), exports(found, drawing),
        h("h3", null, t("aspects")), table(aspectHeads(), found.aspects.map(aspectRow(found)), { id: "survey-aspects" }), weakest(found),
        h("h3", null, t("matrix")), parts,
        h("h3", null, t("chart")), h("p", null, t("chart_text")), h("figure", null, asc.surveyDraw.chart(rows, survey.points, t, width())),
        h("h3", null, t("items")), table(itemHeads(), found.items.map(itemRow), { id: "survey-items" }));
    }
    return { render };
  };
})();
