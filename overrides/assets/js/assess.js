/* The self-assessment page: one sheet, five panels, saved at every change. */
(function () {
  "use strict";
  const asc = globalThis.asc, root = document.getElementById("assess");
  if (!root || !asc.assessment) return;
  const { h, button, clear } = asc.dom;
  const data = asc.assessment, criteria = data.criteria;
  const language = document.documentElement.lang.slice(0, 2) === "zh" ? "zh" : "en";
  const wordsIn = (code) => asc.dom.words(data.strings[code]);
  const t = wordsIn(language), store = asc.store(criteria.edition);
  const list = document.getElementById("assess-list"), app = document.getElementById("assess-app");
  const view = { panel: "start", paused: false };

  const tool = {
    data, t, language, wordsIn, root: root.dataset.root, sheet: asc.sheet.empty(criteria),
    /** Number and title; a clause of an earlier edition that is gone keeps its old ones. */
    label(id, code) {
      if (id in data.numbers) return data.numbers[id] + " " + data.names[id][code || language];
      return id in data.former ? data.former[id][code || language] : id;
    },
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
      renderers.answers.go(id);
    },
    /** To the first clause without an answer. */
    resume() {
      const open = tool.result.open[0];
      if (open) renderers.answers.go(open);
      else show("answers");
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
    const outcome = store.save(Object.assign({}, tool.sheet, { clauses: asc.sheet.seen(criteria) }));
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
    if (found && found.sheet && !asc.sheet.current(criteria, found.sheet)) {
      store.remember(found.sheet);
      show("files");
      tool.carryOver(found.sheet);
    } else if (found && found.sheet) {
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
    if (name === "answers") renderers.answers.arrange();
    else if (renderers[name].render) renderers[name].render();
  }
  function tabKeys(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = NAMES[(NAMES.indexOf(view.panel) + step + NAMES.length) % NAMES.length];
    show(next);
    tabs[next].focus();
  }

  /* Everything that follows from the sheet. */
  let drawn = 0;
  function refresh(everything) {
    tool.result = asc.score.assess(criteria, tool.sheet);
    const { open, shown, level } = tool.result, all = criteria.clauses.length;
    renderers.start.update();
    renderers.answers.update();
    progress.value = all - open.length;
    facts.progress.textContent = t("state.progress", { done: all - open.length, all });
    facts.score.textContent = shown;
    facts.level.textContent = level ? data.levels[level][language] : "—";
    facts.open.textContent = open.length ? t("state.provisional") : "";
    if (everything && view.panel === "answers") renderers.answers.arrange();
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
    notices, ...NAMES.map((name) => panels[name]));
  renderers.start = asc.start(tool, panels.start);
  renderers.answers = asc.answers(tool, panels.answers, list);
  renderers.result = asc.outcome(tool, panels.result);
  renderers.plan = asc.plan(tool, panels.plan);
  renderers.files = asc.files(tool, panels.files);
  show("start");
  restore();
  store.watch(conflict);
  refresh();
  dropping();
  app.hidden = false;
  root.classList.add("x-assess--live");
  const asked = location.hash.slice(3);
  if (location.hash.startsWith("#q-") && renderers.answers.has(asked)) tool.go(null, asked);
})();
