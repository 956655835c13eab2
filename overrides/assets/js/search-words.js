/* Search: what a word may stand for.  A unit is a word or an expression with its alternatives:
   inflections, spellings, synonyms and, when it stands nowhere, sounds and slips. */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { LEVEL } = asc.searchIndex;
  const { HAN, stem, meaningKey, spellings, distance, sounded } = asc.searchText;

  /** What an alternative is worth beside the word itself. */
  const WORTH = { own: 1, stem: 0.95, spelling: 0.93, begun: 0.9, joined: 0.95, synonym: 0.8, sound: 0.85, wrong: 0.6 };
  const LONGEST_RUN = 40;
  const MOST_FORMS = 14;

  const isHan = (text) => HAN.test(text);

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

  asc.searchWords = { isHan, occurs, forms, named, oneWrong, alternative, latinUnit, synonym, stemLast, hanUnits };
})();
