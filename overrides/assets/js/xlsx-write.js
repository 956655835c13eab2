/* Workbooks made in the browser: asc.xlsx(sheets) -> Uint8Array, asc.csv(rows) -> Uint8Array,
   asc.save(bytes, name, type).

   A sheet is {name, rows, widths, table}: rows of texts and numbers; with `table` the first row
   is a frozen head with a filter.  The ZIP is stored, not compressed: nothing to go wrong. */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const utf8 = (text) => new TextEncoder().encode(text);

  const CRC = new Uint32Array(256).map((_, byte) => {
    for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
    return byte;
  });

  const crc32 = (bytes) => {
    let value = 0xffffffff;
    for (const byte of bytes) value = CRC[(value ^ byte) & 255] ^ (value >>> 8);
    return (value ^ 0xffffffff) >>> 0;
  };

  /** Little-endian fields, given as [bytes, value] pairs. */
  const fields = (pairs) => {
    const size = pairs.reduce((sum, [bytes]) => sum + bytes, 0);
    const view = new DataView(new ArrayBuffer(size));
    let at = 0;
    for (const [bytes, value] of pairs) {
      if (bytes === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += bytes;
    }
    return new Uint8Array(view.buffer);
  };

  const join = (parts) => {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  };

  /** A stored ZIP of [name, text] pairs; names are UTF-8, the date is the oldest there is. */
  const zip = (files) => {
    const local = [];
    const central = [];
    let offset = 0;
    for (const [name, text] of files) {
      const [path, data] = [utf8(name), utf8(text)];
      const about = [
        [2, 20], [2, 0x0800], [2, 0], [2, 0], [2, 33], [4, crc32(data)],
        [4, data.length], [4, data.length], [2, path.length], [2, 0],
      ];
      local.push(fields([[4, 0x04034b50], ...about]), path, data);
      central.push(
        fields([[4, 0x02014b50], [2, 20], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]),
        path,
      );
      offset += 30 + path.length + data.length;
    }
    const size = central.reduce((sum, part) => sum + part.length, 0);
    const end = [
      [4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length],
      [4, size], [4, offset], [2, 0],
    ];
    return join([...local, ...central, fields(end)]);
  };

  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

  const escape = (text) =>
    String(text)
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/[&<>"]/g, (mark) => ESCAPES[mark]);

  const column = (index) =>
    (index > 25 ? String.fromCharCode(64 + Math.floor(index / 26)) : "") +
    String.fromCharCode(65 + (index % 26));

  const cell = (value, row, index, style) => {
    const at = `r="${column(index)}${row}" s="${style}"`;
    if (value === "" || value === null || value === undefined) return "";
    if (typeof value === "number") return `<c ${at}><v>${value}</v></c>`;
    return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
  };

  const worksheet = (sheet) => {
    const rows = sheet.rows.map((values, number) => {
      const style = sheet.table && number === 0 ? 1 : 2;
      const cells = values.map((value, index) => cell(value, number + 1, index, style));
      return `<row r="${number + 1}">${cells.join("")}</row>`;
    });
    const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
    const widths = sheet.widths.map(
      (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    );
    const last = column(sheet.rows[0].length - 1) + sheet.rows.length;
    return (
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
      `${sheet.table ? frozen : ""}</sheetView></sheetViews><cols>${widths.join("")}</cols>` +
      `<sheetData>${rows.join("")}</sheetData>` +
      `${sheet.table ? `<autoFilter ref="A1:${last}"/>` : ""}</worksheet>`
    );
  };

  const STYLES =
    `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/>' +
    '<xf xfId="0" fontId="1" applyFont="1"><alignment vertical="top" wrapText="1"/></xf>' +
    '<xf xfId="0"><alignment vertical="top" wrapText="1"/></xf></cellXfs>' +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

  const related = (id, type, target) =>
    `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`;

  const xlsx = (sheets) => {
    const part = (index) => `worksheets/sheet${index + 1}.xml`;
    const type = (name, kind) =>
      `<Override PartName="/xl/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
    const listed = sheets.map(
      (sheet, index) => `<sheet name="${escape(sheet.name)}" sheetId="${index + 1}" r:id="s${index + 1}"/>`,
    );
    return zip([
      [
        "[Content_Types].xml",
        `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
          '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
          type("workbook.xml", "sheet.main") + type("styles.xml", "styles") +
          sheets.map((_, index) => type(part(index), "worksheet")).join("") + "</Types>",
      ],
      [
        "_rels/.rels",
        `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
          related("w", "officeDocument", "xl/workbook.xml") + "</Relationships>",
      ],
      [
        "xl/workbook.xml",
        `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${listed.join("")}</sheets></workbook>`,
      ],
      [
        "xl/_rels/workbook.xml.rels",
        `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
          sheets.map((_, index) => related(`s${index + 1}`, "worksheet", part(index))).join("") +
          related("st", "styles", "styles.xml") + "</Relationships>",
      ],
      ["xl/styles.xml", STYLES],
      ...sheets.map((sheet, index) => [`xl/${part(index)}`, worksheet(sheet)]),
    ]);
  };

  /** CSV that spreadsheets open as UTF-8; a text that looks like a formula stays a text. */
  const csv = (rows) => {
    const field = (value) => {
      const text = typeof value === "string" && /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : String(value);
      return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
    };
    return utf8("\ufeff" + rows.map((row) => row.map(field).join(",") + "\r\n").join(""));
  };

  /** Hand bytes to the reader as a file. */
  const save = (bytes, name, type) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  Object.assign(asc, { xlsx, csv, save });
})();
