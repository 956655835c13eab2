/* What the theme's script keeps between pages.  It asks for these four names.
   The scope is the site's root, so the languages share what a reader has chosen. */
(() => {
  "use strict";
  const scope = new URL("../..", document.currentScript.src);

  globalThis.__md_scope = scope;
  globalThis.__md_hash = (text) =>
    [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
  globalThis.__md_get = (key, storage = localStorage, place = scope) =>
    JSON.parse(storage.getItem(`${place.pathname}.${key}`));
  globalThis.__md_set = (key, value, storage = localStorage, place = scope) => {
    try {
      storage.setItem(`${place.pathname}.${key}`, JSON.stringify(value));
    } catch (refused) {
      // A browser that stores nothing shows the site all the same.
    }
  };
})();
