/* From answers to a level, in exact fractions, and the least effort to a level.
   The twin of macros/score/engine.py and path.py: same names, same order, same digits. */
(function () {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});

  /* Fractions over BigInt: {n, d}, d > 0, lowest terms. */
  const B = BigInt;
  const N0 = B(0), N1 = B(1), N2 = B(2), N10 = B(10);

  function gcd(a, b) {
    while (b) [a, b] = [b, a % b];
    return a < N0 ? -a : a;
  }
  function frac(n, d) {
    const g = gcd(n, d) || N1;
    return { n: n / g, d: d / g };
  }
  function of(text) {
    const [whole, decimals] = String(text).split(".");
    return decimals ? frac(B(whole + decimals), N10 ** B(decimals.length)) : { n: B(whole), d: N1 };
  }
  const add = (a, b) => (a.d === b.d ? frac(a.n + b.n, a.d) : frac(a.n * b.d + b.n * a.d, a.d * b.d));
  const sub = (a, b) => add(a, { n: -b.n, d: b.d });
  const mul = (a, b) => frac(a.n * b.n, a.d * b.d);
  const div = (a, b) => (b.n < N0 ? frac(-a.n * b.d, -a.d * b.n) : frac(a.n * b.d, a.d * b.n));
  const less = (a, b) => a.n * b.d < b.n * a.d;
  const same = (a, b) => a.n === b.n && a.d === b.d;
  const text = (a) => (a.d === N1 ? String(a.n) : a.n + "/" + a.d);
  const floor = (a) => (a.n >= N0 ? a.n / a.d : -((-a.n + a.d - N1) / a.d));
  const ceil = (a) => -floor({ n: -a.n, d: a.d });
  const whole = (n) => ({ n: B(n), d: N1 });
  const number = (a) => Number(a.n) / Number(a.d);

  const ZERO = whole(0), ONE = whole(1), HALF = { n: N1, d: N2 }, HUNDRED = whole(100);

  /* One clause. */
  function applies(clause, sheet) {
    const profile = sheet.industries || [];
    if (clause.industries.length && profile.length) {
      if (!clause.industries.some((industry) => profile.includes(industry))) return false;
    }
    const answer = sheet.answers[clause.id];
    const reason = (answer && answer.excluded) || "";
    return !(clause.excludable && /[^ \t\r\n\u3000]/.test(reason));
  }
  const given = (value) => value !== null && value !== undefined;

  function ratio(clause, answer) {
    if (!answer) return null;
    if (clause.scoring === "binary" && given(answer.met)) return answer.met ? ONE : ZERO;
    if (clause.scoring === "sample" && answer.size && given(answer.conforming)) {
      return answer.conforming <= answer.size ? frac(B(answer.conforming), B(answer.size)) : null;
    }
    if (clause.scoring === "graded" && clause.ratios.includes(answer.grade)) return of(answer.grade);
    if (clause.scoring === "deduct" && given(answer.findings)) {
      const lost = div(mul(of(clause.each), whole(answer.findings)), of(clause.points));
      return less(ONE, lost) ? ZERO : sub(ONE, lost);
    }
    return null;
  }

  /* Rounding and showing. */
  function halfUp(value, places) {
    const unit = whole(N10 ** B(places));
    return div(whole(floor(add(mul(value, unit), HALF))), unit);
  }
  function fixed(value, places) {
    const digits = String(floor(mul(value, whole(N10 ** B(places))))).padStart(places + 1, "0");
    return places ? digits.slice(0, -places) + "." + digits.slice(-places) : digits;
  }
  const rounds = (scheme) => scheme.compare === "rounded" && scheme.places !== null;

  function held(value, scheme) {
    return rounds(scheme) ? halfUp(value, scheme.places) : value;
  }
  function show(value, scheme) {
    if (rounds(scheme)) return fixed(held(value, scheme), scheme.places);
    const unit = whole(10000);
    const cut = div(whole(floor(mul(value, unit))), unit);
    const shown = fixed(cut, 4).replace(/0+$/, "").replace(/\.$/, "");
    return same(cut, value) ? shown : shown + "…";
  }

  /* The whole sheet. */
  function assess(criteria, sheet, raised) {
    const scheme = criteria.scheme, earned = {}, open = [];
    for (const clause of criteria.clauses) {
      earned[clause.id] = null;
      if (!applies(clause, sheet)) continue;
      const full = raised && raised.includes(clause.id);
      const share = full ? ONE : ratio(clause, sheet.answers[clause.id]);
      if (!share) open.push(clause.id);
      earned[clause.id] = mul(of(clause.points), share || ZERO);
    }
    const all = sums(criteria.clauses, earned);
    const total = of(scheme.total);
    const normalised = all.applicable.n ? mul(div(all.obtained, all.applicable), total) : ZERO;
    const score = finalScore(scheme, sheet, normalised);
    const rates = {};
    for (const group of criteria.groups) rates[group.id] = rateOf(criteria, earned, group.id);
    const failures = failuresOf(criteria, sheet, earned, all.applicable);
    const levels = scheme.levels.map((level) => levelOf(level, scheme, sheet, score, rates));
    const reached = levels.filter((level) => level.met && !failures.length);
    return {
      earned, open, obtained: all.obtained, applicable: all.applicable, normalised, score,
      shown: show(score, scheme), rates, failures, levels,
      level: reached.length ? reached[reached.length - 1].id : null,
    };
  }
  function extra(scheme, sheet) {
    let more = ZERO;
    if (scheme.bonus) {
      const wanted = mul(of(scheme.bonus.each), whole(sheet.bonus || 0));
      const limit = of(scheme.bonus.limit);
      more = less(wanted, limit) ? wanted : limit;
    }
    if (scheme.deductions && !scheme.deductions.outside) {
      more = sub(more, mul(of(scheme.deductions.each), whole(sheet.deductions || 0)));
    }
    return more;
  }
  function finalScore(scheme, sheet, normalised) {
    let score = add(normalised, extra(scheme, sheet));
    if (less(score, ZERO)) score = ZERO;
    return scheme.cap !== null && less(of(scheme.cap), score) ? of(scheme.cap) : score;
  }
  function sums(clauses, earned) {
    let obtained = ZERO, applicable = ZERO;
    for (const clause of clauses) {
      if (!earned[clause.id]) continue;
      obtained = add(obtained, earned[clause.id]);
      applicable = add(applicable, of(clause.points));
    }
    return { obtained, applicable };
  }
  function rateOf(criteria, earned, part) {
    const inside = criteria.clauses.filter((c) => c.chapters.includes(part) || c.id === part);
    const found = sums(inside, earned);
    found.rate = found.applicable.n ? mul(div(found.obtained, found.applicable), HUNDRED) : null;
    return found;
  }
  const gate = (kind, clause, need, have, met) => ({ kind, clause, need, have, met });

  function failuresOf(criteria, sheet, earned, applicable) {
    const scheme = criteria.scheme, found = [];
    for (const clause of scheme.veto_ratio === null ? [] : criteria.clauses) {
      const got = earned[clause.id], limit = mul(of(clause.points), of(scheme.veto_ratio));
      if (clause.veto && got && !less(limit, got)) {
        found.push(gate("veto", clause.id, ">" + text(limit), text(got), false));
      }
    }
    const count = sheet.deductions || 0;
    if (scheme.deductions && count >= scheme.deductions.fail_at) {
      found.push(gate("deductions", "", "<" + scheme.deductions.fail_at, String(count), false));
    }
    if (scheme.min_applicable !== null && less(applicable, of(scheme.min_applicable))) {
      const need = text(of(scheme.min_applicable));
      found.push(gate("applicable", "", need, text(applicable), false));
    }
    return found;
  }
  function levelOf(level, scheme, sheet, score, rates) {
    const need = of(level.min);
    const gates = [
      gate("score", "", text(need), show(score, scheme), !less(held(score, scheme), need)),
    ];
    for (const item of level.minimums) {
      const rate = rates[item.clause].rate, least = of(item.percent);
      const met = rate === null || !less(held(rate, scheme), least);
      gates.push(gate("chapter", item.clause, text(least), rate ? show(rate, scheme) : "", met));
    }
    if (level.max_deductions !== null) {
      const count = sheet.deductions || 0, most = level.max_deductions;
      gates.push(gate("deductions", "", String(most), String(count), count <= most));
    }
    return { id: level.id, met: gates.every((one) => one.met), gates };
  }

  /* What both engines must agree on: plain values, fractions as n/d. */
  function plain(result) {
    const texts = (map, write) =>
      Object.fromEntries(Object.entries(map).map(([key, value]) => [key, write(value)]));
    const { obtained, applicable, normalised, score } = result;
    return Object.assign({}, result, {
      earned: texts(result.earned, (value) => value && text(value)),
      obtained: text(obtained), applicable: text(applicable),
      normalised: text(normalised), score: text(score),
      rates: texts(result.rates, (r) => [text(r.obtained), text(r.applicable), r.rate && text(r.rate)]),
    });
  }

  asc.fraction = { of, add, sub, mul, div, less, same, text, floor, ceil, whole, number, frac };
  asc.score = {
    applies, ratio, assess, extra, held, show, rounds, plain, ZERO, ONE, HALF, given,
  };
})();
