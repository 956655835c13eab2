/* What comes after the result: corrective action plan (XLSX, ICS), evidence pack (ZIP), report. */
(function () {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { h, button, field, table, clear } = asc.dom;
  const { show, shortestPath } = asc.score;
  const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  };

  /** Clauses below full points, those on the shortest path first. */
  asc.planRows = function (tool) {
    const { result, sheet, data } = tool;
    const path = shortestPath(data.criteria, sheet, tool.target()).clauses;
    const rows = data.criteria.clauses.map((clause) => {
      const got = result.earned[clause.id];
      const gap = got && asc.fraction.sub(asc.fraction.of(clause.points), got);
      return { clause, gap, onPath: path.includes(clause.id), answer: sheet.answers[clause.id] || {} };
    }).filter((row) => row.gap && row.gap.n);
    return rows.filter((row) => row.onPath).concat(rows.filter((row) => !row.onPath));
  };

  /* Calendar: an all-day event a clause that has a due date; lines folded at 75 bytes. */
  const icsText = (text) => text.replace(/[\\;,]/g, (mark) => "\\" + mark).replace(/\r?\n/g, "\\n");
  function folded(line) {
    const encoder = new TextEncoder();
    let out = "", size = 0;
    for (const mark of line) {
      const width = encoder.encode(mark).length;
      if (size + width > 74) {
        out += "\r\n ";
        size = 1;
      }
      out += mark;
      size += width;
    }
    return out + "\r\n";
  }
  asc.calendar = function (tool, rows, stamp) {
    const { t, data } = tool;
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//asc//self-assessment//" + tool.language.toUpperCase(), "CALSCALE:GREGORIAN"];
    for (const { clause, answer } of rows.filter((row) => row.answer.due)) {
      const next = new Date(Date.parse(answer.due + "T00:00:00Z") + 86400000).toISOString().slice(0, 10);
      const title = t("plan.todo", { number: clause.number, title: data.names[clause.id][tool.language] });
      const about = [data.short[clause.id][tool.language], answer.note, answer.owner && t("answer.owner") + ": " + answer.owner];
      lines.push("BEGIN:VEVENT", "UID:" + clause.id + "." + answer.due + "@" + data.stem,
        "DTSTAMP:" + stamp.replace(/[-:]|\.\d+/g, ""),
        "DTSTART;VALUE=DATE:" + answer.due.replace(/-/g, ""), "DTEND;VALUE=DATE:" + next.replace(/-/g, ""),
        "SUMMARY:" + icsText(title + (answer.owner ? " (" + answer.owner + ")" : "")),
        "DESCRIPTION:" + icsText(about.filter(Boolean).join("\n")), "TRANSP:TRANSPARENT", "END:VEVENT");
    }
    return lines.concat("END:VCALENDAR").map(folded).join("");
  };

  /* Evidence pack. */
  const safe = (name) => name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "_").trim();
  asc.evidenceRows = function (tool) {
    const rows = [];
    for (const clause of tool.data.criteria.clauses) {
      const answer = tool.sheet.answers[clause.id] || {};
      const applies = tool.result.earned[clause.id] !== null;
      tool.data.evidence[clause.id].forEach((item, index) => {
        const reference = (answer.evidence || [])[index] || "";
        const number = "E" + String(rows.length + 1).padStart(3, "0");
        rows.push({ clause, item, index, number, reference: reference.trim(), applies });
      });
    }
    return rows;
  };
  function cover(tool, clause, rows) {
    const { t, data, sheet } = tool, l = tool.language;
    const page = document.implementation.createHTMLDocument(clause.number + " " + data.names[clause.id][l]);
    page.documentElement.lang = l === "zh" ? "zh-Hans" : l;
    page.head.prepend(h("meta", { charset: "utf-8" }));
    page.body.append(
      h("p", null, sheet.organisation || t("report.none")), h("h1", null, clause.number + " " + data.names[clause.id][l]),
      h("p", null, data.number + " " + data.title[l]), h("p", null, data.short[clause.id][l]),
      table([t("column.index"), t("column.type"), t("column.item"), t("column.reference")],
        rows.map((row) => [row.number, row.item.type[l], row.item.text[l], row.reference || t("pack.lacking")])),
      h("p", null, t("pack.checked") + ": ____________  " + t("pack.date") + ": ____________"));
    return "<!doctype html>\n" + page.documentElement.outerHTML;
  }
  asc.evidencePack = function (tool) {
    const { t, data } = tool, l = tool.language, rows = asc.evidenceRows(tool).filter((row) => row.applies);
    const heads = [t("column.index"), t("column.number"), t("column.title"), t("column.type"), t("column.item"), t("column.reference"), t("pack.status"), t("pack.folder")];
    const folder = (clause) => safe(clause.number + " " + data.names[clause.id][l]);
    const line = (row) => [row.number, row.clause.number, data.names[row.clause.id][l], row.item.type[l], row.item.text[l],
      row.reference, t(row.reference ? "pack.given" : "pack.lacking"), folder(row.clause)];
    const widths = [8, 10, 26, 16, 50, 30, 8, 30];
    const index = asc.xlsx([
      { name: t("pack.index"), table: true, widths, rows: [heads].concat(rows.map(line)) },
      { name: t("pack.missing"), table: true, widths, rows: [heads].concat(rows.filter((row) => !row.reference).map(line)) },
    ]);
    const files = [["00 " + t("pack.readme") + ".txt", "\ufeff" + t("pack.readme_text") + "\r\n"], ["00 " + t("pack.index") + ".xlsx", index]];
    for (const clause of data.criteria.clauses) {
      const own = rows.filter((row) => row.clause === clause);
      if (own.length) files.push([folder(clause) + "/", ""], [folder(clause) + "/00 " + t("pack.cover") + ".html", cover(tool, clause, own)]);
    }
    return asc.zip.write(files);
  };

  asc.plan = function (tool, panel) {
    const { t, data } = tool;
    let only = false, language = tool.language, shown = false;
    const name = (what, end) => data.stem + "-" + what + "-" + today() + end;

    function control(id, key, type) {
      const input = h("input", {
        type, value: (tool.sheet.answers[id] || {})[key] || "", "data-plan": key + ":" + id,
        "aria-label": t("answer." + key) + " " + data.numbers[id],
        onchange: () => tool.answer(id, { [key]: input.value }),
      });
      return input;
    }
    function planTable(rows) {
      return table([t("column.title"), t("plan.gap"), t("plan.action"), t("answer.owner"), t("answer.due")],
        rows.map(({ clause, gap, onPath }) => [
          [h("a", { href: "#q-" + clause.id, onclick: (event) => tool.go(event, clause.id) }, tool.label(clause.id)),
            onPath ? h("span", { class: "x-badge" }, t("plan.on_path")) : null],
          show(gap, {}), data.short[clause.id][tool.language], control(clause.id, "owner", "text"), control(clause.id, "due", "date")]),
        { id: "assess-plan" });
    }
    function planBook(rows) {
      const l = tool.language;
      const heads = [t("column.number"), t("column.title"), t("plan.gap"), t("plan.on_path"), t("plan.action"), t("answer.owner"), t("answer.due"), t("answer.note")];
      const lines = rows.map(({ clause, gap, onPath, answer }) => [clause.number, data.names[clause.id][l], asc.fraction.number(gap),
        onPath ? t("choice.yes") : "", data.short[clause.id][l], answer.owner || "", answer.due || "", answer.note || ""]);
      return asc.xlsx([{ name: t("plan.sheet"), table: true, widths: [10, 28, 8, 12, 50, 16, 12, 30], rows: [heads].concat(lines) }]);
    }
    function render() {
      const all = asc.planRows(tool), rows = only ? all.filter((row) => row.onPath) : all;
      const dated = rows.some((row) => row.answer.due);
      const evidence = asc.evidenceRows(tool).filter((row) => row.applies);
      const done = evidence.filter((row) => row.reference).length;
      const tick = h("input", { type: "checkbox", checked: only, onchange: () => {
        only = tick.checked;
        render();
      } });
      const choose = h("select", { onchange: () => {
        language = choose.value;
        render();
      } }, Object.keys(data.strings).map((code) => h("option", { value: code, lang: code }, { zh: "中文", en: "English" }[code])));
      choose.value = language;
      clear(panel,
        h("section", null, h("h2", null, t("plan.title")), h("p", null, t("plan.text")),
          h("p", { class: "x-assess__line" }, h("label", null, tick, " ", t("plan.only_path")),
            button(t("plan.xlsx"), () => asc.save(planBook(rows), name(t("plan.file"), ".xlsx"), XLSX), { disabled: !rows.length }),
            button(t("plan.ics"), () => asc.save(new TextEncoder().encode(asc.calendar(tool, rows, new Date().toISOString())), name(t("plan.file"), ".ics"), "text/calendar"), { disabled: !dated })),
          rows.length ? planTable(rows) : h("p", null, t("plan.none")),
          rows.length && !dated ? h("p", { class: "x-assess__hint" }, t("plan.no_dates")) : null),
        h("section", null, h("h2", null, t("pack.title")), h("p", null, t("pack.text")),
          h("p", null, t("pack.missing_count", { all: evidence.length, done, missing: evidence.length - done })),
          button(t("pack.get"), () => asc.save(asc.evidencePack(tool), name(t("pack.file"), ".zip"), "application/zip"))),
        h("section", null, h("h2", null, t("report.title")),
          h("div", { class: "x-assess__line" }, field(t("report.language"), choose),
            button(t(shown ? "report.hide" : "report.show"), () => {
              shown = !shown;
              render();
            }),
            button(t("report.print"), () => {
              shown = true;
              render();
              window.print();
            })),
          shown ? asc.report(tool, language, today()) : null));
    }
    return { render };
  };
})();
