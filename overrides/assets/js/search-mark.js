/* The words a reader searched for, marked on the page that the result opened. */
(() => {
  "use strict";
  const address = new URL(location.href);
  const words = (address.searchParams.get("mark") || "").split("|").filter((word) => word && word.length < 80).slice(0, 8);
  address.searchParams.delete("mark");
  history.replaceState(history.state, "", address.href);
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = (word) =>
    /\p{Script=Han}/u.test(word)
      ? Array.from(word, escaped).join("[\\s、，,“”‘’（）()·—-]{0,2}")
      : "\\b" + word.split(" ").map(escaped).join("[\\s/,.—–-]+") + "[a-z]*";
  const content = document.getElementById("x-content");
  if (!words.length || !content) return;
  const all = new RegExp(words.sort((a, b) => b.length - a.length).map(pattern).join("|"), "gi");

  const SKIPPED = "script, style, textarea, select, option, button, svg, math, mark, [hidden]";
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(SKIPPED)) texts.push(walker.currentNode);
  const marks = [];
  for (const node of texts) {
    const text = node.data;
    const pieces = [];
    let from = 0;
    all.lastIndex = 0;
    for (let match = all.exec(text); match && match[0]; match = all.exec(text)) {
      const mark = document.createElement("mark");
      mark.className = "x-marked";
      mark.textContent = match[0];
      pieces.push(text.slice(from, match.index), mark);
      marks.push(mark);
      from = match.index + match[0].length;
    }
    if (pieces.length) node.replaceWith(...pieces, text.slice(from));
  }
  const seen = marks.find((mark) => mark.getClientRects().length && !mark.closest("h1, .x-trail"));
  if (seen && !location.hash) seen.scrollIntoView({ block: "center" });
})();
