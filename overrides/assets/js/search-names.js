/* Search: names of standards and numbers of clauses in a query. */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});

  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  /* ---- standards: GB/T 27922—2011, GBT27922, 27922, ASC 2026 ---- */

  const namePattern = (number) => {
    const tokens = number.normalize("NFKC").toLowerCase().match(/[a-z]+|\d+/g) || [];
    const year = tokens.length > 1 && /^(19|20)\d\d$/.test(tokens[tokens.length - 1]) ? tokens.pop() : "";
    const main = tokens.findIndex((token) => /^\d{4,}$/.test(token));
    const written = tokens.map((token, at) => {
      const letters = escaped(token) + (at + 1 < tokens.length ? "[\\s/._:—–-]*" : "");
      return main > 0 && at < main ? `(?:${letters})?` : letters;
    });
    if (!written.length) return null;
    return {
      year,
      pattern: new RegExp(
        `(^|[^a-z0-9.])${written.join("")}(?:[\\s:—–-]*((?:19|20)\\d\\d)(?![\\d.]))?(?![a-z0-9]|[.@-][a-z0-9])`,
      ),
      digits: main < 0 ? "" : tokens[main],
    };
  };

  const standardsOf = (index) => {
    if (index.standardNames) return index.standardNames;
    const names = new Map();
    for (const record of index.records) {
      if (record.kind !== "standard" && record.kind !== "register") continue;
      const numbers = [record.number, ...(record.kind === "register" ? (index.aliases[record.at] || "").split("\t") : [])];
      for (const number of numbers.filter(Boolean)) {
        const name = namePattern(number);
        if (!name) continue;
        const source = name.pattern.source;
        if (!names.has(source)) names.set(source, { ...name, records: [] });
        names.get(source).records.push({ record, year: name.year });
      }
    }
    index.standardNames = [...names.values()].sort((a, b) => b.pattern.source.length - a.pattern.source.length);
    return index.standardNames;
  };

  /** The records of standards named in the text, and the text without the names. */
  const standards = (text, index) => {
    const named = [];
    let digits = "";
    for (const name of standardsOf(index)) {
      const match = name.pattern.exec(text);
      if (!match) continue;
      const year = match[match.length - 1];
      const dated = name.records.filter((one) => one.year === year);
      named.push(...(year && dated.length ? dated : name.records).map((one) => one.record));
      digits = digits || name.digits;
      text = text.slice(0, match.index) + match[1] + " " + text.slice(match.index + match[0].length);
    }
    return { named, digits, text };
  };

  /* ---- clause numbers: 5.1.6, 第5.1.2条, 附录B, clause 4.2 ---- */

  const NUMBERS = [
    /(?:附录|附件|annex|appendix)\s*([a-z](?:\.\d+)*)(?![a-z0-9])/,
    /(?:第|clause|section|chapter|条款|§)\s*((?:[a-z]\.)?\d+(?:\.\d+)*)\s*(?:条|章|节|款)?(?![a-z0-9.])/,
    /(?:^|[^a-z0-9.@#-])((?:\d+|[a-z])(?:\.\d+)+)\s*(?:条|章|节|款)?(?![a-z0-9.-])/,
    /(?:^|[^a-z0-9.])(\d{1,2})\s*(?:条|章)/,
  ];
  const number = (text, index, alone) => {
    const patterns = alone ? [...NUMBERS, /^\s*(\d{1,2}|[a-z])\s*$/] : NUMBERS;
    for (const pattern of patterns) {
      const match = pattern.exec(text);
      if (!match) continue;
      const found = match[1];
      const known = [...index.byNumber.keys()].some((one) => one === found || one.startsWith(found + "."));
      if (known) return { number: found, text: text.replace(match[0], " ") };
    }
    return { number: "", text };
  };

  asc.searchNames = { standards, number };
})();
