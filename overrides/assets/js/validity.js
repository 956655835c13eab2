/* Dates of a certificate from the day it was issued, and the same as a calendar file. */
(() => {
  "use strict";
  const asc = globalThis.asc;
  const form = document.querySelector(".x-validity");
  if (!form) return;
  const summary = form.querySelector(".x-validity__summary");
  const button = form.querySelector(".x-validity__ics");
  const sections = [...document.querySelectorAll(".x-validity__scheme")];

  const text = (date) => date.toISOString().slice(0, 10);

  /** The same day `months` later; the last day of a shorter month; then `days` more. */
  const later = (day, months, days) => {
    const [year, month, date] = day.split("-").map(Number);
    const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
    return text(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last) + days)));
  };

  /** First and last day of a row: a span ends the day before the next one begins. */
  const daysOf = (row, day) => {
    const [start, end] = [Number(row.dataset.start), Number(row.dataset.end)];
    if (row.dataset.kind === "expiry") return [later(day, end, -1), later(day, end, -1)];
    if (start === end) return [later(day, start, 0), later(day, start, 0)];
    return [later(day, start, 0), later(day, end, -1)];
  };

  const chosen = () => sections.find((section) => section.dataset.scheme === form.scheme.value);

  const update = () => {
    const day = form.date.validity.valid ? form.date.value : "";
    for (const section of sections) {
      section.hidden = section !== chosen();
      for (const place of section.querySelectorAll(".x-validity__day")) place.hidden = !day;
      for (const row of section.querySelectorAll("tbody tr")) {
        const [first, final] = day ? daysOf(row, day) : ["", ""];
        row.querySelector(".x-validity__day").textContent =
          first === final ? first : form.dataset.from.replace("{start}", first).replace("{end}", final);
      }
    }
    button.disabled = !day;
    const end = chosen().querySelector("[data-kind=expiry]");
    const name = end.querySelector("th").textContent;
    summary.textContent = day ? `${name}: ${daysOf(end, day)[1]}` : "";
  };

  /* RFC 5545: lines end in CRLF and are folded at 75 bytes; text escapes its marks. */
  const escape = (value) => value.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
  const fold = (line) => {
    const parts = [];
    let part = "";
    let size = 0;
    for (const sign of line) {
      const bytes = new TextEncoder().encode(sign).length;
      if (size + bytes > (parts.length ? 74 : 75)) {
        parts.push(part);
        [part, size] = ["", 0];
      }
      part += sign;
      size += bytes;
    }
    return [...parts, part].join("\r\n ");
  };
  const plain = (day) => day.replace(/-/g, "");

  const calendar = () => {
    const day = form.date.value;
    const number = form.scheme.selectedOptions[0].dataset.number;
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${escape(form.dataset.prod)}//validity//`];
    for (const row of chosen().querySelectorAll("tbody tr")) {
      const [first, final] = daysOf(row, day);
      const [name, , , basis] = [...row.cells].map((cell) => cell.textContent.trim());
      lines.push(
        "BEGIN:VEVENT",
        `UID:${form.scheme.value}-${plain(day)}-${row.dataset.kind}-${row.dataset.start}@validity`,
        `DTSTAMP:${stamp}`,
        `DTSTART;VALUE=DATE:${plain(first)}`,
        `DTEND;VALUE=DATE:${plain(later(final, 0, 1))}`,
        `SUMMARY:${escape(`${number} ${name}`)}`,
        `DESCRIPTION:${escape(`${basis}\n${form.dataset.note}`)}`,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
      );
    }
    return [...lines, "END:VCALENDAR", ""].map(fold).join("\r\n");
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    update();
    const date = form.date.validity.valid ? form.date.value : "";
    asc.address.write([["scheme", form.scheme.value], ["date", date]]);
  });
  button.addEventListener("click", () => {
    const bytes = new TextEncoder().encode(calendar());
    asc.save(bytes, `${form.dataset.file}-${form.date.value}.ics`, "text/calendar;charset=utf-8");
  });
  form.hidden = false;
  asc.address.follow((pairs) => {
    const named = sections.find(
      (section) =>
        section.dataset.scheme === pairs.get("scheme") ||
        `#${section.querySelector("h2").id}` === location.hash,
    );
    form.scheme.value = (named || sections[0]).dataset.scheme;
    form.date.value = pairs.get("date") || "";
    update();
  });
})();
