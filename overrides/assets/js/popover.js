/* The definition of a term beside it: on hover, on focus, at the first tap.
   Without this script a term is a link with a title.  Escape closes, the second tap follows. */
(() => {
  "use strict";
  let link = null;
  let leaving = 0;
  let touched = false;

  const box = document.createElement("div");
  box.className = "x-popover";
  box.hidden = true;
  const head = document.createElement("a");
  head.className = "x-popover__term";
  head.tabIndex = -1;
  const text = document.createElement("p");
  text.id = "x-popover";
  box.append(head, text);

  const hide = () => {
    clearTimeout(leaving);
    if (!link) return;
    link.title = text.textContent;
    link.removeAttribute("aria-describedby");
    link = null;
    box.hidden = true;
  };

  /* Below the term, inside the window, above the text that follows. */
  const place = () => {
    const at = link.getClientRects()[0];
    const wide = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(at.left, wide - box.offsetWidth - 8));
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${at.bottom + scrollY + 4}px`;
  };

  const show = (term) => {
    clearTimeout(leaving);
    if (term === link) return;
    hide();
    if (!term.title) return;
    link = term;
    head.textContent = term.textContent;
    head.href = term.href;
    text.textContent = term.title;
    box.lang = (term.closest("[lang]") || document.documentElement).lang;
    box.classList.toggle("x-popover--deprecated", term.classList.contains("x-term--deprecated"));
    term.title = "";
    term.setAttribute("aria-describedby", text.id);
    (term.closest("main") || document.body).append(box);
    box.hidden = false;
    place();
  };

  const termAt = (event) => event.target.closest && event.target.closest("a.x-term");

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const term = termAt(event);
    if (term) show(term);
    else if (link && !box.contains(event.target)) {
      clearTimeout(leaving);
      leaving = setTimeout(hide, 250);
    } else clearTimeout(leaving);
  });
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
  });
  document.addEventListener("focusin", (event) => {
    const term = termAt(event);
    if (term && !touched) show(term);
    else if (!box.contains(event.target) && !touched) hide();
  });
  document.addEventListener("click", (event) => {
    const term = termAt(event);
    if (term && touched && term !== link) {
      event.preventDefault();
      show(term);
    } else if (!term && !box.contains(event.target)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
})();
