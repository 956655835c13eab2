/* Browsing the archive: narrows what the page already holds and switches between its views.
   Lines are never made or moved; the grid of a month is drawn from the lines that are shown. */
(() => {
  "use strict";
  const asc = globalThis.asc;
  const root = document.querySelector(".x-archive");
  if (!root) return;
  const say = root.dataset;
  const form = root.querySelector(".x-archive__tools");
  const shown = root.querySelector(".x-archive__shown");
  const chips = root.querySelector(".x-archive__chips");
  const clear = root.querySelector(".x-archive__clear");
  const none = root.querySelector(".x-archive__none");
  const views = [...root.querySelectorAll("[data-view]")];
  const monthBox = root.querySelector(".x-archive__month");

  const facets = [...root.querySelectorAll(".x-facet")].map((box) => {
    const inputs = [...box.querySelectorAll("input")];
    return {
      key: box.dataset.facet,
      box,
      inputs,
      index: new Map(inputs.map((input, at) => [input.value, at])),
      counts: [...box.querySelectorAll(".x-facet__count")].map((place) => place.firstChild),
      labels: inputs.map((input) => input.closest("label")),
      names: [...box.querySelectorAll(".x-facet__name")].map((place) => place.textContent),
      chosen: box.querySelector(".x-facet__chosen"),
    };
  });

  /* A line of the timeline or of the places, and the positions of its values in each facet. */
  const lineOf = (element) => ({
    element,
    date: element.dataset.date,
    end: element.dataset.end || "",
    values: facets.map(({ key, index }) =>
      (element.dataset[key] || "").split("|").map((value) => index.get(value))),
    hidden: false,
  });
  const lines = [...root.querySelectorAll(".x-line")].map(lineOf);
  const placed = [...root.querySelectorAll(".x-place li")].map(lineOf);
  const boxes = [...root.querySelectorAll(".x-year, .x-decade, .x-place")].map((element) => ({
    element,
    count: element.querySelector(".x-place__count"),
    own: (element.matches(".x-place") ? placed : lines).filter((line) => element.contains(line.element)),
  }));
  const cells = [...root.querySelectorAll(".x-months a[data-month]")].map((link) => ({
    link,
    text: link.firstChild,
    own: lines.filter(({ date }) =>
      date.slice(0, 4) === link.dataset.month.slice(0, 4) &&
      (date.slice(5, 7) || "00") === link.dataset.month.slice(5)),
  }));

  const chosen = (facet) => {
    const at = [];
    facet.inputs.forEach((input, index) => input.checked && at.push(index));
    return at;
  };

  const set = (line, hidden) => {
    if (line.hidden !== hidden) line.element.hidden = line.hidden = hidden;
  };

  /** Facets that a line does not meet: their number, and one of them. */
  const missing = (line, wanted) => {
    let number = 0;
    let facet = -1;
    wanted.forEach((values, at) => {
      if (values && !line.values[at].some((value) => values.has(value))) {
        number++;
        facet = at;
      }
    });
    return { number, facet };
  };

  const showChips = (choices) => {
    const items = [];
    facets.forEach((facet, number) => {
      for (const at of choices[number]) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = facet.names[at];
        button.setAttribute("aria-label", say.drop.replace("{value}", facet.names[at]));
        button.addEventListener("click", () => {
          facet.inputs[at].checked = false;
          changed();
          (chips.querySelector("button") || form.querySelector("summary")).focus();
        });
        const item = document.createElement("li");
        item.append(button);
        items.push(item);
      }
    });
    chips.replaceChildren(...items);
  };

  /** Hide and show lines, and count what each value would show beside the other facets. */
  const sift = (choices) => {
    const wanted = choices.map((values) => (values.length ? new Set(values) : null));
    const counts = facets.map((facet) => new Array(facet.inputs.length).fill(0));
    const add = (line, at) => line.values[at].forEach((value) => counts[at][value]++);
    let number = 0;
    for (const line of lines) {
      const miss = missing(line, wanted);
      set(line, miss.number > 0);
      if (miss.number === 0) {
        number++;
        facets.forEach((_, at) => add(line, at));
      }
      if (miss.number === 1) add(line, miss.facet);
    }
    for (const line of placed) set(line, missing(line, wanted).number > 0);
    return { counts, number };
  };

  const update = () => {
    const choices = facets.map(chosen);
    const { counts, number } = sift(choices);
    for (const { element, own, count } of boxes) {
      const visible = own.filter((line) => !line.hidden).length;
      element.hidden = visible === 0;
      if (count) count.textContent = visible;
    }
    for (const { link, text, own } of cells) {
      const visible = own.filter((line) => !line.hidden).length;
      link.hidden = visible === 0;
      text.data = visible;
    }
    facets.forEach((facet, at) => {
      counts[at].forEach((count, value) => {
        if (facet.counts[value].data !== String(count)) facet.counts[value].data = count;
        facet.labels[value].classList.toggle("x-zero", count === 0);
      });
      facet.chosen.textContent = choices[at].length || "";
    });
    shown.textContent = say.shown.replace("{shown}", number).replace("{total}", lines.length);
    showChips(choices);
    clear.hidden = choices.every((values) => !values.length);
    none.hidden = number > 0;
    const view = form.view.value;
    for (const element of views) element.hidden = !element.dataset.view.split(" ").includes(view);
    root.classList.toggle("x-archive--list", view === "list");
    drawMonth();
  };

  /* The grid of one month. */
  let month = "";
  const two = (number) => String(number).padStart(2, "0");
  const make = (tag, text, attributes) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    return element;
  };
  const copyOf = (line) => {
    const title = line.element.querySelector(".x-line__title");
    const link = title.querySelector("a");
    return link && title.childElementCount === 1 ? link.cloneNode(true) : make("span", title.textContent);
  };
  const onDay = (date) => lines.filter((line) =>
    !line.hidden && line.date.length === 10 && line.date <= date &&
    (line.date === date || (line.end.length === 10 && date <= line.end)));

  const week = (days) => {
    const row = make("tr");
    for (const date of days) {
      const cell = make("td");
      if (date) cell.append(make("span", String(Number(date.slice(8))), { class: "x-days__number" }));
      const found = date ? onDay(date) : [];
      if (found.length) {
        cell.className = "x-on";
        cell.append(...found.map(copyOf));
      }
      row.append(cell);
    }
    return row;
  };

  const grid = (year, number) => {
    const table = make("table", "", { class: "x-days" });
    const head = make("tr");
    for (const name of say.week.split(" ")) head.append(make("th", name, { scope: "col" }));
    table.createTHead().append(head);
    const body = table.createTBody();
    const first = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
    const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
    for (let start = 1 - first; start <= last; start += 7) {
      const days = [0, 1, 2, 3, 4, 5, 6].map((step) => start + step);
      body.append(week(days.map((at) => (at < 1 || at > last ? "" : `${year}-${two(number)}-${two(at)}`))));
    }
    return table;
  };

  /** Months in the table, early ones first; the arrows go from one to the next. */
  const filled = () => cells.filter(({ link }) => !link.hidden && !link.dataset.month.endsWith("-00"))
    .map(({ link }) => link.dataset.month).sort();

  const step = (label, sign, to) => {
    const button = make("button", sign, { type: "button", "aria-label": label });
    button.disabled = !to;
    button.addEventListener("click", () => {
      month = to;
      changed();
      (monthBox.querySelector(`button[aria-label="${label}"]:not(:disabled)`) || monthBox.querySelector("button:not(:disabled)") || form.view[2]).focus();
    });
    return button;
  };

  const drawMonth = () => {
    for (const { link } of cells) {
      if (link.dataset.month === month) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    monthBox.hidden = !month;
    if (!month) return;
    const [year, number] = month.split("-").map(Number);
    const order = filled();
    const before = order.filter((other) => other < month).pop();
    const after = order.find((other) => other > month);
    const inside = lines.filter((line) => !line.hidden && line.date.startsWith(month));
    const loose = inside.filter((line) => line.date.length === 7);
    const heading = make("h3");
    const words = say.month.replace("{year}", year).replace("{month}", number).replace("{count}", inside.length);
    heading.append(step(say.before, "‹", before), make("span", words), step(say.after, "›", after));
    const parts = [heading, grid(year, number)];
    if (loose.length) {
      const list = make("ul");
      for (const line of loose) {
        const item = make("li");
        item.append(copyOf(line));
        list.append(item);
      }
      parts.push(make("p", say.only.replace("{month}", number)), list);
    }
    monthBox.replaceChildren(...parts);
  };

  const changed = () => {
    update();
    asc.address.write([
      ...facets.map((facet) => [facet.key, chosen(facet).map((at) => facet.inputs[at].value).join(",")]),
      ["view", form.view.value === "timeline" ? "" : form.view.value],
      ["month", form.view.value === "calendar" ? month : ""],
    ]);
  };

  const restore = (pairs) => {
    for (const facet of facets) {
      const values = new Set((pairs.get(facet.key) || "").split(","));
      for (const input of facet.inputs) input.checked = values.has(input.value);
    }
    const view = pairs.get("view");
    form.view.value = ["list", "calendar", "places"].includes(view) ? view : "timeline";
    const wanted = pairs.get("month") || "";
    month = cells.some(({ link }) => link.dataset.month === wanted) ? wanted : "";
    update();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", changed);
  clear.addEventListener("click", () => {
    for (const facet of facets) for (const input of facet.inputs) input.checked = false;
    changed();
    form.querySelector("summary").focus();
  });
  root.querySelector(".x-months").addEventListener("click", (event) => {
    const link = event.target.closest("a[data-month]");
    if (!link || link.dataset.month.endsWith("-00") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    month = link.dataset.month;
    changed();
    monthBox.scrollIntoView({ block: "nearest" });
  });

  /* One panel is open at a time; Escape or a click elsewhere closes it. */
  document.addEventListener("click", (event) => {
    const own = event.target.closest(".x-facet");
    for (const { box } of facets) if (box !== own) box.open = false;
  });
  form.addEventListener("keydown", (event) => {
    const box = event.key === "Escape" && event.target.closest(".x-facet[open]");
    if (!box) return;
    box.open = false;
    box.querySelector("summary").focus();
  });

  form.hidden = false;
  root.classList.add("x-archive--live");
  asc.address.follow(restore);
})();
