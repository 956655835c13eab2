/* Search: text.  One normal form for index and query, and what two words may have
   in common: a stem, a spelling, all letters but one, a sound.  No page, no network, no state. */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});

  const HAN = /\p{Script=Han}/u;

  /**
   * The normal form: NFKC, lower case, punctuation gone, one space between Latin words and none
   * beside Chinese, so that 安装、调试 is 安装调试 and GB/T 27922—2011 is "gb t 27922 2011".
   * A vertical tab is a Chinese comma
   * or colon, a tab ends a sentence; line breaks stay.
   */
  const normal = (text) =>
    text
      .replace(/[，：]/g, "\v")
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[。；;！!？?]|\.(?=\s|$)/g, "\t")
      .replace(/(\d)\.(?=\d)/g, "$1\u0001")
      .replace(/['’]s\b/g, "")
      .replace(/[^\p{L}\p{N}%\u0001\t\n\v]+/gu, " ")
      .replace(/\u0001/g, ".")
      .replace(/ %/g, "%")
      .replace(/ ?(\p{Script=Han}+) ?/gu, "$1")
      .replace(/ ?([\t\n\v]) ?/g, "$1");

  /** Traditional to simplified, by a table of pairs written one after the other. */
  const simplifier = (pairs) => {
    const table = new Map();
    for (let at = 0; at + 1 < pairs.length; at += 2) table.set(pairs[at], pairs[at + 1]);
    return (text) => {
      let changed = "";
      for (const char of text) changed += table.get(char) || char;
      return changed;
    };
  };

  const ENDINGS = [
    "ations", "ation", "ments", "ment", "nesses", "ness", "ingly", "ings", "ing", "ities", "ity",
    "ically", "ally", "ances", "ance", "ences", "ence", "ables", "able", "ibly", "ible", "ives",
    "ive", "ions", "ion", "ies", "ers", "er", "ors", "or", "edly", "ed", "es", "ly", "al", "s", "y", "e",
  ];

  /** Endings that are often part of a short word itself: center, metal. */
  const SHORT = new Set(["er", "or", "al", "ers", "ors"]);

  /** What may follow a stem in an inflection of the word: repair-s, repair-ing, plan-ning. */
  const FOLLOWS = new Set([
    "", ...ENDINGS, "ied", "ying", "ier", "iers", "ate", "ates", "ated", "ating", "ator", "ators", "ative", "ational",
    "ization", "isation", "ize", "ise", "ized", "ised", "izing", "ising", "ion's", "ist", "ists", "age", "ages", "ant", "ants", "ent", "ents", "ful", "less",
  ]);
  const inflects = (root, rest) =>
    FOLLOWS.has(rest) || (rest.length < 5 && rest[0] === root[root.length - 1] && FOLLOWS.has(rest.slice(1)));

  /** What the inflections of an English word begin with: policies, policy → polic. */
  const stem = (word) => {
    for (const ending of ENDINGS) {
      const rest = word.length - ending.length;
      if (rest >= (SHORT.has(ending) ? 5 : 4) && word.endsWith(ending)) return doubled(word.slice(0, rest), word);
      if (rest === 3 && word.endsWith(ending) && /^(s|es|ed|ing|ies|y|e)$/.test(ending)) {
        return doubled(word.slice(0, rest), word);
      }
    }
    return word;
  };
  const doubled = (root, word) =>
    /([bdgmnprt])\1$/.test(root) && !word.startsWith(root + "s") ? root.slice(0, -1) : root;

  /* British and American: either side finds the other. */
  const SPELLINGS = [
    [/isation/g, "ization"], [/ization/g, "isation"], [/is(e|ed|es|ing|er)$/, "iz$1"],
    [/iz(e|ed|es|ing|er)$/, "is$1"], [/our/g, "or"], [/or(?=$|s$|ed$|ing$|al$|able$)/, "our"],
    [/tre(s?)$/, "ter$1"], [/ter(s?)$/, "tre$1"], [/ogue/g, "og"], [/og(s?)$/, "ogue$1"],
    [/ence(s?)$/, "ense$1"], [/ense(s?)$/, "ence$1"], [/lled$/, "led"], [/led$/, "lled"],
    [/lling$/, "ling"], [/ling$/, "lling"], [/lment/g, "llment"], [/llment/g, "lment"],
    [/programme/g, "program"], [/program$/, "programme"], [/judgement/g, "judgment"],
    [/judgment/g, "judgement"], [/cheque/g, "check"], [/ys(e|ed|ing)$/, "yz$1"], [/yz(e|ed|ing)$/, "ys$1"],
  ];
  /** Other spellings of a word, itself not included. */
  const spellings = (word) => {
    const found = new Set();
    for (const [from, to] of SPELLINGS) {
      const other = word.replace(from, to);
      if (other !== word && other.length > 3) found.add(other);
    }
    return [...found];
  };

  /** What a word or an expression is looked up by among meanings: stems in one spelling. */
  const meaningKey = (text) =>
    HAN.test(text)
      ? text
      : text.split(" ").map((word) => stem(word.replace(/isation/, "ization").replace(/tre(s?)$/, "ter$1").replace(/our/, "or"))).join(" ");

  /** Changes from one word to another (a swap of neighbours is one), or limit + 1. */
  const distance = (a, b, limit) => {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1];
        let value = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          value = Math.min(value, before[j - 2] + 1);
        }
        next.push(value);
        least = Math.min(least, value);
      }
      if (least > limit) return limit + 1;
      before = row;
      row = next;
    }
    return row[b.length];
  };

  /** The pinyin table: "a阿啊 ai爱…" and exceptions [["重复", "chong fu"], …]. */
  const reader = (table, exceptions) => {
    const sounds = new Map();
    for (const group of table ? table.split(" ") : []) {
      const [, sound, characters] = /^([a-z]+)(.*)$/u.exec(group);
      for (const char of characters) sounds.set(char, sound);
    }
    const special = new Map(exceptions || []);
    const syllables = new Set(sounds.values());
    for (const sound of special.values()) sound.split(" ").forEach((one) => syllables.add(one));
    const begun = new Set();
    for (const one of syllables) for (let end = 1; end < one.length; end++) begun.add(one.slice(0, end));

    /** Sounds of a Chinese text, one a character; null where unknown. */
    const read = (text) => {
      const found = Array.from(text, (char) => sounds.get(char) || null);
      for (let at = 0; at + 1 < text.length; at++) {
        const pair = special.get(text.slice(at, at + 2));
        if (pair) pair.split(" ").forEach((sound, i) => (found[at + i] = sound));
      }
      return found;
    };

    /** True when letters can be cut into syllables; the last may be unfinished. */
    const spells = (letters) => {
      const from = (at) => {
        if (at === letters.length) return true;
        for (let length = Math.min(6, letters.length - at); length > 0; length--) {
          if (syllables.has(letters.slice(at, at + length)) && from(at + length)) return true;
        }
        return at > 0 && begun.has(letters.slice(at));
      };
      return from(0);
    };
    return { read, spells, known: sounds.size > 0, has: (char) => sounds.has(char) };
  };

  /**
   * How many characters from `at` the letters stand for, or 0: whole syllables (the last may be
   * begun), or their first letters alone when `initials`.
   */
  const sounded = (sounds, at, letters, initials) => {
    let rest = letters;
    let used = 0;
    for (let i = at; rest && i < sounds.length; i++, used++) {
      const sound = sounds[i];
      if (!sound) return 0;
      if (initials) {
        if (sound[0] !== rest[0]) return 0;
        rest = rest.slice(1);
      } else if (rest.startsWith(sound)) rest = rest.slice(sound.length);
      else if (sound.startsWith(rest) && used) rest = "";
      else return 0;
    }
    return rest ? 0 : used;
  };

  asc.searchText = { HAN, normal, simplifier, stem, inflects, spellings, meaningKey, distance, reader, sounded };
})();
