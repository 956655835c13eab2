/* Search: the index.  Takes the parts that the build wrote, in any order, and says
   where a string occurs.  There are no tokens: a scan over the normal form finds any piece. */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { normal, simplifier, reader, inflects } = asc.searchText;

  /** How well a string sits in a record; the best place counts. */
  const LEVEL = { none: 0, details: 1, text: 2, inTitle: 3, prefix: 4, alias: 5, title: 6 };
  const LANGUAGES = ["zh", "en"];
  const KEPT_SCANS = 400;

  const isLatin = (code) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

  /** Normal text of many records with the place where each begins. */
  const field = (raw, language, kind, first) => {
    const text = normal(raw);
    const starts = [0];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    starts.push(text.length + 1);
    return { text, starts, language, kind, first, body: kind === "text" || kind === "details" };
  };

  const titleLevel = (text, at, end, start, stop, alias) => {
    const open = alias ? "\t" : "\n";
    const begins = at === start || (alias && text[at - 1] === open);
    const ends = end >= stop - 1 || (alias && text[end] === open);
    if (begins && ends) return alias ? LEVEL.alias : LEVEL.title;
    return begins && !alias ? LEVEL.prefix : LEVEL.inTitle;
  };

  /** How the end of a needle may meet the text: as a whole word, an inflection, or a beginning. */
  const FITS = {
    whole: (text, end) => !isLatin(text.charCodeAt(end)),
    stem: (text, end, needle) => {
      let stop = end;
      while (stop - end < 9 && isLatin(text.charCodeAt(stop))) stop++;
      return stop === end || inflects(needle, text.slice(end, stop));
    },
    begun: () => true,
  };

  /** Note the best level of `needle` for each record of one field. */
  const scanField = (part, needle, fit, found) => {
    const { text, starts, kind, first, body } = part;
    const bit = 1 << LANGUAGES.indexOf(part.language);
    const guardStart = isLatin(needle.charCodeAt(0));
    const guardEnd = isLatin(needle.charCodeAt(needle.length - 1));
    const number = guardEnd && needle.charCodeAt(needle.length - 1) <= 57;
    let record = 0;
    let at = text.indexOf(needle);
    while (at >= 0) {
      const end = at + needle.length;
      const after = text.charCodeAt(end);
      const fits =
        !(guardStart && at > 0 && isLatin(text.charCodeAt(at - 1))) &&
        (!guardEnd || (FITS[fit](text, end, needle) && !(number && after >= 48 && after <= 57)));
      if (!fits) {
        at = text.indexOf(needle, at + 1);
        continue;
      }
      while (starts[record + 1] <= at) record++;
      const level = body
        ? LEVEL[kind]
        : titleLevel(text, at, end, starts[record], starts[record + 1], kind === "aliases");
      const id = first + record;
      if (!found.level[id]) found.list.push(id);
      if (level > found.level[id]) found.level[id] = level;
      found.languages[id] |= part.language ? bit : 3;
      /* In a body one place is as good as another; in a title a later one may be better. */
      at = text.indexOf(needle, body ? starts[record + 1] : at + 1);
    }
  };

  const lines = (text) => (text === undefined ? [] : text.split("\n"));
  /** A column written as runs: [[value, count], …]. */
  const runs = (pairs) => {
    const found = [];
    for (const [value, count] of pairs) for (let i = 0; i < count; i++) found.push(value);
    return found;
  };

  /** An empty index; `take` fills it. */
  const create = () => {
    const index = {
      size: 0, records: [], editions: [], roles: [], types: [], shards: [], buckets: 0, loaded: 0,
      titles: [], bodies: [], raw: [], byId: new Map(), byNumber: new Map(), ready: false,
      simplified: (text) => text, sounds: reader("", []), meanings: new Map(), ignored: new Set(),
      longest: 1, words: false,
    };
    let scans = new Map();
    const pairs = new Set();

    const takeHead = (head) => {
      const column = {
        kind: runs(head.kind), edition: runs(head.edition), year: runs(head.year),
        languages: runs(head.languages), id: lines(head.id), number: lines(head.number),
        zh: lines(head.zh), en: lines(head.en), aliases: lines(head.aliases), url: lines(head.url),
        type: head.type, roles: lines(head.roles),
      };
      Object.assign(index, {
        size: head.size, editions: head.editions, roles: head.roles_list, types: head.types,
        shards: head.shards, buckets: head.buckets, kinds: head.kinds, ready: true,
      });
      for (let at = 0; at < head.size; at++) {
        const edition = column.edition[at] < 0 ? null : head.editions[column.edition[at]];
        const kind = head.kinds[column.kind[at]];
        const own = column.id[at];
        const record = {
          at, kind, edition, number: column.number[at],
          id: kind === "clause" ? `${edition.ref}#${own}` : own,
          url: kind === "clause" ? `${edition.url}${own}/` : column.url[at],
          title: { zh: column.zh[at], en: column.en[at] },
          type: kind === "clause" ? head.types[Number(column.type[at])] : "",
          roles: Array.from(column.roles[at] || "", (letter) => head.roles_list[letter.codePointAt(0) - 97].id),
          year: column.year[at], languages: LANGUAGES.filter((_, bit) => column.languages[at] & (1 << bit)),
        };
        index.records.push(record);
        for (const key of kind === "clause" ? [record.id, own] : [record.id]) push(index.byId, key.toLowerCase(), at);
        if (record.number && kind === "clause") push(index.byNumber, record.number.toLowerCase(), at);
      }
      index.titles = [
        field(head.zh, "zh", "titles", 0), field(head.en, "en", "titles", 0),
        field(head.aliases, "", "aliases", 0),
      ];
      index.titles.forEach(addPairs);
      index.raw = new Array(head.size).fill(null);
      head.editions.forEach((edition) => (edition.records = []));
      index.records.forEach((record) => record.edition && record.edition.records.push(record.at));
      index.aliases = lines(index.titles[2].text);
      addTerms();
    };

    const push = (map, key, value) => {
      if (map.has(key)) map.get(key).push(value);
      else map.set(key, [value]);
    };

    /** Words that lead to forms: a glossary's own, then those of the synonym list. */
    const addMeaning = (forms, asked) => {
      const clean = forms.map((form) => index.simplified(normal(form).trim())).filter(Boolean);
      for (const word of [...clean, ...asked.map((one) => normal(one).trim())]) {
        const key = asc.searchText.meaningKey(word);
        const known = index.meanings.get(key) || new Set();
        clean.forEach((form) => form !== word && known.add(form));
        index.meanings.set(key, known);
        index.longest = Math.max(index.longest, word.length);
      }
    };
    const addTerms = () => {
      for (const record of index.records) {
        if (record.kind !== "term") continue;
        const aliases = (index.aliases[record.at] || "").split("\t");
        addMeaning([record.title.zh, record.title.en, ...aliases].filter(Boolean), []);
      }
    };

    const takeWords = (words) => {
      index.simplified = simplifier(words.traditional);
      index.sounds = reader(words.pinyin, words.readings);
      for (const line of words.meanings ? words.meanings.split("\n") : []) {
        const [forms, asked] = line.split("\t").map((part) => (part ? part.split("|") : []));
        addMeaning(forms, asked || []);
      }
      for (const word of words.ignored ? words.ignored.split("|") : []) index.ignored.add(word);
      index.words = true;
    };

    const takeBody = (body) => {
      const [first, , layer] = index.shards[body.shard];
      for (const language of LANGUAGES) {
        const text = body[language];
        const part = field(text, language, layer, first);
        index.bodies.push(part);
        addPairs(part);
        text.split("\n").forEach((one, at) => {
          const record = index.raw[first + at] || (index.raw[first + at] = { zh: {}, en: {} });
          if (one) record[language][layer] = one;
        });
      }
      index.loaded++;
    };

    const TAKE = { head: takeHead, words: takeWords, body: takeBody };
    let early = [];
    /** Take one part; parts that come before the head wait for it. */
    index.take = (kind, data) => {
      if (kind === "body" && !index.ready) early.push(data);
      else TAKE[kind](data);
      if (kind === "head") {
        early.forEach(takeBody);
        early = [];
      }
      scans = new Map();
    };

    /** Levels, languages and list of the records in which `needle` occurs; `fit` as in FITS. */
    index.scan = (needle, fit = "begun") => {
      const key = `${fit} ${needle}`;
      let found = scans.get(key);
      if (!found) {
        found = { level: new Uint8Array(index.size), languages: new Uint8Array(index.size), list: [] };
        if (needle && index.has(needle)) {
          for (const part of index.titles) scanField(part, needle, fit, found);
          /* One or two letters begin half of all words; in running text that says nothing. */
          const brief = fit !== "whole" && needle.length < 3 && needle.charCodeAt(0) < 128;
          if (!brief) for (const part of index.bodies) scanField(part, needle, fit, found);
        }
        if (scans.size > KEPT_SCANS) scans.delete(scans.keys().next().value);
        scans.set(key, found);
      }
      return found;
    };

    /** False when two neighbours in a Chinese piece never meet: then the piece occurs nowhere. */
    index.has = (piece) => {
      for (let at = 0; at + 1 < piece.length; at++) {
        const a = piece.charCodeAt(at);
        const b = piece.charCodeAt(at + 1);
        if (a > 0x2e7f && b > 0x2e7f && !pairs.has(a * 65536 + b)) return false;
      }
      return true;
    };
    const addPairs = ({ text, language }) => {
      if (language === "en") return;
      let before = 0;
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code > 0x2e7f && before > 0x2e7f) pairs.add(before * 65536 + code);
        before = code;
      }
    };

    /** Normal texts of a record, `[text, layer]`, as far as they have come. */
    index.texts = (at) =>
      index.bodies
        .filter(({ first, starts }) => at >= first && at < first + starts.length - 1)
        .map(({ text, starts, first, kind }) => [text.slice(starts[at - first], starts[at - first + 1] - 1), kind])
        .filter(([text]) => text);

    let spoken = null;
    /** Places in Chinese names where a sound begins with `letter`: run, its sounds, position. */
    index.spokenFrom = (letter) => {
      if (!spoken || spoken.of !== index.sounds) {
        spoken = { of: index.sounds, from: new Map() };
        for (const part of index.titles) {
          if (part.language === "en") continue;
          for (const run of part.text.match(/\p{Script=Han}{2,}/gu) || []) {
            const sounds = index.sounds.read(run);
            sounds.forEach((sound, at) => sound && at + 1 < run.length && push(spoken.from, sound[0], { run, sounds, at }));
          }
        }
      }
      return spoken.from.get(letter) || [];
    };

    const vocabulary = new Set();
    let read = 0;
    /** Every English word of what has come; only what is new is read. */
    index.vocabulary = () => {
      const come = [...index.titles, ...index.bodies];
      for (; read < come.length; read++) {
        if (come[read].language === "zh") continue;
        for (const word of come[read].text.match(/[a-z]{3,}/g) || []) vocabulary.add(word);
      }
      return vocabulary;
    };

    /** Make what the first mended query would have to make. */
    index.warm = () => {
      index.vocabulary();
      if (index.words) index.spokenFrom("a");
    };
    return index;
  };

  asc.searchIndex = { create, LEVEL, LANGUAGES };
})();
