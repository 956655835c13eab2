/* Search, part 3 of 4: what a reader means.  A query becomes a plan: ids, a clause number, the
   standards it names, whole phrases to look for, and units of which all or most must be found,
   each with its alternatives and what these cost. */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { LEVEL } = asc.searchIndex;
  const { HAN, normal, stem, meaningKey, spellings, distance, sounded } = asc.searchText;

  /** What a reading costs: of a phrase in points, of a unit as a factor. */
  const COST = { own: 0, without: 10, stem: 15, spelling: 20, joined: 20, synonym: 40, sound: 60, wrong: 320 };
  const WORTH = { own: 1, stem: 0.95, spelling: 0.93, begun: 0.9, joined: 0.95, synonym: 0.8, sound: 0.85, wrong: 0.6 };
  const LONGEST_RUN = 40;
  const MOST_FORMS = 14;

  const isHan = (text) => HAN.test(text);
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

  /* ---- alternatives of one unit ---- */

  const occurs = (index, needle, fit) => index.scan(needle, fit).list.length > 0;

  const forms = (index, word) => [...(index.meanings.get(meaningKey(word)) || [])].slice(0, MOST_FORMS);

  /** Two known words written as one: takeback → take back. */
  const split = (index, word) => {
    for (let at = 3; at + 3 <= word.length; at++) {
      const both = `${word.slice(0, at)} ${word.slice(at)}`;
      if (occurs(index, both)) return both;
    }
    return "";
  };

  /** Known words one slip away (two in a long word), the nearest first. */
  const slips = (index, word, most) => {
    if (word.length < 4 || /\d/.test(word)) return [];
    const limit = most || (word.length < 8 ? 1 : 2);
    let best = [];
    let least = limit + 1;
    for (const known of index.vocabulary()) {
      if (known[0] !== word[0] && known[1] !== word[1]) continue;
      const away = distance(word, known, least > limit ? limit : least);
      if (away > limit || away > least) continue;
      if (away < least) best = [];
      least = away;
      best.push(known);
    }
    return best.sort().slice(0, 3);
  };

  /** Chinese names that sound like the letters: tousu, tou su chu li, fwwd. */
  const named = (index, letters, initials) => {
    const found = new Map();
    if (!index.sounds.known || letters.length < (initials ? 2 : 3)) return [];
    if (!initials && !index.sounds.spells(letters)) return [];
    for (const { run, sounds, at } of index.spokenFrom(letters[0])) {
      const used = sounded(sounds, at, letters, initials);
      if (used < 2) continue;
      const piece = run.slice(at, at + used);
      found.set(piece, (found.get(piece) || 0) + (used === run.length ? 50 : at === 0 ? 3 : 1));
    }
    return [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([piece]) => piece).slice(0, 4);
  };
  /** Pieces of names (else of the text) that differ from `run` in one character. */
  const oneWrong = (index, run, inNames) => {
    if (run.length < 3 || run.length > 12) return [];
    const search = (parts) => {
      const found = new Map();
      for (const { text, language } of parts) {
        if (language === "en") continue;
        for (let at = 0; at < run.length; at++) {
          const left = run.slice(0, at);
          const right = run.slice(at + 1);
          const anchor = left.length >= right.length ? left : right;
          const shift = anchor === left ? 0 : at + 1;
          if (!index.has(anchor)) continue;
          for (let hit = text.indexOf(anchor); hit >= 0; hit = text.indexOf(anchor, hit + 1)) {
            const start = hit - shift;
            if (start < 0 || !text.startsWith(left, start) || !text.startsWith(right, start + at + 1)) continue;
            const piece = text.slice(start, start + run.length);
            if (!/^\p{Script=Han}+$/u.test(piece)) continue;
            found.set(piece, (found.get(piece) || 0) + 1);
          }
        }
      }
      return [...found].sort((a, b) => b[1] - a[1]).map(([piece]) => piece).slice(0, 3);
    };
    const near = search(index.titles);
    return near.length || inNames || run.length < 4 ? near : search(index.bodies.filter((part) => part.kind === "text"));
  };

  const FIT = { own: "whole", begun: "begun" };
  const alternative = (needle, how) => ({ needle, how, fit: FIT[how] || "stem", worth: WORTH[how] });

  const latinUnit = (index, word, last, notes) => {
    const root = stem(word);
    const found = [alternative(word, "own")];
    if (/^[a-z]+$/.test(word)) {
      found.push(alternative(root, "stem"));
      spellings(word).forEach((other) => found.push(alternative(stem(other), "spelling")));
    }
    if (last) found.push(alternative(word, "begun"));
    for (const form of forms(index, word)) found.push(synonym(form));
    if (!found.some((one) => occurs(index, one.needle, one.fit))) {
      found.push(...mended(index, word, notes));
    }
    return { text: word, options: found };
  };

  /* A form of another word is not derived from further: attendance is not "to attend". */
  const single = (form) => form.replace(/ies$/, "i").replace(/([^s])s$/, "$1");
  const synonym = (form) => alternative(isHan(form) ? form : single(form), "synonym");
  const stemLast = (phrase) => {
    const words = phrase.split(" ");
    words.push(stem(words.pop()));
    return words.join(" ");
  };

  /** What a word that occurs nowhere may have been meant for. */
  const mended = (index, word, notes) => {
    const both = split(index, word);
    if (both) return [alternative(both, "joined")];
    const sounds = /^[a-z]+$/.test(word) ? named(index, word, false) : [];
    if (sounds.length) return noted(notes, "sound", word, sounds, index);
    const initials = /^[a-z]{2,12}$/.test(word) ? named(index, word, true) : [];
    const near = /[aeiou]/.test(word) || !initials.length ? slips(index, word) : [];
    if (near.length) return noted(notes, "wrong", word, near, index);
    return initials.length ? noted(notes, "sound", word, initials, index) : [];
  };
  const noted = (notes, how, from, pieces, index) => {
    notes.push({ how, from, to: pieces[0] });
    return pieces.flatMap((piece) => [
      alternative(isHan(piece) ? piece : stem(piece), how),
      ...forms(index, piece).map((form) => ({ ...synonym(form), worth: WORTH[how] * WORTH.synonym })),
    ]);
  };

  /* ---- Chinese runs: cut where known words meet ---- */

  const pieceValue = (index, piece) => {
    const square = piece.length * piece.length;
    if (index.meanings.has(piece)) return square + 1;
    if (index.ignored.has(piece)) return square * 0.95;
    if (piece.length < 2) return 0;
    if (!index.has(piece)) return 0;
    const { list, level } = index.scan(piece);
    if (list.some((at) => level[at] >= LEVEL.inTitle)) return square * 0.9;
    /* What stands in running text alone may well be the end of one word and the start of another,
       the more so when either is a small word. */
    const small = index.ignored.has(piece[0]) || index.ignored.has(piece[piece.length - 1]);
    return list.length ? (small ? 0.4 : 2 * piece.length - 0.8) : 0;
  };

  const cut = (index, run) => {
    const size = Math.min(run.length, LONGEST_RUN);
    const best = [0];
    const back = [0];
    for (let end = 1; end <= size; end++) {
      best[end] = best[end - 1];
      back[end] = end - 1;
      for (let start = Math.max(0, end - 12); start < end; start++) {
        const value = best[start] + pieceValue(index, run.slice(start, end));
        if (value > best[end]) {
          best[end] = value;
          back[end] = start;
        }
      }
    }
    const pieces = [];
    for (let end = size; end > 0; end = back[end]) pieces.unshift(run.slice(back[end], end));
    return pieces;
  };

  /** Neighbouring single characters without a meaning are one unknown piece. */
  const joinUnknown = (index, pieces) => {
    const found = [];
    let unknown = "";
    const close = () => unknown && found.push({ piece: unknown, known: false });
    for (const piece of pieces) {
      const known = piece.length > 1 || index.meanings.has(piece) || index.ignored.has(piece);
      if (!known) unknown += piece;
      else {
        close();
        unknown = "";
        found.push({ piece, known: true });
      }
    }
    close();
    return found;
  };

  const hanUnits = (index, run, notes) => {
    const pieces = joinUnknown(index, cut(index, run));
    const unknown = pieces.some(({ known }) => !known);
    if (unknown && run.length >= 3) {
      const near = oneWrong(index, run);
      if (near.length) return [{ text: run, options: noted(notes, "wrong", run, near, index) }];
    }
    return pieces.map(({ piece, known }) => ({
      text: piece,
      ignored: index.ignored.has(piece),
      weak: !known && piece.length === 1,
      options: [alternative(piece, "own"), ...forms(index, piece).map(synonym)],
    }));
  };

  /* ---- the plan ---- */

  const tokens = (text) => {
    const found = [];
    for (const word of text.split(/\s+/)) {
      found.push(...(normal(word).match(/\p{Script=Han}+|[^\p{Script=Han}\s]+/gu) || []));
    }
    return found;
  };

  const yearUnit = (word) => ({ text: word, year: word, options: [alternative(word, "own")] });

  const units = (index, words, notes) => {
    const found = [];
    for (let at = 0; at < words.length; at++) {
      const word = words[at];
      if (isHan(word)) {
        const afterYear = found.length && found[found.length - 1].year;
        const rest = afterYear ? word.replace(/^年/, "") : word;
        if (rest) found.push(...hanUnits(index, rest, notes));
        continue;
      }
      if (/^(19|20)\d\d$/.test(word)) {
        found.push(yearUnit(word));
        continue;
      }
      const length = together(index, words, at);
      if (length > 1) {
        const phrase = words.slice(at, at + length).join(" ");
        const options = [{ ...alternative(stemLast(phrase), "own"), fit: "stem" }, ...forms(index, phrase).map(synonym)];
        found.push({ text: phrase, options });
        at += length - 1;
      } else if (index.ignored.has(word)) found.push({ text: word, ignored: true, options: [alternative(word, "own")] });
      else found.push(latinUnit(index, word, at + 1 === words.length, notes));
    }
    return found;
  };

  /** How many words from `at` make up one expression of the synonym list. */
  const together = (index, words, at) => {
    for (let length = Math.min(5, words.length - at); length > 1; length--) {
      const part = words.slice(at, at + length);
      if (!part.some(isHan) && index.meanings.has(meaningKey(part.join(" ")))) return length;
    }
    return 1;
  };

  const phrase = (needle, how) => ({ needle, how, fit: how === "own" || how === "joined" ? "begun" : "stem", cost: COST[how] });

  const phrases = (index, text, words, notes) => {
    if (!text) return [];
    const found = [phrase(text, "own")];
    const latin = !isHan(text);
    if (latin && /[a-z]/.test(text)) {
      found.push(phrase(stemLast(text), "stem"));
      spelled(text).forEach((other) => found.push(phrase(other, "spelling")));
      if (words.length > 1 && words.length < 4) found.push(phrase(words.join(""), "joined"));
      const kept = words.filter((word) => !index.ignored.has(word)).join(" ");
      if (kept && kept !== text) found.push(phrase(stemLast(kept), "without"));
      const letters = words.join("");
      if (/^[a-z]+$/.test(letters)) {
        const sounds = named(index, letters, false);
        sounds.forEach((piece) => found.push(phrase(piece, "sound")));
        if (sounds.length && !occurs(index, text)) notes.push({ how: "sound", from: text, to: sounds[0] });
      }
    } else if (!latin) {
      const plain = text.replace(/[的之]/g, "");
      if (plain !== text && plain.length > 1) found.push(phrase(plain, "without"));
    }
    for (const form of forms(index, text)) found.push(phrase(form, "synonym"));
    return found;
  };
  const spelled = (text) => {
    const words = text.split(" ");
    const found = new Set();
    words.forEach((word, at) => {
      for (const other of spellings(word)) {
        found.add(stemLast([...words.slice(0, at), other, ...words.slice(at + 1)].join(" ")));
      }
    });
    return [...found].slice(0, 4);
  };

  /** The whole phrase with its slips mended, when it stands nowhere as it is. */
  const corrected = (index, plan, words, notes) => {
    if (!plan.text || occurs(index, plan.text)) return [];
    if (isHan(plan.text)) {
      const near = oneWrong(index, plan.text, true);
      if (near.length) notes.push({ how: "wrong", from: plan.text, to: near[0] });
      return near.map((piece) => phrase(piece, "wrong"));
    }
    const mends = new Map(notes.filter(({ how }) => how === "wrong").map(({ from, to }) => [from, to]));
    return mends.size ? [phrase(words.map((word) => mends.get(word) || word).join(" "), "wrong")] : [];
  };

  const once = (notes) => {
    const known = new Map(notes.map((note) => [`${note.how} ${note.to}`, note]));
    return [...known.values()];
  };

  /** The plan of a query over an index. */
  const understand = (raw, index) => {
    const notes = [];
    const lower = raw.normalize("NFKC").toLowerCase().trim();
    const simple = index.simplified(lower);
    if (simple !== lower) notes.push({ how: "traditional", from: lower, to: simple });
    const plan = { notes, ids: index.byId.get(simple) || [], below: "", number: "", named: [], phrases: [], units: [], empty: !simple };
    if (plan.ids.length || /^[a-z][a-z0-9]*([.-][a-z0-9]+)+$/.test(simple)) plan.below = simple;
    const spoken = standards(simple, index);
    plan.named = spoken.named;
    plan.digits = spoken.digits;
    const numbered = number(spoken.text, index, spoken.named.length > 0);
    plan.number = numbered.number;
    const words = tokens(numbered.text);
    plan.text = normal(numbered.text).trim();
    plan.units = units(index, words, notes);
    plan.phrases = phrases(index, plan.text, words, notes);
    plan.phrases.push(...corrected(index, plan, words, notes));
    plan.notes = once(notes);
    return plan;
  };

  /** The known name nearest to a query that finds nothing, or "". */
  const suggestion = (raw, index) => {
    const text = index.simplified(normal(raw).trim());
    if (text.length < 2 || text.length > 40) return "";
    let best = "";
    let least = Infinity;
    const limit = isHan(text) ? Math.floor(text.length / 2) : Math.floor(text.length / 3);
    const own = isHan(text) ? index.sounds.read(text).join(" ") : "";
    for (const part of index.titles) {
      for (const name of part.text.split(/[\t\n]/)) {
        if (!name || isHan(name) !== isHan(text)) continue;
        let away = distance(text, name, limit);
        if (own && name.length === text.length && index.sounds.read(name).join(" ") === own) away = 0.5;
        if (away <= limit && away < least) {
          least = away;
          best = name;
        }
      }
    }
    return best;
  };

  asc.searchQuery = { understand, suggestion };
})();
