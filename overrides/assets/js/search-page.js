/* The results page: the query and the facets stand in the address, so a view can be sent on. */
document.addEventListener("DOMContentLoaded", () => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const root = document.querySelector(".x-find");
  const site = asc.searchSite;
  if (!root || !site) return;
  const form = root.querySelector(".x-find__form");
  const input = form.elements.q;
  const side = root.querySelector(".x-find__facets");
  const results = root.querySelector(".x-find__results");
  const said = root.querySelector(".x-find__said");
  const plain = root.querySelector(".x-find__index");
  const PAGE = 20;
  const FACETS = ["kind", "standard", "edition", "status", "type", "role", "year", "language"];

  let shown = PAGE;
  let filters = {};
  let turn = 0;

  const read = () => {
    const parameters = new URLSearchParams(location.search);
    input.value = parameters.get("q") || "";
    filters = {};
    FACETS.forEach((name) => (filters[name] = parameters.getAll(name)));
    shown = PAGE;
  };
  const write = (replace) => {
    const address = new URL(location.href);
    address.search = "";
    if (input.value.trim()) address.searchParams.set("q", input.value.trim());
    FACETS.forEach((name) => filters[name].forEach((value) => address.searchParams.append(name, value)));
    if (address.href !== location.href) history[replace ? "replaceState" : "pushState"](null, "", address.href);
  };

  const named = (facet, value) => {
    const { t, has } = asc.searchClient;
    const name = { kind: `search.kind.${value}`, language: `search.in.${value}` }[facet] || `${facet}.${value}`;
    return has(name) ? t(name) : value;
  };

  const facet = (name, values) => {
    const { make } = asc.searchShow;
    const { t } = asc.searchClient;
    const chosen = filters[name];
    const missing = chosen.filter((value) => !values.some(([one]) => one === value)).map((value) => [value, 0]);
    const items = [...values, ...missing].map(([value, count]) => {
      const box = make("input", { type: "checkbox", value, checked: chosen.includes(value), name });
      box.addEventListener("change", () => {
        filters[name] = box.checked ? [...chosen, value] : chosen.filter((one) => one !== value);
        shown = PAGE;
        write();
        update(`${name}=${value}`);
      });
      return make("li", {}, make("label", {}, box, make("span", {}, named(name, value)), make("span", { className: "x-find__count" }, String(count))));
    });
    const box = make("details", { className: "x-find__facet", open: chosen.length > 0 || name === "kind" || name === "edition" },
      make("summary", {}, t(`search.facet.${name}`)), make("ul", {}, ...items));
    return box;
  };

  const showFacets = (answer) => {
    const { make } = asc.searchShow;
    const { t } = asc.searchClient;
    const open = new Map(Array.from(side.querySelectorAll("details[data-facet]"), (box) => [box.dataset.facet, box.open]));
    const wide = side.querySelector(".x-find__narrow");
    const boxes = FACETS.filter((name) => (answer.facets[name] || []).length > 1 || filters[name].length).map((name) => {
      const box = facet(name, answer.facets[name] || []);
      box.dataset.facet = name;
      if (open.has(name)) box.open = open.get(name);
      return box;
    });
    const reset = make("button", { type: "button", className: "x-find__reset", hidden: FACETS.every((name) => !filters[name].length) }, t("search.reset"));
    reset.addEventListener("click", () => {
      FACETS.forEach((name) => (filters[name] = []));
      write();
      update();
      input.focus();
    });
    const outer = make("details", { className: "x-find__narrow", open: wide ? wide.open : matchMedia("(min-width: 60em)").matches },
      make("summary", {}, t("search.narrow")), reset, ...boxes);
    side.replaceChildren(outer);
    side.hidden = !boxes.length;
  };

  const showResults = (answer) => {
    const { make, link, editions, notes } = asc.searchShow;
    const { t } = asc.searchClient;
    const items = [];
    answer.results.forEach((result, at) => {
      const first = result.related && !(at && answer.results[at - 1].related);
      if (first) items.push(make("li", { className: "x-find__related" }, t("search.related")));
      items.push(make("li", {}, link(result), editions(result)));
    });
    const parts = [...notes(answer)];
    if (items.length) parts.push(make("ol", { className: "x-find__list" }, ...items));
    else {
      parts.push(make("p", { className: "x-find__none" }, t("search.none", { query: answer.query })), make("p", {}, t("search.none_hint")));
      if (answer.suggestion) {
        const again = make("a", { href: `?q=${encodeURIComponent(answer.suggestion)}` }, t("search.suggestion", { name: answer.suggestion }));
        parts.push(make("p", { className: "x-find__suggestion" }, again));
      }
    }
    const rest = answer.found + answer.related - answer.results.length;
    if (rest > 0) {
      const button = make("button", { type: "button", className: "x-find__more" }, t("search.more", { count: Math.min(PAGE, rest) }));
      button.addEventListener("click", () => {
        const last = shown;
        shown += PAGE;
        update().then(() => {
          const next = results.querySelectorAll(".x-hit")[last];
          if (next) next.focus();
        });
      });
      parts.push(button);
    }
    results.replaceChildren(...parts);
  };

  const update = (focus) => {
    const words = input.value.trim();
    const mine = ++turn;
    document.title = words ? `${words} - ${root.dataset.title}` : root.dataset.title;
    plain.hidden = Boolean(words);
    if (!words) {
      results.replaceChildren();
      side.hidden = true;
      said.textContent = "";
      return Promise.resolve();
    }
    if (!asc.searchClient) return Promise.resolve();
    return asc.searchClient.ask(words, { limit: shown, filters, facets: true }).then((answer) => {
      if (mine !== turn || !answer) return;
      const { t } = asc.searchClient;
      const count = answer.found + answer.related;
      showFacets(answer);
      showResults(answer);
      plain.hidden = count > 0;
      const text = count ? t("search.found", { count }) : t("search.found_none");
      said.textContent = answer.complete ? text : `${text} · ${t("search.partial")}`;
      root.dataset.answered = answer.complete ? answer.query : "";
      if (focus) {
        const box = Array.from(side.querySelectorAll("input")).find((one) => `${one.name}=${one.value}` === focus);
        if (box) box.focus();
      }
    });
  };

  const begin = () =>
    site.start().then(
      () => {
        if (!begin.done) asc.searchClient.more(() => update());
        begin.done = true;
        return update();
      },
      () => (said.textContent = root.dataset.failed),
    );
  let timer = 0;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (asc.searchShow) asc.searchShow.recent.keep(input.value.trim());
    write();
    begin();
  });
  let composing = false;
  input.addEventListener("compositionstart", () => (composing = true));
  input.addEventListener("compositionend", () => (composing = false));
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (composing) return;
      shown = PAGE;
      write(true);
      begin();
    }, 60);
  });
  input.addEventListener("focus", begin);
  results.addEventListener("click", (event) => {
    if (event.target.closest("a")) asc.searchShow.recent.keep(input.value.trim());
  });
  addEventListener("popstate", () => {
    read();
    begin();
  });
  read();
  if (input.value) begin();
});
