/* The sheet on this device: saved at every change, never over another tab's work in silence.
   asc.store(edition) -> {load, save, watch, adopt, remember, previous, erase}. */
(function () {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});

  asc.store = function (edition) {
    const key = "asc-assess:" + edition;
    let known = null; // text of the record as this tab last saw it

    function get(name) {
      try {
        return localStorage.getItem(name);
      } catch (error) {
        return null; // storage is switched off
      }
    }
    function set(name, text) {
      try {
        localStorage.setItem(name, text);
        return true;
      } catch (error) {
        return false; // switched off or full
      }
    }
    const sheetIn = (text) => asc.sheet.read(JSON.stringify(JSON.parse(text).sheet));

    /** {sheet, at} of what is stored, {damaged: text} of what cannot be read, or null. */
    function load() {
      known = get(key);
      if (known === null) return null;
      try {
        const sheet = sheetIn(known);
        if (sheet.edition !== edition) throw new Error(sheet.edition);
        return { sheet, at: JSON.parse(known).at };
      } catch (error) {
        set(key + ":damaged", known);
        return { damaged: known };
      }
    }
    /** "saved", "unsaved" (no storage) or "conflict" (another tab has written since). */
    function save(sheet) {
      if (get(key) !== known) return "conflict";
      const text = JSON.stringify({ at: new Date().toISOString(), sheet });
      if (!set(key, text)) return "unsaved";
      known = text;
      return "saved";
    }
    /** Calls back when another tab writes or deletes. */
    function watch(changed) {
      window.addEventListener("storage", (event) => {
        if ((event.key === key || event.key === null) && get(key) !== known) changed();
      });
    }
    /** From now on what is stored counts as seen: the next save may replace it. */
    function adopt() {
      known = get(key);
    }
    /** Keep a sheet that is about to be replaced. */
    function remember(sheet) {
      set(key + ":previous", JSON.stringify({ sheet }));
    }
    function previous() {
      const text = get(key + ":previous");
      try {
        return text === null ? null : sheetIn(text);
      } catch (error) {
        return null;
      }
    }
    function erase() {
      for (const name of [key, key + ":previous", key + ":damaged"]) {
        try {
          localStorage.removeItem(name);
        } catch (error) {
          return; // nothing could have been stored either
        }
      }
      known = null;
    }
    return { load, save, watch, adopt, remember, previous, erase };
  };
})();
