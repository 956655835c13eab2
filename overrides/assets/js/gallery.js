/* Pictures, large: arrow keys or a swipe lead on, Escape closes.  Without this script a picture's
   link opens its file. */
(() => {
  "use strict";
  const gallery = document.querySelector(".x-gallery");
  if (!gallery || typeof HTMLDialogElement === "undefined") return;
  const say = gallery.dataset;
  const links = [...gallery.querySelectorAll(".x-gallery__open")];
  const SWIPE = 40; /* px a finger has to go */
  let at = 0;
  let start = null;

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  const button = (label, sign, act) => {
    const made = make("button", "", sign);
    made.type = "button";
    made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  };

  const dialog = make("dialog", "x-lightbox");
  const stage = make("div", "x-lightbox__stage");
  const figure = make("figure");
  const image = make("img");
  const caption = make("figcaption");
  const bar = make("div", "x-lightbox__bar");
  const place = make("span");
  const back = button(say.previous, "←", () => show(at - 1));
  const on = button(say.next, "→", () => show(at + 1));
  const close = button(say.close, "×", () => dialog.close());
  dialog.setAttribute("aria-label", say.label);
  place.setAttribute("aria-live", "polite");
  figure.append(image, caption);
  bar.append(back, place, on, close);
  stage.append(figure, bar);
  dialog.append(stage);

  const show = (number) => {
    if (number < 0 || number >= links.length) return;
    at = number;
    const link = links[at];
    const small = link.querySelector("img");
    image.src = link.href;
    image.alt = small.alt;
    image.width = small.getAttribute("width");
    image.height = small.getAttribute("height");
    caption.textContent = link.closest("figure").querySelector("figcaption").textContent.trim();
    place.textContent = `${at + 1} / ${links.length}`;
    const held = document.activeElement;
    back.disabled = at === 0;
    on.disabled = at === links.length - 1;
    if (held && held.disabled) close.focus();
  };

  links.forEach((link, number) => {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(number);
      dialog.showModal();
      close.focus();
    });
  });
  dialog.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -at, End: links.length - 1 - at };
    if (!(event.key in steps)) return;
    event.preventDefault();
    show(at + steps[event.key]);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target === figure || event.target === stage) dialog.close();
  });
  dialog.addEventListener("close", () => links[at].focus());
  stage.addEventListener("pointerdown", (event) => {
    start = event.isPrimary && event.pointerType !== "mouse" ? [event.clientX, event.clientY] : null;
  });
  stage.addEventListener("pointerup", (event) => {
    if (!start) return;
    const across = event.clientX - start[0];
    const down = event.clientY - start[1];
    start = null;
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) show(at + (across < 0 ? 1 : -1));
  });
  document.body.append(dialog);
})();
