/* The criteria explorer: narrows the table that the page already holds.
   Rows are never made or moved; they are hidden or shown, only those that change. */
(() => {
  "use strict";
  const asc = globalThis.asc;
  const root = document.querySelector(".x-explorer");
  if (!root) return;
  const form = root.querySelector(".x-explorer__tools");
  const table = root.querySelector(".x-explorer__table");
  const shown = root.querySelector(".x-explorer__shown");
  const chips = root.querySelector(".x-explorer__chips");
  const clear = root.querySelector(".x-explorer__clear");
  const none = root.querySelector(".x-explorer__none");
  const narrow = matchMedia("(max-width: 44em)");
  const normal = (text) => text.normalize("NFKC").toLowerCase();

  /* Facets: key, boxes by value, and the numbers beside them. */
  const facets = [...root.querySelectorAll(".x-facet")].map((box) => {
    const inputs = [...box.querySelectorAll("input")];
    return {
      key: box.dataset.facet,
      box,
      inputs,
      index: new Map(inputs.map((input, at) => [input.value, at])),
      counts: [...box.querySelectorAll(".x-facet__count")].map((place) => place.firstChild),
      chosen: box.querySelector(".x-facet__chosen"),
      names: [...box.querySelectorAll(".x-facet__name")].map((place) => place.textContent),
    };
  });

  /* Rows: the positions of their values in each facet, and the text they are found by. */
  const others = JSON.parse(document.querySelector(".x-explorer__others").textContent);
  const rows = [...table.tBodies[0].rows].map((element, at) => ({
    element,
    points: Number(element.dataset.scored || 0),
    text: normal(element.textContent + "\n" + others[at]),
    values: facets.map(({ key, index }) => {
      const values = element.dataset[key].split(" ");
      return values[0] === "*" ? [...index.values()] : values.map((value) => index.get(value));
    }),
    hidden: false,
  }));

  const chosen = (facet) => {
    const at = [];
    facet.inputs.forEach((input, index) => input.checked && at.push(index));
    return at;
  };

  /** Which rows stay, and how many rows each value would show beside the other facets. */
  const sift = (choices, words) => {
    const wanted = choices.map((values) => (values.length ? new Set(values) : null));
    const counts = facets.map((facet) => new Array(facet.inputs.length).fill(0));
    const stays = rows.map((row) => {
      if (!words.every((word) => row.text.includes(word))) return false;
      let misses = 0;
      let missed = 0;
      for (let at = 0; at < wanted.length && misses < 2; at++) {
        if (wanted[at] && !row.values[at].some((value) => wanted[at].has(value))) {
          misses++;
          missed = at;
        }
      }
      if (misses === 0) row.values.forEach((values, at) => values.forEach((v) => counts[at][v]++));
      if (misses === 1) row.values[missed].forEach((value) => counts[missed][value]++);
      return misses === 0;
    });
    return { stays, counts };
  };

  const setText = (node, text) => {
    if (node.data !== text) node.data = text;
  };

  const showChips = (choices) => {
    const items = [];
    facets.forEach((facet, number) => {
      for (const at of choices[number]) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = facet.names[at];
        button.setAttribute("aria-label", root.dataset.drop.replace("{value}", facet.names[at]));
        button.addEventListener("click", () => {
          facet.inputs[at].checked = false;
          changed();
          clear.focus();
        });
        const item = document.createElement("li");
        item.append(button);
        items.push(item);
      }
    });
    chips.replaceChildren(...items);
  };

  /** Bring the page in line with the form. */
  const update = () => {
    const choices = facets.map(chosen);
    const words = normal(form.q.value).split(/\s+/).filter(Boolean);
    const { stays, counts } = sift(choices, words);
    let number = 0;
    let points = 0;
    rows.forEach((row, at) => {
      if (row.hidden === stays[at]) row.element.hidden = row.hidden = !stays[at];
      if (stays[at]) {
        number++;
        points += row.points;
      }
    });
    facets.forEach((facet, at) => {
      facet.counts.forEach((node, value) => setText(node, String(counts[at][value])));
      facet.chosen.textContent = choices[at].length || "";
    });
    shown.textContent = root.dataset.shown
      .replace("{shown}", number)
      .replace("{total}", rows.length)
      .replace("{points}", Number(points.toFixed(6)));
    showChips(choices);
    clear.hidden = !words.length && choices.every((values) => !values.length);
    none.hidden = number > 0;
    table.classList.toggle("x-explorer__table--cards", form.view.value === "cards");
    table.classList.toggle("x-explorer__table--text", form.text.checked);
  };

  const state = () => [
    ["q", form.q.value.trim()],
    ...facets.map((facet) => [facet.key, chosen(facet).map((at) => facet.inputs[at].value).join(",")]),
    ["view", form.view.value === (narrow.matches ? "cards" : "table") ? "" : form.view.value],
    ["text", form.text.checked ? "1" : ""],
  ];

  const changed = (typing) => {
    update();
    asc.address.write(state(), typing === true);
  };

  const restore = (pairs) => {
    form.q.value = pairs.get("q") || "";
    for (const facet of facets) {
      const values = new Set((pairs.get(facet.key) || "").split(","));
      for (const input of facet.inputs) input.checked = values.has(input.value);
    }
    form.view.value = pairs.get("view") || (narrow.matches ? "cards" : "table");
    form.text.checked = pairs.get("text") === "1";
    update();
  };

  /* What is seen, as rows of values: head, then every visible row. */
  const titleOf = (cell) => (cell.querySelector("a") || cell).textContent.trim();
  const textOf = (cell) => {
    const text = cell.querySelector(".x-explorer__text");
    return text ? text.textContent : "";
  };
  const seen = () => {
    const withText = form.text.checked || form.view.value === "cards";
    const spread = (cells, title, text) => {
      const values = cells.map((cell) => cell.textContent.trim());
      values.splice(1, 1, title, ...(withText ? [text] : []));
      return values;
    };
    const head = [...table.tHead.rows[0].cells];
    const at = withText ? 4 : 3;
    return [
      spread(head, head[1].textContent.trim(), root.dataset.text),
      ...rows.filter((row) => !row.hidden).map(({ element }) => {
        const cells = [...element.cells];
        const values = spread(cells, titleOf(cells[1]), textOf(cells[1]));
        if (values[at]) values[at] = Number(values[at]);
        return values;
      }),
    ];
  };

  /* What was asked for, in words: one line a facet. */
  const asked = () => {
    const lines = facets
      .map((facet) => [
        facet.box.querySelector("summary").firstChild.data.trim(),
        chosen(facet).map((at) => facet.names[at]).join(" / "),
      ])
      .filter(([, values]) => values);
    const words = form.q.value.trim();
    return words ? [[root.dataset.search, words], ...lines] : lines;
  };

  const fileName = (ending) =>
    `${root.dataset.file} ${rows.filter((row) => !row.hidden).length}`.replace(/[\\/:*?"<>|\s]+/g, "-") +
    `.${ending}`;

  const EXPORTS = {
    xlsx: () => {
      const values = seen();
      const widths = values[0].map((_, at) => (at === 1 ? 32 : at === 2 && values[0].length > 11 ? 80 : 16));
      const about = [
        [document.querySelector("h1").textContent.trim(), shown.textContent],
        ...asked(),
        ["", location.href],
        ["", root.dataset.rights],
      ];
      const sheets = [
        { name: root.dataset.sheet, rows: values, widths, table: true },
        { name: root.dataset.about, rows: about, widths: [32, 80] },
      ];
      const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      asc.save(asc.xlsx(sheets), fileName("xlsx"), type);
    },
    csv: () => asc.save(asc.csv(seen()), fileName("csv"), "text/csv;charset=utf-8"),
    print: () => print(),
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => changed(event.target === form.q));
  clear.addEventListener("click", () => {
    form.q.value = "";
    for (const facet of facets) for (const input of facet.inputs) input.checked = false;
    changed();
    form.q.focus();
  });
  form.addEventListener("click", (event) => {
    const only = event.target.closest(".x-facet__only");
    const save = event.target.closest("[data-export]");
    if (only) {
      const facet = facets.find(({ box }) => box.contains(only));
      for (const input of facet.inputs) input.checked = input.value === only.value;
      changed();
    }
    if (save) EXPORTS[save.dataset.export]();
  });

  /* One panel is open at a time; Escape or a click elsewhere closes it. */
  const close = (except) => {
    for (const { box } of facets) if (box !== except) box.open = false;
  };
  document.addEventListener("click", (event) => close(event.target.closest(".x-facet")));
  form.addEventListener("keydown", (event) => {
    const box = event.key === "Escape" && event.target.closest(".x-facet[open]");
    if (!box) return;
    box.open = false;
    box.querySelector("summary").focus();
  });

  /* Cards name what a cell holds with the words of the table's head. */
  [...table.tHead.rows[0].cells].forEach((cell, at) => {
    table.style.setProperty(`--x-head-${at + 1}`, JSON.stringify(cell.textContent));
  });
  form.hidden = false;
  root.classList.add("x-explorer--live");
  asc.address.follow(restore);
})();
