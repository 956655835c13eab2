/* The verification page: finds the published text that a pasted content hash belongs to. */
(function () {
  "use strict";

  var known = (globalThis.asc = globalThis.asc || {}).hashes || {};
  var form = document.getElementById("verify");
  var result = document.getElementById("verify-result");
  if (!form || !result) return;
  var field = form.elements.hash;

  /** The first hash in a pasted text, which may be a whole citation. */
  function hashIn(text) {
    var match = /(^|[^0-9a-z])([0-9a-f]{12})(?![0-9a-z])/.exec(text.toLowerCase());
    return match ? match[2] : "";
  }

  function say(kind, text) {
    var line = document.createElement("p");
    line.className = "x-verify__" + kind;
    line.textContent = text;
    result.replaceChildren(line);
    return line;
  }

  function show(entry) {
    var other = result.dataset.language === "zh" ? "en" : "zh";
    var name = entry[result.dataset.language] || entry[other];
    var link = document.createElement("a");
    link.href = result.dataset.base + entry.url + (location.protocol === "file:" ? "index.html" : "");
    link.textContent = name;
    say("found", result.dataset.found + " ").append(link);
  }

  function verify() {
    var hash = hashIn(field.value);
    if (!hash) say("missing", result.dataset.none);
    else if (Object.prototype.hasOwnProperty.call(known, hash)) show(known[hash]);
    else say("missing", result.dataset.missing);
  }

  function fromAddress() {
    var hash = hashIn(location.search);
    if (!hash) return;
    field.value = hash;
    verify();
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    verify();
  });
  fromAddress();
})();
