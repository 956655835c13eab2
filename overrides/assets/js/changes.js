/* The page of changes: filters by class and chapter, old and new side by side. */
(function () {
  "use strict";

  var form = document.getElementById("changes-filter");
  var list = document.getElementById("changes");
  if (!form || !list) return;
  var articles = Array.prototype.slice.call(list.querySelectorAll(".x-change"));
  var output = form.querySelector("output");

  function chosen() {
    return Array.prototype.filter
      .call(form.querySelectorAll("[name=kind]"), function (box) { return box.checked; })
      .map(function (box) { return box.value; });
  }

  function filter() {
    var kinds = chosen();
    var chapter = form.elements.chapter.value;
    var shown = 0;
    articles.forEach(function (article) {
      var own = article.dataset.kinds.split(" ");
      var fits = own.some(function (kind) { return kinds.indexOf(kind) >= 0; });
      article.hidden = !fits || (chapter !== "" && article.dataset.chapter !== chapter);
      if (!article.hidden) shown += 1;
    });
    output.textContent = shown
      ? form.dataset.shown.replace("{shown}", shown).replace("{total}", articles.length)
      : form.dataset.none;
  }

  /** A copy of the redline that holds one edition: ``gone`` names the marks of the other. */
  function column(redline, gone, title) {
    var copy = document.createElement("div");
    copy.className = "x-redline__column";
    var head = document.createElement("p");
    head.className = "x-label";
    head.textContent = title;
    redline.querySelectorAll(".x-said").forEach(function (line) {
      var own = line.cloneNode(true);
      own.querySelectorAll(gone).forEach(function (mark) { mark.remove(); });
      if (own.textContent) copy.append(own);
    });
    if (copy.firstChild) copy.prepend(head);
    return copy;
  }

  function show() {
    var side = form.elements.view.value === "side";
    list.classList.toggle("x-changes--side", side);
    list.querySelectorAll(".x-redline").forEach(function (redline) {
      if (!side || redline.querySelector(".x-redline__column")) return;
      var columns = [
        column(redline, "ins", redline.dataset.was),
        column(redline, "del", redline.dataset.now),
      ];
      columns.forEach(function (each) { redline.append(each); });
    });
  }

  /** A link from a clause opens its change whatever is filtered. */
  function reveal() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.hidden) {
      form.reset();
      update();
      target.scrollIntoView();
    }
  }

  function update() {
    filter();
    show();
  }

  form.hidden = false;
  form.addEventListener("change", update);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(update, 0); });
  window.addEventListener("hashchange", reveal);
  update();
})();
