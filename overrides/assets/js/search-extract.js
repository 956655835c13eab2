/* Search: what is shown of a record: its title with the words marked and the sentence that
   matches, in the reader's language when it has any of the words. */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { HAN } = asc.searchText;
  const { LANGUAGES } = asc.searchIndex;

  /** A pattern of the needles over text as it is written. */
  const marker = (needles) => {
    const written = [...new Set(needles)].filter(Boolean).sort((a, b) => b.length - a.length).map((needle) => {
      if (HAN.test(needle)) {
        return Array.from(needle, (char) => char.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[\\s、，,“”‘’（）()·—-]{0,2}");
      }
      return "\\b" + needle.split(" ").map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[\\s/,.—–-]+") + "[a-z]*";
    });
    return written.length ? new RegExp(written.join("|"), "gi") : null;
  };

  const needlesFor = (plan, index, at) => {
    const whole = plan.phrases
      .filter(({ needle, fit }) => needle && index.scan(needle, fit).level[at])
      .map(({ needle }) => needle);
    const units = plan.units.filter((unit) => !unit.ignored && !unit.weak);
    const parts = units.flatMap((unit) => unit.options.filter(({ needle, fit }) => index.scan(needle, fit).level[at]).map(({ needle }) => needle));
    const own = plan.text.length > 1 && whole.includes(plan.text);
    return own ? [plan.text] : [...whole, ...parts];
  };

  const SENTENCE = { zh: /[^。；！？\t]+[。；！？]?/g, en: /(?:[^.;!?\t]|[.](?=\S|\s[a-z\d]))+[.;!?]?/g };
  const sentences = (text, language) => text.match(SENTENCE[language]) || [];

  /** Text cut into plain and marked pieces. */
  const marked = (text, pattern) => {
    const pieces = [];
    let from = 0;
    if (pattern) {
      pattern.lastIndex = 0;
      for (let match = pattern.exec(text); match && match[0]; match = pattern.exec(text)) {
        if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
        pieces.push({ text: match[0], mark: true });
        from = match.index + match[0].length;
      }
    }
    if (from < text.length) pieces.push({ text: text.slice(from) });
    return pieces;
  };

  const LONG = { zh: 90, en: 190 };
  /** The sentence with most of the words, in the reader's language when it has any. */
  const sentence = (raw, pattern, language) => {
    let best = null;
    const codes = [language, ...LANGUAGES.filter((code) => code !== language)];
    codes.forEach((code, turn) => {
      if (!raw) return;
      ["text", "details"].forEach((layer, depth) => {
        for (const one of sentences(raw[code][layer] || "", code)) {
          const words = pattern ? new Set((one.match(pattern) || []).map((word) => word.toLowerCase())) : new Set();
          const letters = [...words].join("").length;
          /* Any word in the reader's language is better than all of them in another. */
          const own = turn ? 0 : 1000;
          const value = (words.size ? own : own / 1000) + words.size * 40 + letters * (code === "zh" ? 4 : 1) - depth * 3;
          if (one.trim() && (!best || value > best.value)) best = { text: one.trim().replace(/^- /, ""), language: code, value };
        }
      });
    });
    return best && { language: best.language, pieces: marked(around(best.text, pattern, LONG[best.language]), pattern) };
  };
  const around = (text, pattern, long) => {
    if (text.length <= long) return text;
    const first = pattern ? text.search(pattern) : 0;
    const from = Math.max(0, Math.min(first - Math.floor(long / 3), text.length - long));
    return (from ? "…" : "") + text.slice(from, from + long) + (from + long < text.length ? "…" : "");
  };

  const shown = ([found, ...others], plan, index, language) => {
    const record = index.records[found.at];
    const needles = needlesFor(plan, index, found.at);
    const pattern = marker(needles);
    const own = record.title[language] ? language : LANGUAGES.find((code) => record.title[code]) || language;
    const bit = 1 << LANGUAGES.indexOf(language);
    return {
      id: record.id, url: record.url, kind: record.kind, number: record.number, type: record.type, year: record.year,
      edition: record.edition && { ref: record.edition.ref, number: record.edition.number, status: record.edition.status },
      points: found.points, related: found.related,
      title: { language: own, pieces: marked(record.title[own] || record.id, pattern) },
      other: LANGUAGES.find((code) => !(found.languages & bit) && found.languages & (1 << LANGUAGES.indexOf(code))) || "",
      sentence: sentence(index.raw[found.at], pattern, language),
      words: needles.slice(0, 8),
      editions: others.map(({ at }) => {
        const { id, url, edition } = index.records[at];
        return { id, url, number: edition.number, status: edition.status };
      }),
    };
  };

  asc.searchExtract = { shown };
})();
