/* Workbooks: asc.book.read(bytes, data) -> {sheet, wrong}, asc.book.fill(blank, data, sheet).
   Reads what LibreOffice, WPS and Excel save; the twin of macros/score/workbook_reader.py. */
(function () {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const SheetError = asc.sheet.SheetError;
  const parse = (bytes) => {
    const page = new DOMParser().parseFromString(new TextDecoder().decode(bytes), "application/xml");
    if (page.getElementsByTagName("parsererror").length) throw new Error("xml");
    return page;
  };
  const all = (node, name) => [...node.getElementsByTagNameNS("*", name)];

  function textOf(item) {
    return all(item, "t").filter((t) => t.parentNode.localName !== "rPh")
      .map((t) => t.textContent).join("");
  }
  function valueOf(cell, shared) {
    const kind = cell.getAttribute("t") || "n", value = all(cell, "v")[0];
    if (kind === "inlineStr") return textOf(cell);
    if (!value || value.textContent === "") return null;
    if (kind === "s") return shared[Number(value.textContent)];
    if (kind === "b") return value.textContent === "1";
    return kind === "n" ? Number(value.textContent) : value.textContent;
  }
  /** Sheets in order: {name, path, cells: {A1: value}}, and whether dates start in 1904. */
  async function open(bytes) {
    const parts = await asc.zip.read(bytes);
    const part = (path) => parse(parts.get(path));
    const strings = parts.has("xl/sharedStrings.xml") ? all(part("xl/sharedStrings.xml"), "si") : [];
    const shared = strings.map(textOf), targets = {};
    for (const one of all(part("xl/_rels/workbook.xml.rels"), "Relationship")) {
      targets[one.getAttribute("Id")] = one.getAttribute("Target").replace(/^\/?(xl\/)?/, "xl/");
    }
    const book = part("xl/workbook.xml");
    const dates = all(book, "workbookPr").some((p) => /^(1|true)$/.test(p.getAttribute("date1904") || ""));
    const sheets = all(book, "sheet").map((one) => {
      const id = [...one.attributes].find((a) => a.localName === "id" && a.namespaceURI);
      const path = targets[id.value], cells = {};
      for (const cell of all(part(path), "c")) {
        const value = valueOf(cell, shared);
        if (value !== null && value !== "") cells[cell.getAttribute("r")] = value;
      }
      return { name: one.getAttribute("name"), path, cells };
    });
    return { parts, sheets, dates };
  }
  function kindsOf(sheets, layout, edition) {
    const found = {};
    for (const sheet of sheets) {
      const mark = String(sheet.cells.A1 || "").split(" ");
      if (mark.length === 3 && mark[0] === layout.mark) {
        if (mark[1] !== edition) throw new SheetError("other_edition", { edition: mark[1] });
        found[mark[2]] = sheet;
      } else if (mark[0].split("/")[0] === layout.mark.split("/")[0] && mark[0].includes("/")) {
        throw new SheetError("version", { version: mark[0].split("/")[1] });
      }
    }
    return found;
  }

  /** The sheet in a workbook, or its wrong cells as {sheet, address, key, details}. */
  async function read(bytes, data) {
    const { criteria, layout } = data;
    let found;
    try {
      found = await open(bytes);
    } catch (error) {
      throw error instanceof SheetError ? error : new SheetError("not_xlsx");
    }
    const kinds = kindsOf(found.sheets, layout, criteria.edition);
    if (!kinds.start || !kinds.answers) throw new SheetError("foreign");
    const reading = reader(data, found.dates);
    const sheet = Object.assign(asc.sheet.empty(criteria), reading.start(kinds.start));
    const answers = reading.answers(kinds.answers, sheet);
    if (kinds.evidence) reading.evidence(kinds.evidence, answers);
    for (const id of Object.keys(answers)) {
      if (Object.keys(answers[id]).length) sheet.answers[id] = answers[id];
    }
    return { sheet, wrong: reading.wrong };
  }

  const plain = (value) =>
    value === undefined || value === null ? "" : typeof value === "number"
      ? String(Number(value.toPrecision(15))) : String(value);

  function reader(data, dates) {
    const { layout, criteria } = data, wrong = [], words = {};
    for (const name of Object.keys(layout.choices)) {
      for (const word of layout.choices[name]) words[word.toLowerCase()] = name;
    }
    const note = (sheet, address, key, details) =>
      wrong.push({ sheet: sheet.name, address, key, details: details || {} });

    function word(sheet, at, value, allowed) {
      const name = words[plain(value).trim().toLowerCase()];
      if (allowed.includes(name)) return name;
      const list = allowed.map((one) => layout.choices[one].join(", ")).join(" / ");
      note(sheet, at, "word", { value: plain(value), allowed: list });
      return null;
    }
    function count(sheet, at, value) {
      if (value === undefined) return null;
      const text = plain(value).trim();
      if (/^\d{1,6}$/.test(text)) return Number(text);
      note(sheet, at, "count", { value: text });
      return null;
    }
    function day(sheet, at, value) {
      if (typeof value === "number" && value >= 1 && value < 80000) {
        const epoch = dates ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
        return new Date(epoch + Math.floor(value) * 86400000).toISOString().slice(0, 10);
      }
      const match = /^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*$/.exec(plain(value));
      const made = match && new Date(Date.UTC(Number(match[1]), match[2] - 1, Number(match[3])));
      if (made && made.getUTCMonth() === match[2] - 1) return made.toISOString().slice(0, 10);
      note(sheet, at, "day", { value: plain(value) });
      return "";
    }
    const rows = (sheet) => Object.keys(sheet.cells).filter((at) => /^A\d+$/.test(at))
      .map((at) => [String(sheet.cells[at]), at.slice(1)]);

    function start(sheet) {
      const found = { industries: [] };
      for (const [key, row] of rows(sheet)) {
        const at = layout.columns.start.value + row, value = sheet.cells[at];
        if (["organisation", "assessor", "remarks"].includes(key)) found[key] = plain(value);
        else if (key === "deductions" || key === "bonus") found[key] = count(sheet, at, value) || 0;
        else if (key.startsWith("industry:") && value !== undefined) {
          if (word(sheet, at, value, ["yes", "no"]) === "yes") found.industries.push(key.slice(9));
        }
      }
      return found;
    }
    function answers(sheet, whole) {
      const found = {};
      for (const [key, row] of rows(sheet)) {
        const clause = criteria.clauses.find((one) => one.id === key);
        if (clause) found[key] = answer(sheet, row, clause, whole);
      }
      return found;
    }
    function answer(sheet, row, clause, whole) {
      const at = {}, got = {}, found = {};
      for (const name of Object.keys(layout.columns.answers)) {
        at[name] = layout.columns.answers[name] + row;
        got[name] = sheet.cells[at[name]];
      }
      for (const name of ["note", "owner"]) if (got[name] !== undefined) found[name] = plain(got[name]);
      if (got.due !== undefined) found.due = day(sheet, at.due, got.due);
      if (got.applies !== undefined &&
          word(sheet, at.applies, got.applies, ["applies", "excluded"]) === "excluded") {
        found.excluded = plain(got.reason);
        if (!clause.excludable) note(sheet, at.applies, "not_excludable", { number: clause.number });
        else if (!found.excluded.trim()) note(sheet, at.reason, "no_reason", { number: clause.number });
      }
      scored(sheet, at, got, clause, found);
      const weight = count(sheet, at.weight, got.weight);
      if (weight !== null && weight > 9) note(sheet, at.weight, "weight", { value: weight });
      else if (weight !== null && weight !== clause.effort) whole.weights[clause.id] = weight;
      if (got.text && got.scale) {
        whole.clauses[clause.id] = { text: got.text, scale: got.scale, points: plain(got.points) };
      }
      return found;
    }
    function scored(sheet, at, got, clause, found) {
      const value = got.answer, place = at.answer;
      if (clause.scoring === "sample") sample(sheet, at, got, found);
      else if (value === undefined) return;
      else if (clause.scoring === "binary") {
        const name = word(sheet, place, value, ["met", "unmet"]);
        if (name) found.met = name === "met";
      } else if (clause.scoring === "graded") {
        const index = plain(value).trim().toUpperCase().charCodeAt(0) - 65;
        if (index >= 0 && index < clause.ratios.length) found.grade = clause.ratios[index];
        else {
          const last = String.fromCharCode(64 + clause.ratios.length);
          note(sheet, place, "grade", { value: plain(value), last });
        }
      } else found.findings = count(sheet, place, value);
    }
    function sample(sheet, at, got, found) {
      const conforming = count(sheet, at.answer, got.answer), size = count(sheet, at.size, got.size);
      if (size === 0) note(sheet, at.size, "no_sample");
      else if (conforming !== null && got.size === undefined) note(sheet, at.size, "size_missing");
      else if (size !== null && got.answer === undefined) note(sheet, at.answer, "conforming_missing");
      else if (conforming !== null && size !== null && conforming > size) {
        note(sheet, at.answer, "too_many", { conforming, size });
      }
      if (conforming !== null) found.conforming = conforming;
      if (size !== null) found.size = size;
    }
    function evidence(sheet, found) {
      for (const [key, row] of rows(sheet)) {
        const [id, index] = key.split("#");
        const value = sheet.cells[layout.columns.evidence.reference + row];
        if (!index || value === undefined || !(id in found)) continue;
        const list = found[id].evidence || (found[id].evidence = []);
        while (list.length < Number(index)) list.push("");
        list[Number(index) - 1] = plain(value);
      }
    }
    return { start, answers, evidence, wrong };
  }

  asc.book = { read, open, plain };
})();
