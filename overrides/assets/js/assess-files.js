/* Files: save, open, workbook, delete; two assessors; a new edition.  asc.files(tool, panel). */
(function () {
  "use strict";
  const asc = (globalThis.asc = globalThis.asc || {});
  const { h, button, field, table, clear } = asc.dom;
  const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const LIMIT = 20000000;

  asc.files = function (tool, panel) {
    const { t, data } = tool, criteria = data.criteria;
    const news = h("div", { id: "assess-news", "aria-live": "polite" });
    const stamp = () => new Date().toISOString().slice(0, 16).replace(/[-:T]/g, "");

    /** {sheet, wrong} of a file's bytes; throws SheetError. */
    async function parse(file) {
      if (file.size > LIMIT) throw new asc.sheet.SheetError("too_large");
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (bytes[0] === 0x50 && bytes[1] === 0x4b) return asc.book.read(bytes, data);
      const sheet = asc.sheet.read(new TextDecoder().decode(bytes));
      if (sheet.edition.split("@")[0] !== criteria.edition.split("@")[0] && sheet.edition !== data.lineage.base) {
        throw new asc.sheet.SheetError("other_standard", { edition: sheet.edition });
      }
      return { sheet, wrong: [] };
    }
    function refuse(error) {
      if (!(error instanceof asc.sheet.SheetError)) throw error;
      clear(news, h("div", { class: "x-assess__bad", role: "alert" }, h("p", null, h("b", null, t("error.title"))),
        h("p", null, t("error." + error.key, error.details)), h("p", null, t("error.nothing_lost"))));
    }
    function refuseCells(wrong) {
      clear(news, h("div", { class: "x-assess__bad", role: "alert" }, h("p", null, h("b", null, t("error.title"))),
        h("p", null, t("error.cells", { count: wrong.length })),
        h("ul", null, wrong.map((cell) => h("li", null, h("code", null, cell.sheet + "!" + cell.address), " ", t("cell." + cell.key, cell.details)))),
        h("p", null, t("error.nothing_lost"))));
    }
    async function open(file) {
      try {
        const { sheet, wrong } = await parse(file);
        if (wrong.length) return refuseCells(wrong);
        if (!asc.sheet.current(criteria, sheet)) return carryOver(sheet);
        clear(news);
        return tool.replace(sheet, t("files.opened", { name: file.name }));
      } catch (error) {
        return refuse(error);
      }
    }
    tool.open = (file) => {
      tool.show("files");
      return open(file);
    };

    function carryOver(old) {
      const found = asc.sheet.carry(criteria, data.lineage, old);
      const counts = { from: old.edition, to: criteria.edition, kept: found.kept.length, redo: found.redo.length, gone: found.gone.length };
      const list = (title, rows) => (rows.length ? h("details", { open: rows.length < 30 }, h("summary", null, title + " (" + rows.length + ")"),
        table([t("column.title"), t("carry.why")], rows.map((row) => [tool.label(row.id),
          t("carry.class." + row.why, row.details) + (row.reason ? " — " + row.reason[tool.language] : "")]))) : null);
      clear(news, h("section", { class: "x-carry" }, h("h3", null, t("carry.title")),
        h("p", null, t(old.edition === criteria.edition ? "carry.text_same" : "carry.text", counts)),
        button(t("carry.take"), () => {
          clear(news);
          tool.replace(found.sheet, t("state.replaced"));
        }, { class: "x-assess__button x-assess__button--main" }),
        list(t("carry.redo"), found.redo), list(t("carry.gone"), found.gone), list(t("carry.kept"), found.kept)));
      news.querySelector("button").focus();
    }

    tool.carryOver = carryOver;

    async function saveBook() {
      try {
        const blank = await blankBook(tool.root + "assets/js/assess/" + data.stem + "-" + tool.language + ".book.js");
        const bytes = await asc.book.fill(blank, data, tool.sheet, tool.language);
        asc.save(bytes, data.stem + "-" + stamp() + ".xlsx", XLSX);
      } catch (error) {
        refuse(error);
      }
    }
    /** The blank workbook comes as a script, which loads from the disk as well. */
    function blankBook(address) {
      return new Promise((done, fail) => {
        const script = h("script", { src: address });
        script.onload = () => done(Uint8Array.from(atob(asc.blankBook), (mark) => mark.charCodeAt(0)));
        script.onerror = () => fail(new asc.sheet.SheetError("not_xlsx"));
        document.head.append(script);
      });
    }
    const saveFile = () => asc.save(
      new TextEncoder().encode(asc.sheet.write(criteria, tool.sheet, new Date().toISOString())),
      data.stem + "-" + stamp() + ".json", "application/json");

    function erase() {
      const question = h("dialog", { class: "x-assess__dialog" }, h("p", null, t("files.delete_sure")),
        h("p", { class: "x-assess__line" },
          button(t("files.delete"), () => {
            question.close();
            tool.erase();
          }, { class: "x-assess__button x-assess__button--bad" }),
          button(t("files.cancel"), () => question.close())));
      question.addEventListener("close", () => question.remove());
      panel.append(question);
      question.showModal();
    }

    /* Two assessors. */
    const scoreOf = (fraction, places) => {
      const { mul, whole, of } = asc.fraction;
      const [n, d] = fraction.split("/");
      const value = d ? asc.fraction.div(of(n), of(d)) : of(n);
      return asc.score.show(mul(value, whole(1)), { compare: "rounded", places });
    };
    async function compare(first, second, out) {
      if (!first.files[0] || !second.files[0]) return clear(out, h("p", { role: "alert" }, t("compare.need")));
      try {
        const [a, b] = [await parse(first.files[0]), await parse(second.files[0])];
        const wrong = a.wrong.concat(b.wrong);
        return wrong.length ? refuseCells(wrong) : differences(a.sheet, b.sheet, out);
      } catch (error) {
        return refuse(error);
      }
    }
    function differences(a, b, out) {
      const found = asc.sheet.compare(criteria, a, b), choices = {};
      const nameOf = (sheet, index) => sheet.assessor || t("files.compare_" + "ab"[index]);
      const [nameA, nameB] = [nameOf(a, 0), nameOf(b, 1)];
      const word = (name) => ({ full: "100%", none: "0%", part: "…", excluded: t("choice.excluded") })[name];
      const shown = (sheet, row, name) => {
        const clause = criteria.clauses.find((one) => one.id === row.id);
        const share = asc.score.ratio(clause, sheet.answers[row.id] || {});
        return name === "part" && share ? asc.score.show(asc.fraction.mul(share, asc.fraction.whole(100)), { compare: "rounded", places: 1 }) + "%" : word(name);
      };
      const pick = (row) => {
        const select = h("select", { "aria-label": t("compare.use") + " " + data.numbers[row.id], onchange: () => {
          choices[row.id] = select.value;
        } }, h("option", { value: "a" }, nameA), h("option", { value: "b" }, nameB));
        select.value = row.lower;
        return select;
      };
      const percent = found.percent === null ? "—" : scoreOf(found.percent, 1);
      clear(out, h("h4", null, t("compare.title")),
        h("p", { class: "x-compare__scores" }, t("compare.scores", { a: nameA, b: nameB, scoreA: found.scores[0], scoreB: found.scores[1] })),
        h("p", { class: "x-compare__agreement" }, t("compare.agreement", { percent, same: found.same, all: found.all }), " · ",
          found.kappa === null ? t("compare.kappa_none") : t("compare.kappa", { value: kappaText(found.kappa) })),
        h("p", { class: "x-assess__hint" }, t("compare.kappa_text")),
        found.oneOpen.length ? h("p", null, t("compare.one_open", { count: found.oneOpen.length })) : null,
        found.rows.length ? table([t("column.title"), nameA, nameB, t("compare.impact"), t("compare.use")],
          found.rows.map((row) => [tool.label(row.id), shown(a, row, row.a), shown(b, row, row.b), scoreOf(row.impact, 2), pick(row)]), { id: "assess-differences" }) :
          h("p", null, t("compare.none")),
        button(t("compare.merge"), () => tool.replace(Object.assign(asc.sheet.merge(criteria, a, b, choices), { edition: criteria.edition }), t("state.replaced")), { class: "x-assess__button x-assess__button--main" }));
    }
    const kappaText = (written) => {
      const [n, d] = written.split("/").map(Number);
      return (n / (d || 1)).toFixed(2);
    };

    const fileInput = (attributes) => h("input", Object.assign({ type: "file", accept: ".json,.xlsx" }, attributes));
    const opener = fileInput({ id: "assess-open", onchange: () => {
      const file = opener.files[0];
      if (file) open(file);
      opener.value = "";
    } });
    const first = fileInput({ id: "assess-first" }), second = fileInput({ id: "assess-second" }), out = h("div", { id: "assess-compared" });
    clear(panel, h("h2", null, t("files.title")), news,
      h("div", { class: "x-assess__cards" },
        h("section", { class: "x-card" }, h("h3", null, t("files.save")), h("p", null, t("files.save_text")), button(t("files.save"), saveFile, { id: "assess-save" })),
        h("section", { class: "x-card" }, h("h3", null, t("files.open")), h("p", null, t("files.open_text")), field(t("files.open"), opener)),
        h("section", { class: "x-card" }, h("h3", null, t("files.book")), h("p", null, t("files.book_text")), button(t("files.book"), saveBook, { id: "assess-book" })),
        h("section", { class: "x-card" }, h("h3", null, t("files.delete")), h("p", null, t("files.delete_text")),
          button(t("files.delete"), erase, { id: "assess-delete", class: "x-assess__button x-assess__button--bad" }))),
      h("section", null, h("h3", null, t("files.compare")), h("p", null, t("files.compare_text")),
        h("div", { class: "x-assess__line" }, field(t("files.compare_a"), first), field(t("files.compare_b"), second),
          button(t("files.compare_go"), () => compare(first, second, out), { id: "assess-compare" })), out));
    return { render() {} };
  };
})();
