/* Search, how a result looks: elements made from data, text as text. */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { t } = asc.searchClient;
  const site = asc.searchSite;
  const TAGS = { zh: "zh-Hans", en: "en" };

  /** An element with properties, attributes (names with a dash, role, lang) and children. */
  const make = (tag, values, ...children) => {
    const element = document.createElement(tag);
    for (const name of Object.keys(values || {})) {
      if (values[name] === undefined || values[name] === "") continue;
      if (name.includes("-") || name === "role" || name === "lang" || name === "for") element.setAttribute(name, values[name]);
      else element[name] = values[name];
    }
    element.append(...children.filter((child) => child || child === 0));
    return element;
  };

  const pieces = (list) => list.map((piece) => (piece.mark ? make("mark", {}, piece.text) : piece.text));
  const language = (code) => (code && code !== site.language ? TAGS[code] : undefined);

  /** The address of a result, with the words to mark there. */
  const address = (result) => {
    const [path, hash] = result.url.split("#");
    const words = result.words.join("|");
    const file = /(^|\/)$/.test(path) ? site.file : "";
    return `${site.base}${path}${file}${words ? "?mark=" + encodeURIComponent(words) : ""}${hash ? "#" + hash : ""}`;
  };

  const titled = (result) =>
    result.kind === "clause" && /^[A-Z]$/.test(result.number) ? t("clause.annex", { letter: result.number }) : result.number;

  /** A result as a link: number and title, where it stands, the sentence that matches. */
  const link = (result) => {
    const { edition } = result;
    const old = edition && edition.status !== "in-force";
    const provision = result.type && result.type !== "heading";
    return make(
      "a",
      { className: "x-hit", href: address(result), "data-id": result.id },
      make(
        "span",
        { className: "x-hit__title" },
        result.number && make("span", { className: "x-hit__number" }, titled(result)),
        make("span", { lang: language(result.title.language) }, ...pieces(result.title.pieces)),
      ),
      make(
        "span",
        { className: "x-hit__place" },
        make("span", { className: "x-hit__kind" }, t(`search.kind.${result.kind}`)),
        edition && result.number !== edition.number && make("span", {}, edition.number),
        provision && make("span", { className: `x-hit__type x-hit__type--${result.type}` }, t(`type.${result.type}`)),
        old && make("span", { className: "x-hit__status" }, t(`status.${edition.status}`)),
        !edition && result.year && make("span", {}, result.year),
        result.other && make("span", { className: "x-hit__other" }, t("search.other", { language: t(`search.in.${result.other}`) })),
      ),
      result.sentence &&
        make("span", { className: "x-hit__sentence", lang: language(result.sentence.language) }, ...pieces(result.sentence.pieces)),
    );
  };

  /** The same clause in other editions, as links. */
  const editions = (result) =>
    result.editions.length > 0 &&
    make(
      "p",
      { className: "x-hit__editions" },
      t("search.editions"),
      ...result.editions.map((one) =>
        make("a", { href: address({ ...one, words: result.words }), "data-id": one.id }, `${one.number} ${t(`status.${one.status}`)}`),
      ),
    );

  /** What the search did to the words: one line each. */
  const notes = (answer) => answer.notes.map((note) => make("p", { className: "x-find__note" }, t(`search.note.${note.how}`, note)));

  /** Recent searches, on this device only. */
  const KEPT = 8;
  const recent = {
    all: () => {
      try {
        return JSON.parse((asc.memory && asc.memory.get("search")) || "[]").filter((one) => typeof one === "string");
      } catch (unreadable) {
        return [];
      }
    },
    keep: (words) => {
      if (!words || !asc.memory) return;
      const list = [words, ...recent.all().filter((one) => one !== words)].slice(0, KEPT);
      asc.memory.set("search", JSON.stringify(list));
    },
    forget: () => asc.memory && asc.memory.set("search", "[]"),
  };

  asc.searchShow = { make, link, editions, notes, recent };
})();
