/* Search, the list under the box: a combobox that keyboard, touch and screen readers can use. */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { ask, more, t } = asc.searchClient;
  const { make, link, notes, recent } = asc.searchShow;
  const site = asc.searchSite;
  const input = document.getElementById("x-search-input");
  if (!input) return;
  const place = input.closest("[data-search]");
  const SHOWN = 8;

  const list = make("ul", { id: "x-search-list", className: "x-search__list", role: "listbox" });
  const head = make("div", { className: "x-search__head" });
  const foot = make("div", { className: "x-search__foot" });
  const said = make("div", { className: "x-search__said", role: "status", "aria-live": "polite" });
  const close = make("button", { type: "button", className: "x-search__close" }, "×");
  const panel = make("div", { className: "x-search__panel", hidden: true }, head, list, foot);
  place.append(panel, said);
  input.form.append(close);

  let active = -1;
  let turn = 0;
  const options = () => Array.from(list.querySelectorAll("[role=option]"));

  const choose = (at) => {
    const all = options();
    active = all.length ? (at + all.length + 1) % (all.length + 1) : 0;
    if (active === all.length) active = -1;
    all.forEach((one, number) => one.setAttribute("aria-selected", String(number === active)));
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", all[active].id);
      all[active].scrollIntoView({ block: "nearest" });
    }
  };
  const shut = () => {
    panel.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const leave = () => {
    shut();
    place.classList.remove("x-search--open");
    const opener = place.querySelector("a");
    opener.setAttribute("aria-expanded", "false");
  };
  const show = () => {
    panel.hidden = false;
    input.setAttribute("aria-expanded", String(options().length > 0));
    panel.scrollTop = 0;
  };
  const option = (child, number) => {
    const states = { role: "option", id: `x-search-${number}`, tabindex: "-1", "aria-selected": "false" };
    Object.keys(states).forEach((name) => child.setAttribute(name, states[name]));
    return make("li", { role: "presentation" }, child);
  };
  const go = (words) => {
    input.value = words;
    input.focus();
    update();
  };

  const showRecent = () => {
    const words = recent.all();
    said.textContent = "";
    if (!words.length) return shut();
    const forget = make("button", { type: "button", className: "x-search__forget" }, t("search.forget"));
    forget.addEventListener("click", () => {
      recent.forget();
      input.focus();
      shut();
    });
    head.replaceChildren(make("p", { className: "x-search__heading" }, t("search.recent")), forget);
    list.replaceChildren(
      ...words.map((one, at) => {
        const button = make("button", { type: "button", className: "x-search__again" }, one);
        button.addEventListener("click", () => go(one));
        return option(button, at);
      }),
    );
    foot.replaceChildren(make("p", { className: "x-search__keys" }, t("search.keys")));
    return show();
  };

  const showNothing = (answer) => {
    const lines = [make("p", { className: "x-search__none" }, t("search.none", { query: answer.query }))];
    if (!answer.complete) lines.push(make("p", {}, t("search.partial")));
    if (answer.suggestion) {
      const button = make("button", { type: "button", className: "x-search__suggestion" }, t("search.suggestion", { name: answer.suggestion }));
      button.addEventListener("click", () => go(answer.suggestion));
      lines.push(button);
    }
    head.replaceChildren(...lines);
    list.replaceChildren();
    foot.replaceChildren();
    said.textContent = lines.map((line) => line.textContent).join(" ");
    show();
  };

  const showAnswer = (answer) => {
    const before = options()[active];
    const kept = before && before.dataset.id;
    const items = [];
    answer.results.forEach((result, at) => {
      const first = result.related && !(at && answer.results[at - 1].related);
      if (first) items.push(make("li", { className: "x-search__heading", role: "presentation" }, t("search.related")));
      items.push(option(link(result), at));
    });
    head.replaceChildren(...notes(answer));
    list.replaceChildren(...items);
    const count = answer.found + answer.related;
    const all = make("a", { className: "x-search__all", href: `${site.base}search/${site.file}?q=${encodeURIComponent(answer.query)}` }, t("search.all", { count }));
    foot.replaceChildren(all, make("p", { className: "x-search__keys" }, t("search.keys")));
    said.textContent = t("search.found", { count });
    show();
    const again = options().findIndex((one) => kept && one.dataset.id === kept);
    active = -1;
    if (again >= 0) choose(again);
  };

  const update = () => {
    const words = input.value.trim();
    const mine = ++turn;
    if (!words) return showRecent();
    return ask(words, { limit: SHOWN }).then((answer) => {
      if (mine !== turn || document.activeElement !== input && !panel.contains(document.activeElement)) return;
      if (!answer) return;
      if (answer.results.length) showAnswer(answer);
      else showNothing(answer);
      place.dataset.answered = answer.query;
    });
  };

  const KEYS = {
    ArrowDown: () => (panel.hidden ? update() : choose(active + 1)),
    ArrowUp: () => choose(active < 0 ? options().length - 1 : active - 1),
    Enter: () => {
      const target = options()[active];
      if (!target) return false;
      recent.keep(input.value.trim());
      target.click();
      return true;
    },
    Escape: () => {
      if (panel.hidden) {
        input.value = "";
        leave();
        input.blur();
      } else {
        dismissed = true;
        turn += 1;
        shut();
      }
    },
  };
  let composing = false;
  let dismissed = false; // by Escape: words that arrive late do not open the list again
  input.addEventListener("compositionstart", () => (composing = true));
  input.addEventListener("compositionend", () => {
    composing = false;
    update();
  });
  input.addEventListener("input", () => {
    dismissed = false;
    if (!composing) update();
  });
  input.addEventListener("keydown", (event) => {
    if (composing || event.isComposing || !KEYS[event.key]) return;
    if (KEYS[event.key]() !== false) event.preventDefault();
  });
  input.addEventListener("focus", update);
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) recent.keep(input.value.trim());
  });
  close.setAttribute("aria-label", t("search.close"));
  close.addEventListener("click", leave);
  document.addEventListener("pointerdown", (event) => place.contains(event.target) || leave());
  place.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !place.contains(event.relatedTarget)) leave();
  });
  let timer = 0;
  more(() => {
    close.setAttribute("aria-label", t("search.close"));
    list.setAttribute("aria-label", t("search.title"));
    if (dismissed || document.activeElement !== input || (!input.value.trim() && !panel.hidden)) return;
    clearTimeout(timer);
    timer = setTimeout(update, panel.hidden ? 0 : 120);
  });
  asc.searchBox = { keep: recent.keep };
  if (document.activeElement === input) update();
})();
