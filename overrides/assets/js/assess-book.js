/* The blank workbook with the answers of a sheet put in: drop-downs, protection and formulas
   stay as the build made them.  asc.book.fill(blank bytes, data, sheet, language). */
(function () {
  "use strict";
  const asc = globalThis.asc;
  const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  const escaped = (text) => String(text)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>]/g, (mark) => ESCAPES[mark]);
  const serial = (day) => Date.parse(day + "T00:00:00Z") / 86400000 + 25569;

  function cellXml(at, style, value) {
    if (typeof value === "number") return `<c r="${at}"${style}><v>${value}</v></c>`;
    return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
  }
  /** Values by address put into the XML of a worksheet whose cells all exist already. */
  function put(xml, values) {
    return xml.replace(/<c r="([A-Z]+\d+)"( s="\d+")?[^>]*?(\/>|>.*?<\/c>)/g, (whole, at, style) =>
      (at in values ? cellXml(at, style || "", values[at]) : whole));
  }
  function given(clause, answer, choice) {
    if (clause.scoring === "binary") {
      return asc.score.given(answer.met) ? choice(answer.met ? "met" : "unmet") : null;
    }
    if (clause.scoring === "sample") return answer.conforming;
    if (clause.scoring === "deduct") return answer.findings;
    const index = clause.ratios.indexOf(answer.grade);
    if (index < 0) return null;
    const percent = asc.fraction.number(asc.fraction.of(answer.grade)) * 100;
    return String.fromCharCode(65 + index) + " " + Number(percent.toPrecision(12)) + "%";
  }

  function answerValues(cells, data, sheet, choice) {
    const columns = data.layout.columns.answers, values = {};
    for (const address of Object.keys(cells)) {
      const clause = /^A\d+$/.test(address) &&
        data.criteria.clauses.find((one) => one.id === cells[address]);
      if (!clause) continue;
      const row = address.slice(1), answer = sheet.answers[clause.id] || {};
      const set = (name, value) => {
        if (value !== null && value !== undefined && value !== "") values[columns[name] + row] = value;
      };
      if (answer.excluded !== null && answer.excluded !== undefined && clause.excludable) {
        set("applies", choice("excluded"));
        set("reason", answer.excluded);
      }
      set("answer", given(clause, answer, choice));
      set("size", clause.scoring === "sample" ? answer.size : null);
      set("note", answer.note);
      set("owner", answer.owner);
      set("due", answer.due ? serial(answer.due) : null);
      set("weight", sheet.weights[clause.id]);
    }
    return values;
  }
  function startValues(cells, data, sheet, choice) {
    const values = {};
    for (const address of Object.keys(cells)) {
      if (!/^A\d+$/.test(address)) continue;
      const key = String(cells[address]), at = data.layout.columns.start.value + address.slice(1);
      if (key.startsWith("industry:")) {
        if (sheet.industries.includes(key.slice(9))) values[at] = choice("yes");
      } else if (sheet[key] && key !== "id") values[at] = sheet[key];
    }
    return values;
  }
  function evidenceValues(cells, data, sheet) {
    const values = {};
    for (const address of Object.keys(cells)) {
      const [id, index] = String(cells[address]).split("#");
      if (!/^A\d+$/.test(address) || !index) continue;
      const known = (sheet.answers[id] && sheet.answers[id].evidence) || [];
      const reference = known[Number(index) - 1];
      if (reference) values[data.layout.columns.evidence.reference + address.slice(1)] = reference;
    }
    return values;
  }

  async function fill(blank, data, sheet, language) {
    const at = Object.keys(data.strings).indexOf(language);
    const choice = (name) => data.layout.choices[name][at];
    const { parts, sheets } = await asc.book.open(blank);
    for (const one of sheets) {
      const kind = String(one.cells.A1).split(" ")[2];
      const make = { start: startValues, answers: answerValues, evidence: evidenceValues }[kind];
      if (!make) continue;
      const xml = new TextDecoder().decode(parts.get(one.path));
      parts.set(one.path, new TextEncoder().encode(put(xml, make(one.cells, data, sheet, choice))));
    }
    return asc.zip.write([...parts]);
  }

  asc.book.fill = fill;
})();
