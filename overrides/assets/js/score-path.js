/* The least effort that reaches a level, exact by dynamic programming.
   The twin of macros/score/path.py, where the reasoning stands. */
(function () {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { of, add, sub, mul, div, less, same, ceil, whole, frac, text } = asc.fraction;
  const { assess, extra, rounds, HALF } = asc.score;
  const N0 = BigInt(0);
  const FAR_BELOW = -(BigInt(10) ** BigInt(30));

  function least(limit, scheme) {
    if (!rounds(scheme)) return limit;
    const unit = whole(BigInt(10) ** BigInt(scheme.places));
    return div(sub(whole(ceil(mul(limit, unit))), HALF), unit);
  }

  function nextLevel(criteria, result) {
    const ids = criteria.scheme.levels.map((level) => level.id);
    return ids[result.level === null ? 0 : ids.indexOf(result.level) + 1] || null;
  }

  function shortestPath(criteria, sheet, target) {
    const level = criteria.scheme.levels.find((one) => one.id === target);
    const now = assess(criteria, sheet);
    const obstacles = obstaclesOf(now, target);
    const forced = now.failures.filter((gate) => gate.kind === "veto").map((gate) => gate.clause);
    const free = [], must = [], weights = sheet.weights || {};
    let effort = 0;
    for (const clause of criteria.clauses) {
      const got = now.earned[clause.id], points = of(clause.points);
      const weight = clause.id in weights ? weights[clause.id] : clause.effort;
      if (got === null || same(got, points)) continue;
      if (forced.includes(clause.id)) {
        must.push(clause.id);
        effort += weight;
      } else if (weight) {
        free.push({ clause, gain: sub(points, got), weight });
      }
    }
    const { table, below } = solve(criteria, sheet, level, must, free);
    const spent = table.findIndex((entry) => entry !== null);
    if (spent < 0) {
      return { target, reachable: false, effort: 0, clauses: [], obstacles, below: null };
    }
    const chosen = new Set(must.concat(flat(table[spent].chain)));
    const clauses = criteria.clauses.map((clause) => clause.id).filter((id) => chosen.has(id));
    return { target, reachable: true, effort: effort + spent, clauses, obstacles, below: below(spent) };
  }

  function obstaclesOf(now, target) {
    const level = now.levels.find((one) => one.id === target);
    return now.failures.concat(level.gates)
      .filter((gate) => !gate.met && ["deductions", "applicable"].includes(gate.kind));
  }

  function needsOf(criteria, sheet, level, now) {
    const scheme = criteria.scheme;
    const wanted = sub(least(of(level.min), scheme), extra(scheme, sheet));
    const needs = { "": sub(div(mul(wanted, now.applicable), of(scheme.total)), now.obtained) };
    for (const item of level.minimums) {
      const rate = now.rates[item.clause];
      const share = div(least(of(item.percent), scheme), whole(100));
      if (rate.applicable.n) {
        needs[item.clause] = sub(mul(share, rate.applicable), rate.obtained);
      }
    }
    return needs;
  }

  function solve(criteria, sheet, level, must, free) {
    const scheme = criteria.scheme;
    const start = assess(criteria, sheet, must);
    const needs = needsOf(criteria, sheet, level, start);
    const scale = Object.values(needs).concat(free.map((one) => one.gain))
      .reduce((so, value) => so * frac(so, value.d).d, BigInt(1));
    const scaled = (value) => (value.n * scale) / value.d;
    const parts = {}, placed = new Set();
    for (const name in needs) parts[name] = { need: scaled(needs[name]), clauses: [], parts: [] };
    for (const clause of criteria.clauses) {
      let inner = "";
      for (const name of clause.chapters.concat(clause.id)) {
        if (!(name in parts)) continue;
        if (!placed.has(name)) parts[inner].parts.push(parts[name]);
        placed.add(name);
        inner = name;
      }
      const one = free.find((candidate) => candidate.clause === clause);
      if (one) parts[inner].clauses.push({ id: clause.id, gain: scaled(one.gain), weight: one.weight });
    }
    const need = parts[""].need;
    parts[""].need = FAR_BELOW;
    const all = best(parts[""]);
    function below(spent) {
      const gains = all.slice(0, spent).filter(Boolean).map((entry) => entry.gain);
      if (!gains.length || !start.applicable.n) return null;
      const most = gains.reduce((a, b) => (b > a ? b : a));
      const points = add(start.obtained, frac(most, scale));
      return add(mul(div(points, start.applicable), of(scheme.total)), extra(scheme, sheet));
    }
    return { table: all.map((entry) => (entry && entry.gain >= need ? entry : null)), below };
  }

  function best(part) {
    let table = [{ gain: N0, chain: null }];
    for (const inner of part.parts) table = joined(table, best(inner));
    for (const { id, gain, weight } of part.clauses) {
      const choice = [{ gain: N0, chain: null }];
      choice[weight] = { gain, chain: id };
      table = joined(table, choice);
    }
    return table.map((entry) => (entry && entry.gain >= part.need ? entry : null));
  }

  function joined(one, two) {
    const table = new Array(one.length + two.length - 1).fill(null);
    const few = [];
    two.forEach((entry, index) => entry && few.push([index, entry]));
    one.forEach((entry, left) => {
      if (!entry) return;
      for (const [right, other] of few) {
        const gain = entry.gain + other.gain, old = table[left + right];
        if (!old || gain > old.gain) {
          table[left + right] = { gain, chain: [entry.chain, other.chain] };
        }
      }
    });
    return table;
  }

  function flat(chain) {
    const found = [], waiting = [chain];
    while (waiting.length) {
      const link = waiting.pop();
      if (typeof link === "string") found.push(link);
      else if (link) waiting.push(...link);
    }
    return found;
  }

  const plainPath = (path) => Object.assign({}, path, { below: path.below && text(path.below) });

  Object.assign(asc.score, { least, nextLevel, shortestPath, plainPath, less });
})();
