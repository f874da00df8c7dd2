// Filters and sorts the table of stories. Without it the page is whole, in the order it was written.
"use strict";
(() => {
  const table = document.querySelector("table");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const form = document.querySelector("form");
  const shown = form.querySelector("output");
  const none = document.querySelector(".none");
  const number = new Intl.NumberFormat("en");
  const heap = rows.map((row) => row.textContent.toLowerCase());
  form.hidden = false;

  // ---- what is shown: every word typed must stand in the row; the address keeps the question
  const fields = [...form.elements].filter((e) => e.name && e.name !== "by");
  const unasked = new Map(fields.map((e) => [e, e.value]));
  function filter() {
    const { q, least, from, to } = Object.fromEntries(fields.map((e) => [e.name, e.value]));
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach((row, at) => {
      const d = row.dataset;
      const fits = words.every((w) => heap[at].includes(w)) && +d.reports >= +least
        && (!from || d.last >= from) && (!to || (d.first && d.first <= to));
      row.hidden = !fits;
      count += fits;
    });
    shown.textContent = `${number.format(count)} of ${number.format(rows.length)} stories`;
    none.hidden = count > 0;
    const asked = new URLSearchParams(fields.filter((e) => e.value !== unasked.get(e)).map((e) => [e.name, e.value])).toString();
    history.replaceState(null, "", asked ? `#${asked}` : location.pathname + location.search);
  }
  for (const [name, value] of new URLSearchParams(location.hash.slice(1)))
    fields.filter((e) => e.name === name).forEach((e) => { e.value = value; });
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    const q = form.elements.q;
    if (event.key === "/" && document.activeElement !== q) { event.preventDefault(); q.focus(); }
    if (event.key === "Escape" && document.activeElement === q) { q.value = ""; filter(); }
  });

  // ---- the order: a heading sorts by its column, and turns the order when it is pressed again
  const order = new Map(rows.map((row, at) => [row, at]));
  for (const button of table.tHead.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      const head = button.closest("th");
      const key = button.dataset.key;
      const first = key === "title" || key === "first" ? "ascending" : "descending";
      const other = first === "ascending" ? "descending" : "ascending";
      const way = head.getAttribute("aria-sort") === first ? other : first;
      table.tHead.querySelectorAll("th").forEach((th) => th.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", way);
      const sign = way === "ascending" ? 1 : -1;
      const value = (row) => (key === "reports" || key === "origins" || key === "outlets" ? +row.dataset[key] : row.dataset[key]);
      rows.slice().sort((a, b) => {
        const x = value(a), y = value(b);
        if (x === "" || y === "") return (x === "") - (y === "") || order.get(a) - order.get(b);
        const c = typeof x === "number" ? x - y : x.localeCompare(y);
        return sign * c || order.get(a) - order.get(b);
      }).forEach((row) => body.append(row));
    });
  }
  form.elements.by.addEventListener("change", (event) => {
    table.tHead.querySelector(`button[data-key="${event.target.value}"]`).click();
  });
  filter();
})();
