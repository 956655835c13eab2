/* Search, the part on every page: a box in the header, keys to reach it, and the marks on a page
   that was opened from a result.  Everything else is fetched when the box gets the focus. */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const scripts = document.currentScript.src.replace(/search\.js.*$/, "");
  const place = document.querySelector("[data-search]");
  const link = place && place.querySelector("a");

  const site = {
    scripts,
    code: new URL("../search/", scripts).href,
    index: new URL("../../api/v1/search-index/", scripts).href,
    language: document.documentElement.lang.startsWith("zh") ? "zh" : "en",
    /** The root of this language's pages. */
    base: link ? link.href.replace(/search\/(index\.html)?([?#].*)?$/, "") : new URL("../../", scripts).href,
    file: location.protocol === "file:" ? "index.html" : "",
  };

  /** Fetch scripts side by side; they run in the order given. */
  const fetchScripts = (addresses) => {
    const loads = addresses.map(
      (address) =>
        new Promise((done, failed) => {
          const script = document.createElement("script");
          script.src = address;
          script.async = false;
          script.onload = done;
          script.onerror = () => failed(new Error(address));
          document.head.append(script);
        }),
    );
    return Promise.all(loads);
  };

  let started = null;
  /** Fetch the search once. */
  const start = () => {
    if (!started) {
      started = fetchScripts([`${site.code}search-${site.language}.js`, `${site.index}head.js`, `${site.index}words.js`]);
      started.catch(() => (started = null));
    }
    return started;
  };
  asc.searchSite = { ...site, start, fetchScripts };

  if (/[?&]mark=/.test(location.search)) fetchScripts([`${scripts}search-mark.js`]);
  if (!link) return;

  /* ---- the box ---- */

  const form = document.createElement("form");
  form.className = "x-search__form";
  form.setAttribute("role", "search");
  form.action = link.href;
  const input = document.createElement("input");
  Object.assign(input, { type: "search", name: "q", autocomplete: "off", spellcheck: false, id: "x-search-input" });
  input.placeholder = link.textContent.trim();
  const attributes = {
    role: "combobox", "aria-label": link.textContent.trim(), "aria-expanded": "false", "aria-autocomplete": "list",
    "aria-controls": "x-search-list", "aria-keyshortcuts": "/ Control+K", autocapitalize: "off", enterkeyhint: "search",
  };
  Object.keys(attributes).forEach((name) => input.setAttribute(name, attributes[name]));
  const key = document.createElement("kbd");
  key.textContent = "/";
  key.setAttribute("aria-hidden", "true");
  form.append(input, key);
  place.append(form);
  place.classList.add("x-search--ready");
  link.setAttribute("aria-expanded", "false");

  const open = () => {
    place.classList.add("x-search--open");
    link.setAttribute("aria-expanded", "true");
    input.focus();
    input.select();
  };
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = input.value.trim();
    if (asc.searchBox) asc.searchBox.keep(words);
    location.href = `${site.base}search/${site.file}${words ? "?q=" + encodeURIComponent(words) : ""}`;
  });
  input.addEventListener("focus", () => {
    start().catch(() => place.classList.add("x-search--failed"));
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const letter = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k";
    if (!slash && !letter) return;
    event.preventDefault();
    open();
  });
})();
