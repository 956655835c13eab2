/* Which edition applied on a day: reads the intervals off the table's rows. */
(() => {
  "use strict";
  const asc = globalThis.asc;
  const root = document.querySelector(".x-asof");
  if (!root) return;
  const form = root.querySelector(".x-asof__form");
  const summary = root.querySelector(".x-asof__summary");
  const rows = [...root.querySelectorAll("tbody tr")];

  /** applies, maybe (in effect, its end not verified), before, ended or unknown. */
  const stateOn = (day, issue) => {
    if (issue.endLast && day >= issue.endLast) return "ended";
    if (!issue.start) return "unknown";
    if (day < issue.start) return "before";
    if (day < issue.startLast) return "unknown";
    if (issue.end) return day < issue.end ? "applies" : "unknown";
    return { open: "applies", unknown: "maybe" }[issue.until] || "unknown";
  };

  const today = () => {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  };

  const update = () => {
    const day = form.date.value;
    const count = { applies: 0, maybe: 0, unknown: 0 };
    for (const row of rows) {
      const state = day ? stateOn(day, row.dataset) : "";
      const cell = row.querySelector(".x-asof__then");
      row.dataset.state = state;
      cell.textContent = state ? root.dataset[state] : "";
      count[state]++;
      row.hidden = Boolean(day) && !form.all.checked && (state === "before" || state === "ended");
    }
    for (const body of root.querySelectorAll("tbody")) {
      body.hidden = [...body.rows].every((row) => row.hidden);
    }
    summary.textContent = day
      ? root.dataset.summary
          .replace("{date}", day)
          .replace("{applies}", count.applies)
          .replace("{unsure}", count.maybe + count.unknown)
      : root.dataset.wrong;
  };

  const changed = () => {
    update();
    asc.address.write([["date", form.date.value], ["all", form.all.checked ? "1" : ""]]);
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", changed);
  form.querySelector(".x-asof__today").addEventListener("click", () => {
    form.date.value = today();
    changed();
  });
  for (const place of root.querySelectorAll(".x-asof__then")) place.hidden = false;
  form.hidden = false;
  asc.address.follow((pairs) => {
    const day = pairs.get("date");
    form.date.value = day === undefined ? today() : day;
    form.all.checked = pairs.get("all") === "1";
    update();
  });
})();
