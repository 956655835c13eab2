/* Statistics of a satisfaction survey, nothing else: asc.surveyStats.
   A response is {s: [...], i: [...]}: satisfaction and importance of each item from 1 to 5,
   0 for "not used", null for "left open". */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const Z = 1.959963984540054; // 0.975 quantile of the normal distribution
  /* 0.975 quantiles of the t distribution for 1 to 30 degrees of freedom. */
  const T = [
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281,
    2.201, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.093, 2.086,
    2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
  ];

  const sum = (values) => values.reduce((total, value) => total + value, 0);
  const mean = (values) => (values.length ? sum(values) / values.length : null);

  /** Standard deviation of a sample (n − 1); null below two values. */
  const deviation = (values) => {
    if (values.length < 2) return null;
    const middle = mean(values);
    return Math.sqrt(sum(values.map((value) => (value - middle) ** 2)) / (values.length - 1));
  };

  /** The 0.975 quantile of t: from the table, above 30 by Cornish and Fisher's expansion. */
  const quantile = (freedom) => {
    if (freedom <= 30) return T[freedom - 1];
    const [z3, z5, z7] = [Z ** 3, Z ** 5, Z ** 7];
    return (
      Z + (z3 + Z) / (4 * freedom) + (5 * z5 + 16 * z3 + 3 * Z) / (96 * freedom ** 2) +
      (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * freedom ** 3)
    );
  };

  /** 95 % interval of a mean, kept within the scale; null below two values. */
  const interval = (values, least, most) => {
    const spread = deviation(values);
    if (spread === null) return null;
    const half = (quantile(values.length - 1) * spread) / Math.sqrt(values.length);
    const middle = mean(values);
    return [Math.max(least, middle - half), Math.min(most, middle + half)];
  };

  /** Wilson's 95 % interval of a share; null without observations. */
  const wilson = (hits, n) => {
    if (!n) return null;
    const share = hits / n;
    const scale = 1 + Z ** 2 / n;
    const middle = share + Z ** 2 / (2 * n);
    const half = Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
    return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
  };

  /** Complete: satisfaction of every item is given or "not used", and at least one is given. */
  const complete = (response) =>
    response.s.every((value) => value !== null) && response.s.some((value) => value > 0);

  /** Mean, interval and share of the top two of ratings; "not used" is left out. */
  const summary = (ratings, points) => {
    const given = ratings.filter((value) => value > 0);
    const hits = given.filter((value) => value >= points - 1).length;
    return {
      n: given.length,
      mean: mean(given),
      deviation: deviation(given),
      interval: interval(given, 1, points),
      hits,
      share: given.length ? hits / given.length : null,
      shareInterval: wilson(hits, given.length),
    };
  };

  /** Ratings of an aspect by a response: the mean of its items that were used, else null. */
  const aspectRating = (response, places) => mean(places.map((at) => response.s[at]).filter((v) => v > 0));

  /** Weights that add up to 1; null where they cannot. */
  const scaled = (weights) => {
    const total = sum(weights);
    const sound = weights.every((weight) => Number.isFinite(weight) && weight >= 0);
    return sound && total > 0 ? weights.map((weight) => weight / total) : null;
  };

  /** Index of one response, 0 to 100, by the formula of the clause; null where no weight counts. */
  const indexOf = (ratings, weights, points) => {
    const used = ratings.map((rating, at) => [rating, weights[at]]).filter(([rating]) => rating !== null);
    const total = sum(used.map(([, weight]) => weight));
    if (!(total > 0)) return null;
    return (100 * sum(used.map(([rating, weight]) => (weight * (rating - 1)) / (points - 1)))) / total;
  };

  /** How many complete responses a number of customers asks for. */
  const needed = (sizes, customers) => {
    const row = sizes.find((size) => size.up_to === undefined || customers <= size.up_to);
    return row.least === undefined ? Math.ceil(customers * row.share) : row.least;
  };

  /** Where an item stands: important or not, satisfactory or not, against the averages. */
  const quadrant = (satisfaction, importance, lines) => {
    if (importance >= lines.importance) return satisfaction < lines.satisfaction ? "first" : "keep";
    return satisfaction < lines.satisfaction ? "later" : "enough";
  };

  /** Everything the page shows.  `weighting` is "equal", "importance" or a list of numbers. */
  const analyse = (survey, responses, weighting) => {
    const points = survey.points;
    const counted = responses.filter(complete);
    const items = survey.items.map((item, at) => ({
      aspect: item.aspect,
      ...summary(counted.map((response) => response.s[at]), points),
      importance: mean(counted.map((response) => response.i[at]).filter((value) => value > 0)),
    }));
    const aspects = survey.aspects.map((aspect) => {
      const places = survey.items.map((item, at) => at).filter((at) => survey.items[at].aspect === aspect.id);
      const ratings = counted.map((response) => aspectRating(response, places));
      const importances = places.map((at) => items[at].importance).filter((value) => value !== null);
      return { ...summary(ratings, points), ratings, importance: mean(importances) };
    });
    const wished = {
      equal: () => aspects.map(() => 1),
      importance: () => aspects.map((aspect) => (aspect.importance === null ? 0 : aspect.importance)),
    };
    const weights = scaled(Array.isArray(weighting) ? weighting : wished[weighting]());
    const indexes = weights
      ? counted.map((_, row) => indexOf(aspects.map((aspect) => aspect.ratings[row]), weights, points))
          .filter((value) => value !== null)
      : [];
    const placed = items.filter((item) => item.mean !== null && item.importance !== null);
    const lines = placed.length
      ? { satisfaction: mean(placed.map((item) => item.mean)), importance: mean(placed.map((item) => item.importance)) }
      : null;
    for (const item of items) {
      item.quadrant = placed.includes(item) ? quadrant(item.mean, item.importance, lines) : null;
    }
    return {
      complete: counted.length,
      incomplete: responses.length - counted.length,
      items,
      aspects,
      weights,
      lines,
      index: mean(indexes),
      indexInterval: interval(indexes, 0, 100),
      overall: summary(counted.flatMap((response) => response.s), points),
    };
  };

  asc.surveyStats = { mean, deviation, quantile, interval, wilson, complete, summary, scaled, indexOf, needed, quadrant, analyse };
})();
