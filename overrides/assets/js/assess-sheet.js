/* A sheet of answers: empty, read from a file, carried to a new edition, compared, merged.
   Nothing here knows the page; the format is that of macros/score/sheet.py. */
(function () {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const FORMAT = "after-sales-self-assessment", VERSION = 1;
  const SCORED = ["met", "conforming", "size", "grade", "findings", "excluded"];

  class SheetError extends Error {
    constructor(key, details) {
      super(key);
      this.key = key;
      this.details = details || {};
    }
  }

  const empty = (criteria) => ({
    format: FORMAT, version: VERSION, edition: criteria.edition, saved: "", organisation: "",
    assessor: "", industries: [], deductions: 0, bonus: 0, remarks: "", target: "",
    weights: {}, clauses: {}, answers: {},
  });

  /* Reading: each field says what it may hold; the first that does not is named. */
  const isText = (value) => typeof value === "string" && value.length <= 20000;
  const isCount = (value) => Number.isInteger(value) && value >= 0 && value <= 1000000;
  const isAmount = (value) => isText(value) && /^\d{1,6}(\.\d{1,6})?$/.test(value);
  function isDay(value) {
    if (value === "") return true;
    if (!isText(value) || !/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value)) return false;
    const day = new Date(value + "T00:00:00Z");
    return !isNaN(day) && day.toISOString().slice(0, 10) === value;
  }
  const orNull = (test) => (value) => value === null || test(value);
  const listOf = (test) => (value) => Array.isArray(value) && value.every(test);
  const ANSWER = {
    met: orNull((value) => typeof value === "boolean"), conforming: orNull(isCount),
    size: orNull(isCount), grade: orNull(isAmount), findings: orNull(isCount),
    excluded: orNull(isText), evidence: listOf(isText), note: isText, owner: isText, due: isDay,
  };
  const SEEN = { text: isText, scale: isText, points: isAmount };
  const SHEET = {
    format: (value) => value === FORMAT, version: (value) => value === VERSION,
    edition: (value) => isText(value) && /^[a-z][a-z0-9-]*@[a-z0-9.-]+$/.test(value),
    saved: isText, organisation: isText, assessor: isText, industries: listOf(isText),
    deductions: isCount, bonus: isCount, remarks: isText, target: isText,
    weights: (value, at) => eachOf(value, at, (w) => Number.isInteger(w) && w >= 0 && w <= 9),
    clauses: (value, at) => eachOf(value, at, (seen, where) => record(seen, where, SEEN)),
    answers: (value, at) => eachOf(value, at, (answer, where) => record(answer, where, ANSWER)),
  };
  const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  function eachOf(value, at, test) {
    if (!isMap(value)) return false;
    for (const key of Object.keys(value)) {
      if (!test(value[key], at + "." + key)) throw new SheetError("wrong_value", { at: at + "." + key });
    }
    return true;
  }
  function record(value, at, shape) {
    if (!isMap(value)) throw new SheetError("wrong_value", { at });
    for (const key of Object.keys(value)) {
      const here = at ? at + "." + key : key;
      const known = Object.prototype.hasOwnProperty.call(shape, key);
      if (!known || !shape[key](value[key], here)) throw new SheetError("wrong_value", { at: here });
    }
    return true;
  }

  /** The sheet in a JSON text; throws SheetError for anything else. */
  function read(text) {
    let data;
    try {
      data = JSON.parse(text);
    } catch (error) {
      throw new SheetError("not_json");
    }
    if (!isMap(data) || data.format !== FORMAT) throw new SheetError("foreign");
    if (data.version !== VERSION) throw new SheetError("version", { version: String(data.version) });
    if (!("edition" in data)) throw new SheetError("wrong_value", { at: "edition" });
    record(data, "", SHEET);
    return Object.assign(empty({ edition: data.edition }), data);
  }

  const seen = (criteria) => Object.fromEntries(criteria.clauses.map((clause) =>
    [clause.id, { text: clause.text_mark, scale: clause.scale_mark, points: clause.points }]));

  /** The sheet as a file. */
  const write = (criteria, sheet, saved) =>
    JSON.stringify(Object.assign({}, sheet, { saved, clauses: seen(criteria) }), null, 1) + "\n";

  /* A later edition (or a corrected text) against the sheet of the one before. */
  const answered = (answer) =>
    Boolean(answer) && SCORED.some((key) => answer[key] !== null && answer[key] !== undefined);

  function carry(criteria, lineage, old) {
    const kept = [], redo = [], known = {};
    const sheet = Object.assign({}, old, { edition: criteria.edition, answers: {}, weights: {} });
    const changes = lineage && lineage.base === old.edition ? lineage.changes : [];
    for (const clause of criteria.clauses) {
      known[clause.id] = true;
      const change = changes.find((one) => one.after.includes(clause.id));
      const verdict = judge(clause, old, change);
      const before = old.answers[clause.id];
      if (verdict.keep) {
        if (before) sheet.answers[clause.id] = before;
        if (answered(before)) kept.push({ id: clause.id, why: verdict.why, details: verdict.details });
      } else {
        const left = before && Object.assign({}, before);
        for (const key of SCORED) if (left) delete left[key];
        if (left && Object.values(left).some((value) => value && value.length)) sheet.answers[clause.id] = left;
        redo.push({ id: clause.id, why: verdict.why, reason: change ? change.reason : null });
      }
      if (clause.id in old.weights) sheet.weights[clause.id] = old.weights[clause.id];
    }
    const past = Object.keys(Object.assign({}, old.clauses, old.answers));
    const gone = past.filter((id) => !known[id]).map((id) => {
      const change = changes.find((one) => one.before.includes(id));
      return { id, why: change ? change.kind : "removed", reason: change ? change.reason : null };
    });
    return { kept, redo, gone, sheet };
  }
  function judge(clause, old, change) {
    const before = old.clauses[clause.id];
    if (change) return { keep: false, why: change.kind };
    if (!before) return { keep: false, why: clause.id in old.answers ? "unknown" : "new" };
    if (before.text !== clause.text_mark) return { keep: false, why: "text" };
    if (before.scale !== clause.scale_mark) return { keep: false, why: "scale" };
    if (before.points === clause.points) return { keep: true, why: "same" };
    return { keep: true, why: "points", details: { before: before.points, after: clause.points } };
  }
  /** True when a file's clauses read as they do now, so that nothing has to be carried over. */
  const current = (criteria, sheet) =>
    sheet.edition === criteria.edition &&
    criteria.clauses.every((clause) => {
      const before = sheet.clauses[clause.id];
      return !answered(sheet.answers[clause.id]) || !before ||
        (before.text === clause.text_mark && before.scale === clause.scale_mark);
    });

  /* Two assessors. */
  function classOf(criteria, clause, sheet) {
    const { applies, ratio, ZERO, ONE } = asc.score;
    if (!applies(clause, sheet)) return { name: "excluded", share: null };
    const share = ratio(clause, sheet.answers[clause.id]);
    if (share === null) return { name: "open", share: null };
    const { same } = asc.fraction;
    return { name: same(share, ONE) ? "full" : same(share, ZERO) ? "none" : "part", share };
  }
  const NAMES = ["full", "part", "none", "excluded"];

  /** Differences by their effect on the score, percentage agreement and Cohen's kappa. */
  function compare(criteria, a, b) {
    const { mul, sub, div, of, less, whole, text } = asc.fraction;
    const { assess, ZERO } = asc.score;
    const scores = [assess(criteria, a), assess(criteria, b)];
    const rows = [], pairs = [], oneOpen = [];
    for (const clause of criteria.clauses) {
      const [x, y] = [classOf(criteria, clause, a), classOf(criteria, clause, b)];
      if (x.name === "open" && y.name === "open") continue;
      if (x.name === "open" || y.name === "open") {
        oneOpen.push(clause.id);
        continue;
      }
      pairs.push([x.name, y.name]);
      const points = (one) => (one.share === null ? of(clause.points) : mul(one.share, of(clause.points)));
      const gap = sub(points(x), points(y));
      const size = less(gap, ZERO) ? sub(ZERO, gap) : gap;
      if (x.name === y.name && !size.n) continue;
      rows.push({ id: clause.id, a: x.name, b: y.name, size, lower: less(gap, ZERO) ? "a" : "b" });
    }
    for (const row of rows) row.impact = text(effect(criteria, a, b, row.id));
    rows.sort((one, two) => {
      const [p, q] = [of2(one.impact), of2(two.impact)];
      return less(p, q) ? 1 : less(q, p) ? -1 : 0;
    });
    const same = pairs.filter(([x, y]) => x === y).length;
    return {
      rows: rows.map(({ id, a: x, b: y, impact, lower }) => ({ id, a: x, b: y, impact, lower })),
      same, all: pairs.length, oneOpen,
      percent: pairs.length ? text(div(whole(same * 100), whole(pairs.length))) : null,
      kappa: kappa(pairs), scores: scores.map((result) => result.shown),
    };
  }
  const of2 = (written) => {
    const [n, d] = written.split("/");
    return { n: BigInt(n), d: BigInt(d || 1) };
  };
  /** How far the score moves when the first sheet takes the second's answer to one clause. */
  function effect(criteria, a, b, id) {
    const { sub, less } = asc.fraction;
    const { assess, ZERO } = asc.score;
    const answers = Object.assign({}, a.answers, { [id]: b.answers[id] || {} });
    const moved = assess(criteria, Object.assign({}, a, { answers }));
    const gap = sub(assess(criteria, a).normalised, moved.normalised);
    return less(gap, ZERO) ? sub(ZERO, gap) : gap;
  }
  /** Cohen's kappa as n/d; null where chance alone would always agree. */
  function kappa(pairs) {
    const { whole, div, sub, add, mul, same, text } = asc.fraction;
    if (!pairs.length) return null;
    const all = whole(pairs.length);
    const share = (test) => div(whole(pairs.filter(test).length), all);
    const observed = share(([x, y]) => x === y);
    const chance = NAMES.map((name) => mul(share(([x]) => x === name), share(([, y]) => y === name)))
      .reduce(add);
    return same(chance, whole(1)) ? null : text(div(sub(observed, chance), sub(whole(1), chance)));
  }
  /** One sheet of two: ``choices`` says "a" or "b" where they differ; one answer beats none. */
  function merge(criteria, a, b, choices) {
    const found = compare(criteria, a, b), answers = Object.assign({}, b.answers, a.answers);
    for (const row of found.rows) {
      const chosen = (choices && choices[row.id]) || row.lower;
      answers[row.id] = (chosen === "a" ? a : b).answers[row.id];
    }
    for (const id of found.oneOpen) answers[id] = answered(a.answers[id]) ? a.answers[id] : b.answers[id];
    const names = [a.assessor, b.assessor].filter(Boolean).join(", ");
    return Object.assign({}, b, a, {
      answers, assessor: names, deductions: Math.max(a.deductions, b.deductions),
      bonus: Math.min(a.bonus, b.bonus),
    });
  }

  asc.sheet = {
    SheetError, empty, read, write, seen, answered, carry, current, compare, merge, VERSION,
  };
})();
