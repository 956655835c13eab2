/* The self-assessment page: one sheet, five panels, saved at every change. */
(function () {
  "use strict";
  const asc = globalThis.asc, root = document.getElementById("assess");
  if (!root || !asc.assessment) return;
  const { h, button, field, clear } = asc.dom;
  const data = asc.assessment, criteria = data.criteria;
  const language = document.documentElement.lang.slice(0, 2) === "zh" ? "zh" : "en";
  const wordsIn = (code) => asc.dom.words(data.strings[code]);
  const t = wordsIn(language), store = asc.store(criteria.edition);
  const list = document.getElementById("assess-list"), app = document.getElementById("assess-app");
  const articles = [...list.querySelectorAll("[data-clause]")];
  const view = { panel: "start", mode: "step", filter: "all", at: criteria.clauses[0].id, paused: false };

  const tool = {
    data, t, language, wordsIn, root: root.dataset.root, sheet: asc.sheet.empty(criteria),
    label: (id, code) => data.numbers[id] + " " + data.names[id][code || language],
    /** The level aimed at: chosen, else the next one, else the highest. */
    target() {
      const ids = criteria.scheme.levels.map((level) => level.id);
      const wanted = tool.sheet.target;
      return ids.includes(wanted) ? wanted : asc.score.nextLevel(criteria, tool.result) || ids[ids.length - 1];
    },
    change(edit) {
      edit(tool.sheet);
      refresh();
      save();
    },
    answer(id, fields) {
      tool.change((sheet) => {
        sheet.answers[id] = Object.assign({}, sheet.answers[id], fields);
      });
    },
    clearAnswer(id) {
      tool.change((sheet) => delete sheet.answers[id]);
    },
    replace(sheet, message) {
      store.remember(tool.sheet);
      tool.sheet = Object.assign({}, sheet, { clauses: {} });
      refresh(true);
      save();
      say(message, [button(t("state.undo"), undo)]);
    },
    erase() {
      store.erase();
      tool.sheet = asc.sheet.empty(criteria);
      view.paused = false;
      refresh(true);
      saved.textContent = "";
      tool.show("start");
      say(t("files.deleted"));
    },
    show,
    go(event, id) {
      if (event) event.preventDefault();
      view.at = id;
      view.mode = "step";
      show("answers");
      const title = document.getElementById("q-" + id).querySelector(".x-q__title");
      title.focus();
      title.scrollIntoView({ block: "center" });
    },
  };
  tool.result = asc.score.assess(criteria, tool.sheet);

  /* Saving. */
  const saved = h("span", { class: "x-status__saved", role: "status" });
  const notices = h("div", { class: "x-assess__notices", "aria-live": "polite" });
  function say(message, actions) {
    const box = h("div", { class: "x-assess__notice" }, h("p", null, message), h("p", { class: "x-assess__line" },
      actions || [], button(t("state.close"), () => box.remove())));
    clear(notices, box);
  }
  const clock = () => new Date().toLocaleTimeString(language === "zh" ? "zh-CN" : "en-GB");
  function save() {
    if (view.paused) return;
    const outcome = store.save(tool.sheet);
    if (outcome === "conflict") conflict();
    else saved.textContent = t("state." + outcome, { time: clock() });
  }
  function conflict() {
    view.paused = true;
    saved.textContent = "";
    const settle = (then) => () => {
      store.adopt();
      view.paused = false;
      clear(notices);
      then();
      save();
    };
    clear(notices, h("div", { class: "x-assess__notice", role: "alert" }, h("p", null, t("state.other_tab")),
      h("p", { class: "x-assess__line" },
        button(t("state.take_theirs"), settle(() => {
          const theirs = store.load();
          store.remember(tool.sheet);
          tool.sheet = (theirs && theirs.sheet) || asc.sheet.empty(criteria);
          refresh(true);
        })),
        button(t("state.keep_mine"), settle(() => {})))));
  }
  function undo() {
    const before = store.previous();
    if (!before) return;
    store.remember(tool.sheet);
    tool.sheet = before;
    refresh(true);
    save();
    say(t("state.undone"));
  }
  function restore() {
    const found = store.load();
    if (found && found.sheet) {
      tool.sheet = found.sheet;
      const time = new Date(found.at).toLocaleString(language === "zh" ? "zh-CN" : "en-GB");
      if (Object.keys(found.sheet.answers).length) say(t("state.restored", { time }));
    } else if (found) {
      store.adopt();
      say(t("state.damaged"), [button(t("state.damaged_get"), () =>
        asc.save(new TextEncoder().encode(found.damaged), data.stem + "-damaged.txt", "text/plain"))]);
    }
  }

  /* Status bar and tabs. */
  const progress = h("progress", { max: criteria.clauses.length, value: 0, "aria-label": t("tab.answers") });
  const facts = { progress: h("span"), score: h("b"), level: h("b"), open: h("span", { class: "x-assess__hint" }) };
  const panels = {}, tabs = {}, renderers = {};
  const NAMES = ["start", "answers", "result", "plan", "files"];
  function show(name) {
    view.panel = root.dataset.panel = name;
    for (const one of NAMES) {
      panels[one].hidden = one !== name;
      tabs[one].setAttribute("aria-selected", String(one === name));
      tabs[one].tabIndex = one === name ? 0 : -1;
    }
    list.hidden = name !== "answers";
    if (name === "answers") arrange();
    else if (renderers[name]) renderers[name].render();
  }
  function tabKeys(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = NAMES[(NAMES.indexOf(view.panel) + step + NAMES.length) % NAMES.length];
    show(next);
    tabs[next].focus();
  }

  /* Start. */
  const startSyncs = [];
  function startField(key, type) {
    const control = h(type === "textarea" ? "textarea" : "input", {
      type: type === "textarea" ? null : type, min: type === "number" ? 0 : null, max: type === "number" ? 1000000 : null,
      step: type === "number" ? 1 : null, id: "assess-" + key,
      oninput: () => tool.change((sheet) => {
        if (type !== "number") sheet[key] = control.value;
        else if (/^\d{0,6}$/.test(control.value) && control.validity.valid) sheet[key] = Number(control.value);
      }),
    });
    startSyncs.push(() => {
      if (document.activeElement !== control) control.value = type === "number" ? String(tool.sheet[key]) : tool.sheet[key];
    });
    return control;
  }
  function industry(id) {
    const tick = h("input", { type: "checkbox", value: id, onchange: () => tool.change((sheet) => {
      const rest = sheet.industries.filter((one) => one !== id);
      sheet.industries = tick.checked ? rest.concat(id) : rest;
    }) });
    startSyncs.push(() => {
      tick.checked = tool.sheet.industries.includes(id);
    });
    return h("label", { class: "x-q__choice" }, tick, h("span", null, data.industries[id][language]));
  }
  function start() {
    const go = button("", () => {
      const open = tool.result.open[0];
      if (open) view.at = open;
      show("answers");
    }, { class: "x-assess__button x-assess__button--main", id: "assess-go" });
    startSyncs.push(() => {
      go.textContent = t(Object.keys(tool.sheet.answers).length ? "start.resume" : "start.go");
    });
    const { deductions, bonus } = criteria.scheme;
    return [h("h2", null, t("start.title")), h("p", null, t("start.text")),
      field(t("field.organisation"), startField("organisation", "text"), t("hint.organisation")),
      field(t("field.assessor"), startField("assessor", "text"), t("hint.assessor")),
      h("fieldset", { class: "x-assess__profile" }, h("legend", null, t("start.profile")), h("p", { class: "x-assess__hint" }, t("start.profile_text")),
        h("div", { class: "x-assess__ticks" }, Object.keys(data.industries).map(industry))),
      deductions || bonus ? h("fieldset", null, h("legend", null, t("start.special")),
        deductions ? field(t("field.deductions"), startField("deductions", "number"), t("hint.deductions") + " " + t("start.deductions_limit", { count: deductions.fail_at })) : null,
        bonus ? field(t("field.bonus"), startField("bonus", "number"), t("hint.bonus") + " " + t("start.bonus_limit", bonus)) : null,
        field(t("field.remarks"), startField("remarks", "textarea"), t("hint.remarks"))) : null,
      h("p", null, go)];
  }

  /* Answers: which clauses are shown, and how. */
  const choose = (id, label, options, onchange) => {
    const select = h("select", { id, onchange: () => onchange(select.value) },
      options.map(([value, text]) => h("option", { value }, text)));
    return { select, line: field(label, select) };
  };
  const modes = choose("assess-mode", t("answer.mode"), [["step", t("answer.step")], ["table", t("answer.table")]], (value) => {
    view.mode = value;
    arrange();
  });
  const filters = choose("assess-filter", t("answer.filter"), ["all", "open", "gaps", "missing"].map((key) => [key, t("answer." + key)]), (value) => {
    view.filter = value;
    const shown = visible();
    if (shown.length && !shown.includes(view.at)) view.at = shown[0];
    arrange();
  });
  const jump = choose("assess-jump", t("answer.chapter"), criteria.clauses.map((clause) => [clause.id, tool.label(clause.id)]), (value) => {
    view.at = value;
    arrange();
    document.getElementById("q-" + value).scrollIntoView({ block: "start" });
  });
  const none = h("p", { hidden: true }, t("answer.none"));
  const steps = h("p", { class: "x-assess__line x-assess__steps" },
    button(t("answer.previous"), () => step(-1), { id: "assess-previous" }), button(t("answer.next"), () => step(1), { id: "assess-next" }),
    button(t("answer.next_open"), () => {
      const { open } = tool.result, order = criteria.clauses.map((clause) => clause.id);
      const later = open.filter((id) => order.indexOf(id) > order.indexOf(view.at));
      if (open.length) tool.go(null, later[0] || open[0]);
    }, { id: "assess-next-open" }));

  function visible() {
    const { result, sheet } = tool;
    const tests = {
      all: () => true,
      open: (clause) => result.open.includes(clause.id),
      gaps: (clause) => result.earned[clause.id] !== null && !asc.fraction.same(result.earned[clause.id], asc.fraction.of(clause.points)),
      missing: (clause) => result.earned[clause.id] !== null && data.evidence[clause.id].some((_, index) =>
        !(((sheet.answers[clause.id] || {}).evidence || [])[index] || "").trim()),
    };
    return criteria.clauses.filter(tests[view.filter]).map((clause) => clause.id);
  }
  function step(by) {
    const shown = visible(), order = criteria.clauses.map((clause) => clause.id);
    const here = order.indexOf(view.at);
    const later = by > 0 ? shown.find((id) => order.indexOf(id) > here) : shown.filter((id) => order.indexOf(id) < here).pop();
    if (later) tool.go(null, later);
  }
  function arrange() {
    const shown = visible(), table = view.mode === "table";
    const ids = table ? shown : [view.at];
    list.classList.toggle("x-assess__list--table", table);
    for (const article of articles) article.hidden = !ids.includes(article.dataset.clause);
    for (const part of list.querySelectorAll("[data-part]")) {
      part.hidden = !criteria.clauses.some((clause) => ids.includes(clause.id) && clause.chapters.includes(part.dataset.part));
    }
    modes.select.value = view.mode;
    filters.select.value = view.filter;
    jump.select.value = view.at;
    none.hidden = shown.length > 0;
    steps.hidden = table;
  }

  /* Everything that follows from the sheet. */
  const forms = {};
  let drawn = 0;
  function refresh(everything) {
    tool.result = asc.score.assess(criteria, tool.sheet);
    const { open, shown, level } = tool.result, all = criteria.clauses.length;
    for (const sync of startSyncs) sync();
    for (const id in forms) forms[id].update();
    progress.value = all - open.length;
    facts.progress.textContent = t("state.progress", { done: all - open.length, all });
    facts.score.textContent = shown;
    facts.level.textContent = level ? data.levels[level][language] : "—";
    facts.open.textContent = open.length ? t("state.provisional") : "";
    if (everything && view.panel === "answers") arrange();
    cancelAnimationFrame(drawn);
    drawn = requestAnimationFrame(() => {
      if (["result", "plan"].includes(view.panel) && !typing()) renderers[view.panel].render();
    });
  }
  /** True while somebody types into the plan: it must not be drawn anew under their hands. */
  const typing = () => view.panel === "plan" && document.activeElement && document.activeElement.dataset.plan;

  function dropping() {
    const stop = (event) => event.preventDefault();
    root.addEventListener("dragover", (event) => {
      stop(event);
      root.classList.add("x-assess--drop");
    });
    root.addEventListener("dragleave", () => root.classList.remove("x-assess--drop"));
    root.addEventListener("drop", (event) => {
      stop(event);
      root.classList.remove("x-assess--drop");
      if (event.dataTransfer.files[0]) tool.open(event.dataTransfer.files[0]);
    });
  }

  for (const name of NAMES) {
    tabs[name] = h("button", { type: "button", role: "tab", id: "tab-" + name, "aria-controls": "panel-" + name, onclick: () => show(name), onkeydown: tabKeys }, t("tab." + name));
    panels[name] = h("div", { role: "tabpanel", id: "panel-" + name, "aria-labelledby": "tab-" + name, class: "x-assess__panel", hidden: true });
  }
  app.append(
    h("div", { class: "x-status" },
      h("div", { class: "x-status__facts" }, progress, facts.progress, h("span", null, t("state.score"), " ", facts.score), h("span", null, t("state.level"), " ", facts.level), facts.open, saved),
      h("div", { role: "tablist", "aria-label": t("tab.label"), class: "x-assess__tabs" }, NAMES.map((name) => tabs[name]))),
    notices, NAMES.map((name) => panels[name])[0], panels.answers, panels.result, panels.plan, panels.files);
  panels.start.append(...start().filter(Boolean));
  panels.answers.append(h("h2", { class: "x-assess__spoken" }, t("tab.answers")), h("div", { class: "x-assess__line" }, modes.line, filters.line, jump.line), steps, none);
  for (const article of articles) {
    const clause = criteria.clauses.find((one) => one.id === article.dataset.clause);
    forms[clause.id] = asc.form(tool, article, clause);
  }
  renderers.result = asc.outcome(tool, panels.result);
  renderers.plan = asc.plan(tool, panels.plan);
  renderers.files = asc.files(tool, panels.files);
  restore();
  store.watch(conflict);
  refresh();
  dropping();
  app.hidden = false;
  root.classList.add("x-assess--live");
  show("start");
  const asked = location.hash.slice(3);
  if (location.hash.startsWith("#q-") && forms[asked]) tool.go(null, asked);
})();
