/* Search: order.  The best place of the words decides, in an order a person can
   predict; records, facets and sentences to show are made for those asked for only. */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { HAN } = asc.searchText;
  const { create, LEVEL } = asc.searchIndex;
  const { understand, suggestion } = asc.searchQuery;
  const { shown } = asc.searchExtract;

  /** Points of a whole phrase by where it stands; pieces come between, by how well they fit. */
  const PLACE = [0, 420, 500, 700, 800, 880, 900];
  const POINTS = { id: 1200, standard: 1100, number: 1000, below: 380, allInTitle: 600, meantInTitle: 430, pieces: 200 };
  /** How much a unit counts by where it stands. */
  const WEIGHT = [0, 0.45, 0.62, 0.9, 0.95, 1, 1];
  const STATUS = { "in-force": 0, unknown: 6, upcoming: 8, draft: 14, replaced: 18, withdrawn: 20 };
  const KIND = { standard: 0, clause: 1, term: 2, article: 4, page: 5, event: 6, register: 8 };
  /** Part of the meaning that a record must hold to be related; all of it, to be found. */
  const RELATED = 0.5;
  const FOUND = 0.995;
  /** A question of several words is answered by what holds most of them. */
  const ANSWERED = 0.7;
  const QUESTION = 3;
  /** A word that stands nowhere weighs as one that stands in so many records. */
  const UNKNOWN = 2;
  const FEW = 5;
  const NEAR = 0.75;
  const LONG_KINDS = new Set(["article", "page", "standard"]);
  const CLOSER_LOOK = 50;

  const FACETS = {
    kind: (record) => [record.kind],
    standard: (record) => (record.edition ? [record.edition.standard] : []),
    edition: (record) => (record.edition ? [record.edition.ref] : []),
    status: (record) => (record.edition ? [record.edition.status] : []),
    type: (record) => (record.type ? [record.type] : []),
    role: (record) => record.roles,
    year: (record) => (record.year ? [record.year] : []),
    language: (record) => record.languages,
  };

  const board = (index) => ({
    score: new Float32Array(index.size), languages: new Uint8Array(index.size),
    related: new Uint8Array(index.size), found: new Set(),
  });
  const give = (scores, at, points, languages) => {
    scores.found.add(at);
    scores.languages[at] |= languages || 3;
    if (points > scores.score[at]) scores.score[at] = points;
  };

  const giveNames = (plan, index, scores) => {
    plan.ids.forEach((at) => give(scores, at, POINTS.id));
    if (plan.below) {
      for (const [id, places] of index.byId) {
        if (id.startsWith(plan.below + ".") || id.startsWith(plan.below + "-")) {
          places.forEach((at) => give(scores, at, POINTS.below));
        }
      }
    }
    const bare = !plan.text && !plan.number;
    for (const record of plan.named) {
      if (!bare) continue;
      give(scores, record.at, POINTS.standard);
      if (record.edition) record.edition.records.forEach((at) => give(scores, at, PLACE[LEVEL.details] - 200));
    }
    if (bare && plan.digits) {
      const mentions = index.scan(plan.digits, "whole");
      mentions.list.forEach((at) => give(scores, at, PLACE[mentions.level[at]] - 40, mentions.languages[at]));
    }
  };

  const giveNumber = (plan, index, scores) => {
    if (!plan.number) return;
    const extra = plan.text ? 100 : 0;
    for (const [number, places] of index.byNumber) {
      if (number === plan.number) places.forEach((at) => give(scores, at, POINTS.number));
      else if (!extra && number.startsWith(plan.number + ".")) {
        places.forEach((at, order) => give(scores, at, POINTS.below - number.length - order));
      }
    }
  };

  const givePhrases = (plan, index, scores) => {
    for (const { needle, cost, fit, how } of plan.phrases) {
      if (!needle) continue;
      const found = index.scan(needle, fit);
      for (const at of found.list) {
        const level = found.level[at];
        /* A form of another word counts in full only as a name; in the text it is a piece. */
        if (how !== "own" && level < LEVEL.inTitle && how === "synonym") continue;
        const record = index.records[at];
        const name = record.title.zh && HAN.test(needle) ? record.title.zh : record.title.en || "";
        const spare = level >= LEVEL.inTitle ? Math.min(30, Math.max(0, name.length - needle.length) / 2) : 0;
        give(scores, at, PLACE[level] - cost - spare, found.languages[at]);
      }
    }
  };

  /** Units with the records each is found in: worth of the best alternative and place. */
  const weighed = (plan, index) => {
    const asked = plan.units.filter((unit) => !unit.ignored);
    const counted = asked.length ? asked : plan.units;
    const strong = counted.filter((unit) => !unit.weak);
    return (strong.length ? strong : counted).map((unit) => {
      const value = new Float32Array(index.size);
      const languages = new Uint8Array(index.size);
      /* 1: its meaning stands in the title, 2: itself or an inflection does. */
      const named = new Uint8Array(index.size);
      const list = [];
      const note = (at, worth, bits) => {
        if (!value[at]) list.push(at);
        if (worth > value[at]) value[at] = worth;
        languages[at] |= bits;
      };
      for (const option of unit.options) {
        const found = index.scan(option.needle, option.fit);
        for (const at of found.list) {
          note(at, option.worth * WEIGHT[found.level[at]], found.languages[at]);
          if (found.level[at] >= LEVEL.inTitle) named[at] = Math.max(named[at], option.worth > 0.84 || option.how === "wrong" ? 2 : 1);
        }
      }
      if (unit.year) index.records.forEach((one) => one.year === unit.year && note(one.at, 1, 3));
      const rarity = Math.log(1 + index.size / (list.length || UNKNOWN));
      return { unit, value, named, languages, list, weight: rarity * (unit.weak ? 0.4 : 1) };
    });
  };

  const giveUnits = (plan, index, scores) => {
    const parts = weighed(plan, index);
    const total = parts.reduce((sum, part) => sum + part.weight, 0);
    if (!total) return;
    const held = new Float32Array(index.size);
    const worth = new Float32Array(index.size);
    const inTitle = new Uint8Array(index.size);
    const own = new Uint8Array(index.size);
    const languages = new Uint8Array(index.size);
    const all = [];
    for (const part of parts) {
      for (const at of part.list) {
        if (!held[at]) all.push(at);
        held[at] += part.weight / total;
        worth[at] += (part.weight / total) * part.value[at];
        if (part.named[at]) inTitle[at]++;
        if (part.named[at] > 1) own[at]++;
        languages[at] |= part.languages[at];
      }
    }
    const enough = parts.length < QUESTION ? FOUND : ANSWERED;
    const close = all.sort((a, b) => worth[b] - worth[a] || a - b).slice(0, CLOSER_LOOK);
    const near = new Map(close.map((at) => [at, nearness(index, at, parts)]));
    for (const at of all) {
      const together = parts.length < 2 ? 1 : near.get(at) || 0;
      const fit = worth[at] + 0.4 * together;
      /* A long page holds nearly any word somewhere; only words that stand together count. */
      const scattered = LONG_KINDS.has(index.records[at].kind) && !inTitle[at] && together < NEAR;
      const answered = held[at] >= enough || (parts.length >= QUESTION && held[at] >= RELATED && inTitle[at] > 1);
      if (answered && !scattered) {
        const titled = inTitle[at] === parts.length && parts.length > 1;
        const meant = titled ? POINTS.meantInTitle : POINTS.pieces;
        const points = titled && own[at] === parts.length ? POINTS.allInTitle : meant;
        give(scores, at, points + 160 * fit, languages[at]);
      } else if (held[at] >= RELATED && !scores.score[at] && !(scattered && together < RELATED)) {
        give(scores, at, 130 * fit, languages[at]);
        scores.related[at] = 1;
      }
    }
  };

  /** The largest part of the units that stand together in one sentence of a record. */
  const nearness = (index, at, parts) => {
    if (parts.length < 2) return 0;
    let best = 0;
    const total = parts.reduce((sum, part) => sum + part.weight, 0);
    for (const [text, layer] of index.texts(at)) {
      for (const sentence of text.split("\t")) {
        const held = parts.reduce((sum, part) => sum + (stands(part, sentence) ? part.weight : 0), 0) / total;
        best = Math.max(best, held * (layer === "text" ? 1 : 0.8));
      }
    }
    return best;
  };
  const stands = (part, sentence) => part.unit.options.some((option) => sentence.includes(option.needle));

  /** In force first, then the kind; what is outside the standards named goes. */
  const settle = (plan, index, scores) => {
    const editions = new Set(plan.named.map((record) => record.edition && record.edition.ref));
    const inside = plan.named.length && (plan.text || plan.number);
    const mentions = inside && plan.digits ? index.scan(plan.digits, "whole") : null;
    const kept = [];
    for (const at of scores.found) {
      const record = index.records[at];
      let points = scores.score[at];
      if (inside && !(record.edition && editions.has(record.edition.ref))) {
        if (!mentions || !mentions.level[at] || plan.number) continue;
        points -= 200;
      }
      points -= (record.edition ? STATUS[record.edition.status] || 0 : 0) + KIND[record.kind] / 2;
      kept.push({ at, points, related: Boolean(scores.related[at]), languages: scores.languages[at] });
    }
    return kept.sort((a, b) => a.related - b.related || b.points - a.points || a.at - b.at);
  };

  const passes = (record, filters, except) =>
    Object.keys(filters).every(
      (name) => name === except || !filters[name].length || FACETS[name](record).some((value) => filters[name].includes(value)),
    );

  /** A clause or term in several editions is one result; its best edition stands for all. */
  const grouped = (index, found) => {
    const groups = new Map();
    for (const one of found) {
      const { id, edition } = index.records[one.at];
      const local = id.indexOf("#");
      const key = edition && local > 0 ? edition.standard + id.slice(local) : id;
      if (groups.has(key)) groups.get(key).push(one);
      else groups.set(key, [one]);
    }
    return [...groups.values()];
  };

  const facetsOf = (index, groups, filters) => {
    const facets = {};
    for (const name of Object.keys(FACETS)) {
      const counts = new Map();
      for (const group of groups) {
        const records = group.map(({ at }) => index.records[at]).filter((record) => passes(record, filters, name));
        for (const value of new Set(records.flatMap(FACETS[name]))) counts.set(value, (counts.get(value) || 0) + 1);
      }
      facets[name] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    }
    return facets;
  };

  /**
   * Results of a query: `options` are `language`, `limit`, `offset`, `filters` (facet →
   * values) and `facets` (count them).
   * `found` counts what holds every word, `related` what holds most of them and is shown only
   * where little is found; `suggestion` is for a query that finds nothing.
   */
  const search = (index, query, options) => {
    const { language = "zh", limit = 10, offset = 0, filters = {}, facets = false } = options || {};
    const plan = understand(query, index);
    if (plan.empty || !index.ready) return { query, results: [], found: 0, related: 0, facets: {}, notes: [], suggestion: "" };
    const scores = board(index);
    giveNames(plan, index, scores);
    giveNumber(plan, index, scores);
    givePhrases(plan, index, scores);
    giveUnits(plan, index, scores);
    const groups = grouped(index, settle(plan, index, scores));
    const sure = groups.filter(([one]) => !one.related).length;
    const found = sure >= FEW ? groups.filter(([one]) => !one.related) : groups.slice(0, sure + 20);
    const kept = found
      .map((group) => group.filter(({ at }) => passes(index.records[at], filters)))
      .filter((group) => group.length);
    return {
      query,
      results: kept.slice(offset, offset + limit).map((group) => shown(group, plan, index, language)),
      found: kept.filter(([one]) => !one.related).length,
      related: kept.filter(([one]) => one.related).length,
      all: found.length,
      facets: facets ? facetsOf(index, found, filters) : {},
      notes: plan.notes.filter((note) => note.to && found.length),
      suggestion: found.length ? "" : suggestion(query, index),
      complete: index.loaded >= index.shards.length && index.words,
    };
  };

  asc.searchCore = { create, search, FACETS: Object.keys(FACETS) };
})();
