/* The colours a reader has chosen, set before anything is painted. */
(() => {
  "use strict";
  let chosen = null;
  try {
    chosen = globalThis.__md_get("__palette");
  } catch (refused) {
    return; // No storage, or a value that is not ours: the system's colours stand.
  }
  if (!chosen || !chosen.color) return;
  if (chosen.color.media === "(prefers-color-scheme)") {
    const light = matchMedia("(prefers-color-scheme: light)").matches;
    const input = document.querySelector(
      `[data-md-color-media="(prefers-color-scheme: ${light ? "light" : "dark"})"]`
    );
    for (const name of ["media", "scheme", "primary", "accent"]) {
      chosen.color[name] = input.getAttribute(`data-md-color-${name}`);
    }
  }
  for (const name of Object.keys(chosen.color)) {
    document.body.setAttribute(`data-md-color-${name}`, chosen.color[name]);
  }
})();
