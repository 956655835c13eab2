/* The state of a page in its address, after "#?", so that a view can be sent to a colleague.
   A fragment works from a web server and from the disk alike, and Back leads through it. */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});

  /** Keys and values of the address, as a Map; empty when there are none. */
  const read = () => {
    const text = location.hash.startsWith("#?") ? location.hash.slice(2) : "";
    return new Map(new URLSearchParams(text));
  };

  /** The other language opens in the same state. */
  const carry = () => {
    for (const link of document.querySelectorAll(".x-switch a")) link.hash = location.hash;
  };

  /** Write pairs with a value; `replace` changes the current step instead of adding one. */
  const write = (pairs, replace) => {
    const params = new URLSearchParams(pairs.filter(([, value]) => value !== ""));
    const text = params.toString().replace(/%2C/g, ",");
    const hash = text && "#?" + text;
    if (hash === location.hash) return;
    const step = replace ? "replaceState" : "pushState";
    history[step](null, "", hash || location.pathname + location.search);
    carry();
  };

  /** Call `restore` now and whenever the reader goes back or forward. */
  const follow = (restore) => {
    addEventListener("popstate", () => {
      carry();
      restore(read());
    });
    carry();
    restore(read());
  };

  asc.address = { read, write, follow };
})();
