/* Answers out of files: asc.surveyRead.file(name, bytes, survey) -> {responses, wrong, ignored}.
   Wrong cells are named by address; what cannot be read at all throws a SurveyError. */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const LIMIT = 20000000;

  class SurveyError extends Error {
    constructor(key, details) {
      super(key);
      this.key = key;
      this.details = details || {};
    }
  }

  /** A text in the encodings that spreadsheets save CSV in. */
  const decode = (bytes) => {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
    if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch (error) {
      return new TextDecoder("gb18030").decode(bytes);
    }
  };

  /** Rows of CSV; the mark between cells is the commonest of comma, semicolon and tab in the head. */
  const csvRows = (text) => {
    const plain = text.replace(/^\ufeff/, "");
    const head = plain.slice(0, 5000).split(/\r?\n/).find((line) => /S\s*1/i.test(line)) || "";
    const mark = [",", ";", "\t"].sort((a, b) => head.split(b).length - head.split(a).length)[0];
    const rows = [[]];
    let cell = "";
    let quoted = false;
    for (let at = 0; at < plain.length; at++) {
      const sign = plain[at];
      if (quoted) {
        if (sign !== '"') cell += sign;
        else if (plain[at + 1] === '"') cell += plain[++at];
        else quoted = false;
      } else if (sign === '"' && cell === "") quoted = true;
      else if (sign === mark || sign === "\n") {
        rows[rows.length - 1].push(cell);
        cell = "";
        if (sign === "\n") rows.push([]);
      } else if (sign !== "\r") cell += sign;
    }
    rows[rows.length - 1].push(cell);
    return rows;
  };

  const letters = (index) =>
    (index > 25 ? letters(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));
  const place = (name) => [...name].reduce((total, sign) => total * 26 + sign.charCodeAt(0) - 64, 0) - 1;

  /** Rows of the cells of a worksheet, {A1: value}. */
  const sheetRows = (cells) => {
    const rows = [];
    for (const address of Object.keys(cells)) {
      const [, column, row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) || [];
      if (!column || Number(row) > 200000) continue;
      const at = Number(row) - 1;
      (rows[at] = rows[at] || [])[place(column)] = cells[address];
    }
    return Array.from(rows, (row) => Array.from(row || [], (value) => (value === undefined ? "" : value)));
  };

  const codeOf = (heading) => {
    const match = /^\s*([SI])\s*(\d{1,3})(?!\d)/i.exec(String(heading).normalize("NFKC"));
    return match ? match[1].toUpperCase() + Number(match[2]) : null;
  };

  /** Columns by code, from the first of the first twenty rows that has an S1. */
  const columnsOf = (rows, survey) => {
    const head = rows.slice(0, 20).findIndex((row) => row.some((cell) => codeOf(cell) === "S1"));
    if (head < 0) throw new SurveyError("no_header");
    const columns = {};
    const ignored = [];
    const count = survey.items.length;
    rows[head].forEach((cell, at) => {
      const code = codeOf(cell);
      const known = code && Number(code.slice(1)) >= 1 && Number(code.slice(1)) <= count;
      if (known && code in columns) {
        const [first, second] = [columns[code], at].map((column) => letters(column) + (head + 1));
        throw new SurveyError("twice", { name: code, first, second });
      }
      if (known) columns[code] = at;
      else if (String(cell).trim() && at > 0 && at < rows[head].length) ignored.push(String(cell).trim());
    });
    const missing = survey.items.map((_, at) => "S" + (at + 1)).filter((code) => !(code in columns));
    if (missing.length) throw new SurveyError("columns", { names: missing.join(", ") });
    return { head, columns, ignored };
  };

  /** 0 to 5 out of a cell: a number, or one of the words of the scale; null for empty. */
  const valueOf = (cell, labels, least) => {
    const text = String(cell).normalize("NFKC").trim();
    if (text === "") return null;
    const named = labels.findIndex((words) => words.some((word) => word.toLowerCase() === text.toLowerCase()));
    const value = named >= 0 ? named : /^\d(\.0+)?$/.test(text) ? Number(text) : NaN;
    return value >= least && value < labels.length ? value : undefined;
  };

  /** Responses of a table, one a row, with the row they stand in. */
  const table = (rows, survey, sheet) => {
    const { head, columns, ignored } = columnsOf(rows, survey);
    const [responses, wrong] = [[], []];
    rows.slice(head + 1).forEach((row, below) => {
      const number = head + 2 + below;
      let bad = false;
      const read = (code, labels, least) => {
        const at = columns[code];
        const cell = at === undefined || row[at] === undefined ? "" : row[at];
        const value = valueOf(cell, labels, least);
        if (value !== undefined) return value;
        bad = true;
        const address = (sheet ? sheet + "!" : "") + letters(at) + number;
        wrong.push({ address, row: number, value: String(cell), least, most: survey.points });
        return null;
      };
      const s = survey.items.map((_, at) => read("S" + (at + 1), survey.satisfaction, 0));
      const i = survey.items.map((_, at) => read("I" + (at + 1), survey.importance, 1));
      if (bad || s.concat(i).some((value) => value !== null)) responses.push({ s, i, row: number, bad });
    });
    if (!responses.length) throw new SurveyError("empty");
    return { responses, wrong, ignored };
  };

  const workbook = async (bytes, survey) => {
    let book;
    try {
      book = await asc.book.open(bytes);
    } catch (error) {
      throw new SurveyError(error.key === "no_inflate" ? "no_inflate" : "not_xlsx");
    }
    const sheets = book.sheets.map((sheet) => [sheet.name, sheetRows(sheet.cells)]);
    const found = sheets.find(([, rows]) =>
      rows.slice(0, 20).some((row) => row.some((cell) => codeOf(cell) === "S1") && row.some((cell) => codeOf(cell) === "S2")));
    if (!found) throw new SurveyError("no_header");
    return table(found[1], survey, found[0]);
  };

  const file = async (bytes, survey) => {
    if (bytes.length > LIMIT) throw new SurveyError("too_large");
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return workbook(bytes, survey);
    if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new SurveyError("old_xls");
    const text = decode(bytes);
    if (/[\u0000-\u0008\u000e-\u001a]/.test(text)) throw new SurveyError("not_text");
    return table(csvRows(text), survey, "");
  };

  asc.surveyRead = { SurveyError, decode, csvRows, sheetRows, table, file, letters };
})();
