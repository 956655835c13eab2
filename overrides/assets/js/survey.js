/* The survey page: fill in the questionnaire, read a file, show the result.  Nothing is sent. */
(() => {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const page = document.getElementById("survey");
  if (!page) return;
  const { h, clear, words } = asc.dom;
  const survey = JSON.parse(document.getElementById("survey-data").textContent);
  const t = words(survey.words);
  const find = (name) => document.getElementById("survey-" + name);
  const KEY = "asc-survey";
  const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const form = find("form");
  const news = find("news");
  let entered = []; // responses keyed in here
  let shown = null; // the responses that the result is made of

  const tool = { survey, t, source: "", customers, weighting, print };
  const result = asc.surveyResult(tool);

  function customers() {
    const input = find("population");
    return input.validity.valid && input.value ? Number(input.value) : 0;
  }
  function weighting() {
    const chosen = find("weights").value;
    if (chosen !== "own") return chosen;
    return [...find("own").querySelectorAll("input")].map((input) => (input.value === "" ? NaN : Number(input.value)));
  }
  /** Print one part of the page: the questionnaire or the result. */
  function print(part) {
    page.dataset.print = part;
    window.print();
    delete page.dataset.print;
  }
  const refuse = (key, details) =>
    clear(news, h("div", { class: "x-survey__notice", role: "alert" }, h("p", null, h("b", null, t("wrong.title"))), h("p", null, t("wrong." + key, details))));

  function draw() {
    if (!shown) return;
    const place = find("shown");
    const found = asc.surveyStats.analyse(survey, shown, weighting());
    if (!found.complete) clear(place, h("p", { class: "x-survey__bad" }, t("wrong.no_complete")), h("p", null, t("n_text", found)));
    else if (!found.weights) clear(place, h("p", { class: "x-survey__bad" }, t("wrong.weights")));
    else result.render(place, found);
  }
  function show(responses, source) {
    shown = responses;
    tool.source = source;
    draw();
    document.getElementById("result").focus();
  }

  /* Reading. */
  function wrongCells(found, source) {
    const list = found.wrong.slice(0, 50).map((cell) => h("li", null, h("code", null, cell.address), " ", t("wrong.value", cell)));
    const rows = new Set(found.wrong.map((cell) => cell.row)).size;
    const more = found.wrong.length - list.length;
    clear(news, h("div", { class: "x-survey__notice", role: "alert" }, h("p", null, h("b", null, t("wrong.title"))),
      h("p", null, t("wrong.cells", { count: found.wrong.length })), h("ul", null, list), more ? h("p", null, t("wrong.more", { count: more })) : null,
      h("p", null, h("button", { type: "button", class: "x-survey__button", id: "survey-skip", onclick: () => {
        clear(news);
        show(found.responses.map((one) => (one.bad ? { s: one.s.map(() => null), i: one.i } : one)), source);
      } }, t("wrong.skip", { count: rows })))));
  }
  async function open(file) {
    try {
      const found = await asc.surveyRead.file(new Uint8Array(await file.arrayBuffer()), survey);
      if (found.wrong.length) return wrongCells(found, file.name);
      clear(news, found.ignored.length ? h("p", null, t("ignored", { names: found.ignored.join("; ") })) : null);
      return show(found.responses, file.name);
    } catch (error) {
      if (!(error instanceof asc.surveyRead.SurveyError)) throw error;
      return refuse(error.key, error.details);
    }
  }
  /** Sixty invented responses, the same every time. */
  function example() {
    let seed = 20260101;
    const random = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed / 2147483648;
    };
    const rating = (middle) => Math.max(1, Math.min(5, Math.round(middle + 2.4 * (random() + random() - 1))));
    const response = () => {
      const s = survey.items.map((_, at) => (random() < 0.12 ? 0 : rating(3.4 + ((at * 7) % 5) * 0.3)));
      return { s, i: s.map((value, at) => (value ? rating(3.5 + ((at * 3) % 4) * 0.35) : null)) };
    };
    return Array.from({ length: 60 }, response);
  }

  /* Filling in. */
  function stored() {
    try {
      const list = JSON.parse(localStorage.getItem(KEY) || "[]");
      const sound = (values) => Array.isArray(values) && values.length === survey.items.length && values.every((value) => value === null || (Number.isInteger(value) && value >= 0 && value <= survey.points));
      return Array.isArray(list) ? list.filter((one) => one && sound(one.s) && sound(one.i)) : [];
    } catch (error) {
      return []; // switched off, or not ours
    }
  }
  function keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify(entered));
      return true;
    } catch (error) {
      return false; // switched off or full
    }
  }
  const rows = () => [survey.headings, ...entered.map((one, at) => [at + 1, ...one.s, ...one.i.map((value) => (value === null ? "" : value)), one.comment || ""])];
  const saved = (ending, bytes, type) => asc.save(bytes, t("file") + "-" + t("sheet.answers") + ending, type);
  function erase() {
    const question = h("dialog", { class: "x-survey__dialog" }, h("p", null, t("erase_sure", { count: entered.length })),
      h("p", { class: "x-survey__line" }, h("button", { type: "button", class: "x-survey__button", id: "survey-erase-sure", onclick: () => {
        entered = [];
        keep();
        question.close();
        listed(true);
      } }, t("erase")), h("button", { type: "button", class: "x-survey__button", onclick: () => question.close() }, t("cancel"))));
    question.addEventListener("close", () => question.remove());
    page.append(question);
    question.showModal();
  }
  function listed(kept) {
    const place = find("entered");
    place.hidden = find("use").hidden = !entered.length;
    clear(place, h("p", null, t("entered", { count: entered.length })), kept ? null : h("p", { class: "x-survey__bad" }, t("entered_lost")),
      h("p", { class: "x-survey__line" },
        h("button", { type: "button", class: "x-survey__button", id: "survey-save-csv", onclick: () => saved(".csv", asc.csv(rows()), "text/csv") }, t("save_csv")),
        h("button", { type: "button", class: "x-survey__button", id: "survey-save-xlsx", onclick: () =>
          saved(".xlsx", asc.xlsx([{ name: t("sheet.answers"), rows: rows(), widths: survey.headings.map(() => 11), table: true }]), XLSX) }, t("save_xlsx")),
        h("button", { type: "button", class: "x-survey__button", id: "survey-erase", onclick: erase }, t("erase"))));
  }
  function add(event) {
    event.preventDefault();
    const chosen = (name) => {
      const value = new FormData(form).get(name);
      return value === null ? null : Number(value);
    };
    const read = (code) => survey.items.map((_, at) => chosen(code + (at + 1)));
    const [s, i] = [read("s"), read("i")];
    const open = s.map((value, at) => (value === null ? at + 1 : 0)).filter(Boolean);
    for (const item of page.querySelectorAll(".x-survey__item")) item.classList.toggle("x-survey__item--open", open.includes(Number(item.dataset.number)));
    if (open.length) {
      find("said").textContent = t("unfinished", { count: open.length, first: open[0] });
      form.querySelector(`[name="s${open[0]}"]`).focus();
      return;
    }
    entered.push({ s, i, comment: form.comment.value.trim() });
    const kept = keep();
    form.reset();
    listed(kept);
    find("said").textContent = t("added", { count: entered.length });
    form.querySelector("input").focus();
  }

  form.addEventListener("submit", add);
  form.addEventListener("reset", () => {
    for (const item of page.querySelectorAll(".x-survey__item--open")) item.classList.remove("x-survey__item--open");
    find("said").textContent = "";
  });
  find("print").addEventListener("click", () => print("questionnaire"));
  find("file").addEventListener("change", (event) => {
    if (event.target.files[0]) open(event.target.files[0]);
    event.target.value = "";
  });
  find("use").addEventListener("click", () => {
    clear(news);
    show(entered, t("source_entered"));
  });
  find("example").addEventListener("click", () => {
    clear(news);
    show(example(), t("source_example"));
  });
  for (const name of ["population", "weights", "own"]) {
    find(name).addEventListener("input", () => {
      find("own").hidden = find("weights").value !== "own";
      draw();
    });
  }
  const drop = find("drop");
  for (const kind of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("x-survey__drop--over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files[0]) open(event.dataTransfer.files[0]);
    });
  }
  entered = stored();
  if (entered.length) listed(true);
  find("own").hidden = find("weights").value !== "own";
  for (const part of page.querySelectorAll(".x-survey__tool, #survey-print, #survey-form .x-survey__line")) part.hidden = false;
})();
