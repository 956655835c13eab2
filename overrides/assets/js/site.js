/* Small helps on every page: the view of two languages, copying a link, sorting tables, the menu
   by keyboard, and links of pages opened from a disk.  The pages work without any of it. */
(function () {
  "use strict";

  var asc = (globalThis.asc = globalThis.asc || {});

  /** Read or write what this browser remembers; a refusing browser remembers nothing. */
  asc.memory = {
    get: function (key) {
      try { return localStorage.getItem("asc." + key); } catch (error) { return null; }
    },
    set: function (key, value) {
      try { localStorage.setItem("asc." + key, value); } catch (error) { /* not remembered */ }
    }
  };

  /** `?view=both` or `#view=both` in the address, else what was chosen before on this site. */
  function wantedView(key) {
    var match = /[?&#]view=(zh|en|both)\b/.exec(location.search + location.hash);
    return match ? match[1] : asc.memory.get(key);
  }

  function views() {
    var inputs = Array.from(document.querySelectorAll(".x-view__input"));
    if (!inputs.length) return;
    var key = "view." + document.documentElement.lang;
    function follow() {
      var wanted = wantedView(key);
      inputs.forEach(function (input) { if (input.value === wanted) input.checked = true; });
    }
    inputs.forEach(function (input) {
      input.addEventListener("change", function () {
        asc.memory.set(key, input.value);
        var address = new URL(location.href);
        address.searchParams.delete("view");
        if (!input.matches("#view-own")) address.searchParams.set("view", input.value);
        if (/^#view=/.test(address.hash)) address.hash = "";
        history.replaceState(history.state, "", address.href);
      });
    });
    addEventListener("hashchange", follow);
    follow();
  }

  /** Put text on the clipboard, also where the browser only knows the old way. */
  asc.copy = function (text) {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
    var field = document.createElement("textarea");
    field.value = text;
    field.className = "x-cover__hidden";
    document.body.append(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  };

  function copying() {
    document.querySelectorAll(".x-copy").forEach(function (button) {
      var label = button.textContent;
      button.hidden = false;
      button.setAttribute("aria-live", "polite");
      button.addEventListener("click", function () {
        asc.copy(location.href.split("#")[0]).then(function () {
          button.textContent = button.dataset.copied;
          setTimeout(function () { button.textContent = label; }, 2000);
        }, function () { /* the address bar still has it */ });
      });
    });
  }

  /** Numbers by value, the rest by the page's language; empty cells stay last. */
  function comparing(direction) {
    var words = new Intl.Collator(document.documentElement.lang, { numeric: true });
    return function (a, b) {
      if (!a.key || !b.key) return (a.key ? 0 : 1) - (b.key ? 0 : 1);
      var first = Number(a.key), second = Number(b.key);
      var order = isNaN(first) || isNaN(second) ? words.compare(a.key, b.key) : first - second;
      return order * direction;
    };
  }

  function sort(table, heads, index) {
    var head = heads[index], body = table.tBodies[0];
    var up = head.getAttribute("aria-sort") !== "ascending";
    heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    Array.from(body.rows)
      .map(function (row) { return { row: row, key: row.cells[index].textContent.trim() }; })
      .sort(comparing(up ? 1 : -1))
      .forEach(function (item) { body.append(item.row); });
  }

  function sorting() {
    document.querySelectorAll("table[data-sortable]").forEach(function (table) {
      var heads = Array.from(table.tHead.rows[0].cells);
      heads.forEach(function (head, index) {
        var button = document.createElement("button");
        button.type = "button";
        button.className = "x-sort";
        button.append.apply(button, Array.from(head.childNodes));
        button.addEventListener("click", function () { sort(table, heads, index); });
        head.append(button);
      });
    });
  }

  /** The label that opens the menu becomes a button, which the keyboard reaches too. */
  function menu() {
    var label = document.querySelector(".x-menu"), box = document.getElementById("__drawer");
    var pane = document.querySelector(".md-sidebar--primary");
    if (!label || !box || !pane) return;
    var button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.append.apply(button, Array.from(label.childNodes));
    label.replaceWith(button);
    function tell() { button.setAttribute("aria-expanded", String(box.checked)); }
    function turn(open) {
      box.checked = open;
      box.dispatchEvent(new Event("change", { bubbles: true }));
      if (open) pane.querySelector("a").focus();
      else button.focus();
    }
    box.addEventListener("change", tell);
    button.addEventListener("click", function () { turn(!box.checked); });
    addEventListener("keydown", function (event) {
      if (event.key === "Escape" && box.checked) turn(false);
    });
    pane.addEventListener("focusout", function (event) {
      if (box.checked && event.relatedTarget && !pane.contains(event.relatedTarget)) turn(false);
    });
    tell();
  }

  /** A long outline shows the place being read. */
  function outline() {
    var pane = document.querySelector(".x-side");
    var place = pane && pane.querySelector("[aria-current]");
    if (place) pane.scrollTop = place.offsetTop - pane.offsetTop - pane.clientHeight / 2;
  }

  var FRAMES = ".x-scroll, .x-assess-scroll, .md-typeset__scrollwrap";

  /** A wide table scrolls in its own frame; the keyboard must reach the frame. */
  function frames() {
    var waiting = false;
    function look() {
      waiting = false;
      document.querySelectorAll(FRAMES).forEach(function (frame) {
        if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
      });
    }
    function soon() {
      if (!waiting) requestAnimationFrame(look);
      waiting = true;
    }
    new MutationObserver(soon).observe(document.body, {
      attributeFilter: ["open", "hidden"], attributes: true, childList: true, subtree: true
    });
    ["change", "resize", "load"].forEach(function (name) { addEventListener(name, soon); });
    look();
  }

  /** Pages on a disk: a folder's address does not open its page, so name the file. */
  function disk() {
    if (location.protocol !== "file:") return;
    document.querySelectorAll("a[href]").forEach(function (link) {
      var href = link.getAttribute("href"), cut = /^([^?#]*)(.*)$/.exec(href);
      if (/^[a-z][a-z0-9+.-]*:/i.test(href) || !/(^|\/)(\.{1,2})?$/.test(cut[1]) || !cut[1]) return;
      link.setAttribute("href", cut[1].replace(/\/?$/, "/") + "index.html" + cut[2]);
    });
  }

  [views, copying, sorting, menu, outline, frames, disk].forEach(function (help) { help(); });
})();
