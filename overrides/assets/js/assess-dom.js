/* Elements and words for the self-assessment: asc.dom.h, asc.dom.svg, asc.dom.words. */
(function () {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const SVG = "http://www.w3.org/2000/svg";

  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === false || value === null || value === undefined) continue;
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (name === "value" || name === "checked" || name === "hidden") node[name] = value;
      else node.setAttribute(name, value === true ? "" : value);
    }
    for (const child of children) {
      if (Array.isArray(child)) fill(node, null, child);
      else if (child !== null && child !== undefined && child !== false) node.append(child);
    }
    return node;
  }
  /** An element; attributes that begin with "on" are listeners, texts are never markup. */
  const h = (tag, attributes, ...children) =>
    fill(document.createElement(tag), attributes, children);
  const svg = (tag, attributes, ...children) =>
    fill(document.createElementNS(SVG, tag), attributes, children);

  /** t(key, values) in a language; unknown keys show themselves. */
  function words(strings) {
    return (key, values) =>
      (key in strings ? strings[key] : key).replace(/\{(\w+)\}/g, (whole, name) =>
        values && name in values ? values[name] : whole);
  }
  const button = (label, onclick, attributes) =>
    h("button", Object.assign({ type: "button", class: "x-assess__button", onclick }, attributes), label);

  function field(label, control, hint) {
    const id = control.id || "x-" + Math.random().toString(36).slice(2);
    control.id = id;
    const about = hint ? h("span", { class: "x-assess__hint", id: id + "-hint" }, hint) : null;
    if (about) control.setAttribute("aria-describedby", about.id);
    return h("p", { class: "x-assess__field" }, h("label", { for: id }, label), control, about);
  }
  /** A table of rows; the first cell of a row is its head. */
  function table(heads, rows, attributes) {
    const body = rows.map((row) => h("tr", row.attributes, (row.cells || row).map((cell, index) =>
      h(index ? "td" : "th", index ? null : { scope: "row" }, cell))));
    return h("div", { class: "x-assess-scroll" },
      h("table", Object.assign({ class: "x-assess-table" }, attributes),
        h("thead", null, h("tr", null, heads.map((head) => h("th", { scope: "col" }, head)))),
        h("tbody", null, body)));
  }
  const clear = (node, ...children) => {
    node.textContent = "";
    return fill(node, null, children);
  };

  asc.dom = { h, svg, words, button, field, table, clear };
})();
