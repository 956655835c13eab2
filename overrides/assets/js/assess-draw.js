/* Bars and radar of rates as SVG that a screen reader can say; each has a table as its twin.
   asc.draw.bars(rows, label), asc.draw.radar(rows, label); a row is {name, percent, minimum}. */
(function () {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { svg } = asc.dom;

  const picture = (label, box, parts, kind) =>
    svg("svg", { class: "x-chart x-chart--" + kind, viewBox: box, role: "img", "aria-label": label }, parts);

  function bars(rows, label) {
    const parts = rows.map((row, index) => {
      const y = index * 34 + 4, width = row.percent === null ? 0 : row.percent * 2.8;
      const mark = row.minimum === null ? null :
        svg("line", { class: "x-chart__limit", x1: 60 + row.minimum * 2.8, x2: 60 + row.minimum * 2.8, y1: y - 3, y2: y + 23 });
      return svg("g", null,
        svg("text", { class: "x-chart__name", x: 52, y: y + 15, "text-anchor": "end" }, row.name),
        svg("rect", { class: "x-chart__track", x: 60, y, width: 280, height: 20, rx: 2 }),
        svg("rect", { class: row.short ? "x-chart__bar x-chart__bar--short" : "x-chart__bar", x: 60, y, width, height: 20, rx: 2 }),
        mark,
        svg("text", { class: "x-chart__value", x: 348, y: y + 15 }, row.text));
    });
    return picture(label, "0 0 420 " + (rows.length * 34 + 4), parts, "bars");
  }

  function radar(rows, label) {
    const [cx, cy, radius] = [210, 180, 140];
    const at = (index, share) => {
      const angle = (2 * Math.PI * index) / rows.length - Math.PI / 2;
      return [cx + Math.cos(angle) * radius * share, cy + Math.sin(angle) * radius * share];
    };
    const ring = (share) => rows.map((_, index) => at(index, share).map((v) => v.toFixed(1)).join(",")).join(" ");
    const rings = [0.25, 0.5, 0.75, 1].map((share) =>
      svg("polygon", { class: "x-chart__ring", points: ring(share) }));
    const spokes = rows.map((_, index) => {
      const [x, y] = at(index, 1);
      return svg("line", { class: "x-chart__ring", x1: cx, y1: cy, x2: x, y2: y });
    });
    const points = rows.map((row, index) => at(index, (row.percent || 0) / 100).map((v) => v.toFixed(1)).join(","));
    const area = svg("polygon", { class: "x-chart__area", points: points.join(" ") });
    const names = rows.map((row, index) => {
      const [x, y] = at(index, 1.13);
      const anchor = Math.abs(x - cx) < 8 ? "middle" : x > cx ? "start" : "end";
      return svg("text", { class: "x-chart__name", x, y: y + 4, "text-anchor": anchor }, row.name);
    });
    return picture(label, "0 0 420 360", [rings, spokes, area, names], "radar");
  }

  asc.draw = { bars, radar };
})();
