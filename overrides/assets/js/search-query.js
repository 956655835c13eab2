/* Search: what a reader means.  A query becomes a plan: ids, a clause number, the
   standards it names, whole phrases to look for, and units of which all or most must be found,
   each with its alternatives and what these cost. */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { normal, meaningKey, spellings, distance } = asc.searchText;
  const { standards, number } = asc.searchNames;
  const { isHan, occurs, forms, named, oneWrong, alternative, latinUnit, synonym, stemLast, hanUnits } = asc.searchWords;

  /** What a reading of the whole phrase costs, in points. */
  const COST = { own: 0, without: 10, stem: 15, spelling: 20, joined: 20, synonym: 40, sound: 60, wrong: 320 };

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
