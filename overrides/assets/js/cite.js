/* Citing: puts today's date where the day of access goes, copies a citation, saves a record. */
(function () {
  "use strict";

  var asc = (globalThis.asc = globalThis.asc || {});
  var PLACE = "YYYY-MM-DD";

  /** The reader's own day; a day in Greenwich would be yesterday in a Chinese morning. */
  function today() {
    var now = new Date();
    function two(number) { return ("0" + number).slice(-2); }
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  function save(name, text) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }

  function copying(button, text) {
    var label = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", function () {
      asc.copy(text()).then(function () {
        button.textContent = button.dataset.copied;
        setTimeout(function () { button.textContent = label; }, 2000);
      }, function () { /* the text can still be selected */ });
    });
  }

  function saving(button, text) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var lines = text() + "\n";
      save(button.dataset.name, button.dataset.lineEnd === "crlf" ? lines.replace(/\n/g, "\r\n") : lines);
    });
  }

  document.querySelectorAll(".x-cite dd").forEach(function (entry) {
    var shown = entry.querySelector(".x-cite__text");
    shown.textContent = shown.textContent.replace(PLACE, today());
    function text() { return shown.textContent; }
    entry.querySelectorAll(".x-cite__copy").forEach(function (button) { copying(button, text); });
    entry.querySelectorAll(".x-cite__save").forEach(function (button) { saving(button, text); });
  });

  if (location.hash === "#cite") {
    var block = document.getElementById("cite");
    if (block) block.open = true;
  }
})();
