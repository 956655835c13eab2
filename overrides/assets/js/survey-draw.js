/* Pictures of a survey that stand alone as SVG files: asc.surveyDraw.matrix, asc.surveyDraw.chart.
   Colours are attributes for the file; the page's style sheet puts its own over them. */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { svg } = asc.dom;
  const FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

  const text = (x, y, words, more) =>
    svg("text", Object.assign({ x, y, fill: "#211e1a", "font-size": 13, "font-family": FONT }, more), words);
  const line = (x1, y1, x2, y2, more) =>
    svg("line", Object.assign({ x1, y1, x2, y2, stroke: "#ddd5c6", class: "x-survey-chart__grid" }, more));
  const picture = (width, height, title, parts) =>
    svg("svg", { class: "x-survey-chart", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": title, xmlns: "http://www.w3.org/2000/svg" },
      svg("title", null, title), parts);

  /** Half points around the values, at least one point wide, within the scale. */
  const range = (values, most) => {
    let low = Math.max(1, Math.floor(Math.min(...values) * 2 - 0.2) / 2);
    let high = Math.min(most, Math.ceil(Math.max(...values) * 2 + 0.2) / 2);
    if (high - low < 1) [low, high] = high === most ? [most - 1, most] : [low, low + 1];
    return [low, high];
  };
  const ticks = ([low, high]) => {
    const found = [];
    for (let at = low; at <= high + 1e-9; at += 0.5) found.push(at);
    return found;
  };

  /** A free place for the number of a point: right, left, above, below, then farther away. */
  const labelPlace = (taken, x, y) => {
    for (const far of [13, 22, 31, 40]) {
      for (const [dx, dy] of [[1, 0], [-1, 0], [0, -1], [0, 1], [0.7, -0.7], [-0.7, -0.7], [0.7, 0.7], [-0.7, 0.7]]) {
        const [at, up] = [x + dx * far, y + dy * far];
        if (taken.every(([a, b]) => Math.abs(a - at) > 16 || Math.abs(b - up) > 13)) return [at, up];
      }
    }
    return [x + 13, y];
  };

  /** `points` are {number, short, satisfaction, importance, quadrant}; `lines` the averages. */
  const matrix = (points, lines, most, t, width) => {
    const box = { left: 34, top: 26, width: width - 48, height: Math.round(width * 0.62) };
    const across = range(points.map((point) => point.satisfaction), most);
    const up = range(points.map((point) => point.importance), most);
    const x = (value) => box.left + ((value - across[0]) / (across[1] - across[0])) * box.width;
    const y = (value) => box.top + box.height - ((value - up[0]) / (up[1] - up[0])) * box.height;
    const [right, bottom] = [box.left + box.width, box.top + box.height];
    const parts = [
      svg("rect", { x: box.left, y: box.top, width: box.width, height: box.height, fill: "#fffefb", stroke: "#8c8273", class: "x-survey-chart__box" }),
      svg("rect", { x: box.left, y: box.top, width: x(lines.satisfaction) - box.left, height: y(lines.importance) - box.top, fill: "#f6e3dd", class: "x-survey-chart__first" }),
      ticks(across).map((value) => [line(x(value), box.top, x(value), bottom), text(x(value), bottom + 18, value.toFixed(1), { "text-anchor": "middle", class: "x-survey-chart__tick" })]),
      ticks(up).map((value) => [line(box.left, y(value), right, y(value)), text(box.left - 6, y(value) + 4, value.toFixed(1), { "text-anchor": "end", class: "x-survey-chart__tick" })]),
      line(x(lines.satisfaction), box.top, x(lines.satisfaction), bottom, { stroke: "#5f584e", "stroke-dasharray": "5 4", class: "x-survey-chart__line" }),
      line(box.left, y(lines.importance), right, y(lines.importance), { stroke: "#5f584e", "stroke-dasharray": "5 4", class: "x-survey-chart__line" }),
      [["first", box.left + 6, box.top + 16, "start"], ["keep", right - 6, box.top + 16, "end"], ["later", box.left + 6, bottom - 8, "start"], ["enough", right - 6, bottom - 8, "end"]].map(([key, at, high, anchor]) =>
        text(at, high, t("quadrant." + key), { "text-anchor": anchor, fill: "#5f584e", class: "x-survey-chart__corner" })),
      text(box.left + box.width / 2, bottom + 38, t("satisfaction") + " →", { "text-anchor": "middle" }),
      text(box.left, box.top - 10, "↑ " + t("importance")),
    ];
    const taken = points.map((point) => [x(point.satisfaction), y(point.importance)]);
    for (const point of points) {
      const [at, high] = [x(point.satisfaction), y(point.importance)];
      const label = labelPlace(taken, at, high);
      taken.push(label);
      const first = point.quadrant === "first";
      parts.push(
        svg("circle", { cx: at, cy: high, r: 5, fill: first ? "#a62b1f" : "#23487a", class: first ? "x-survey-chart__dot x-survey-chart__dot--first" : "x-survey-chart__dot" },
          svg("title", null, point.number + " " + point.short)),
        text(label[0], label[1] + 4, String(point.number), { "text-anchor": "middle", "font-weight": 600, "font-size": 12 }),
      );
    }
    return picture(width, bottom + 46, t("matrix"), parts);
  };

  /** `rows` are {number, short, mean, interval}. */
  const chart = (rows, most, t, width) => {
    const [left, right, step] = [150, width - 52, 26];
    const x = (value) => left + ((value - 1) / (most - 1)) * (right - left);
    const bottom = rows.length * step + 8;
    const parts = [];
    for (let value = 1; value <= most; value++) {
      parts.push(line(x(value), 4, x(value), bottom), text(x(value), bottom + 16, String(value), { "text-anchor": "middle", class: "x-survey-chart__tick" }));
    }
    rows.forEach((row, index) => {
      const y = index * step + 20;
      parts.push(text(0, y + 4, row.number + " " + row.short));
      if (row.mean === null) return;
      if (row.interval) parts.push(line(x(row.interval[0]), y, x(row.interval[1]), y, { stroke: "#23487a", "stroke-width": 3, class: "x-survey-chart__span" }));
      parts.push(svg("circle", { cx: x(row.mean), cy: y, r: 5, fill: "#23487a", class: "x-survey-chart__dot" }),
        text(right + 14, y + 4, row.mean.toFixed(2), { class: "x-survey-chart__value" }));
    });
    return picture(width, bottom + 26, t("chart"), parts);
  };

  /** The text of a drawing as a file. */
  const source = (drawing) => '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(drawing);

  asc.surveyDraw = { matrix, chart, source, range };
})();
