"use strict";
// The panel shows a report's text with the words of a line marked; the filters hide lines. The page reads well without either.
(() => {
  const $ = (id) => document.getElementById(id);
  const texts = JSON.parse($("texts").textContent);
  const panel = $("panel"), body = $("panel-text");
  let stops = [], at = 0, opener = null;

  // ---- the panel

  const runs = (link) => link.dataset.at.split(",").filter(Boolean).map((run) => run.split("-").map(Number));

  // All places of the line that the link stands in, one for each report, so that a reader can step through them.
  function stopsOf(link) {
    const line = link.closest("tr, .passage, .line");
    const found = new Map();
    for (const other of line ? line.querySelectorAll("[data-at]") : [link]) {
      const report = Number(other.dataset.report);
      const known = found.get(report) || [];
      for (const run of runs(other)) if (!known.some((k) => k[0] === run[0] && k[1] === run[1])) known.push(run);
      found.set(report, known);
    }
    const report = Number(link.dataset.report);
    const own = runs(link);
    if (own.length) found.set(report, own);
    return [...found].map(([report, runs]) => ({ report, runs })).sort((a, b) => a.report - b.report);
  }

  function write(text, marks, furniture) {
    const edges = new Set([0, text.length]);
    for (const [start, end] of [...marks, ...furniture]) edges.add(start).add(end);
    const cuts = [...edges].sort((a, b) => a - b);
    const inside = (spans, start, end) => spans.some(([s, e]) => s <= start && end <= e);
    const out = document.createDocumentFragment();
    for (let i = 0; i + 1 < cuts.length; i++) {
      const [start, end] = [cuts[i], cuts[i + 1]];
      const marked = inside(marks, start, end), extra = inside(furniture, start, end);
      const node = document.createElement(marked ? "mark" : "span");
      if (extra) node.className = "furniture";
      node.textContent = text.slice(start, end);
      out.append(node);
    }
    body.replaceChildren(out);
  }

  function show() {
    const { report, runs } = stops[at];
    const told = texts[report - 1];
    write(told.text, runs, told.furniture);
    $("panel-outlet").textContent = `${report} ${told.outlet}`;
    $("panel-title").textContent = told.title;
    const date = $("panel-date");
    date.textContent = told.published + (told.published && told.url ? " · " : "");
    if (told.url) {
      const link = document.createElement("a");
      link.href = told.url;
      link.rel = "noopener noreferrer";
      link.textContent = "the page itself";
      date.append(link);
    }
    $("step").textContent = stops.length > 1 ? `${at + 1} of ${stops.length} reports of this line` : "";
    $("back").hidden = $("on").hidden = stops.length < 2;
    $("back").disabled = at === 0;
    $("on").disabled = at === stops.length - 1;
    const mark = body.querySelector("mark");
    body.scrollTop = mark ? Math.max(0, mark.offsetTop - body.offsetTop - body.clientHeight / 3) : 0;
    for (const chip of document.querySelectorAll("[aria-current]")) chip.removeAttribute("aria-current");
    const line = opener.closest("tr, .passage, .line");
    const chip = line && line.querySelector(`.chip[data-report="${report}"]`);
    if (chip) chip.setAttribute("aria-current", "true");
  }

  function open(link) {
    opener = link;
    stops = stopsOf(link);
    at = Math.max(0, stops.findIndex((s) => s.report === Number(link.dataset.report)));
    panel.hidden = false;
    document.body.classList.add("reading");
    show();
    $("panel-outlet").focus({ preventScroll: true });
  }

  function close() {
    panel.hidden = true;
    document.body.classList.remove("reading");
    for (const chip of document.querySelectorAll("[aria-current]")) chip.removeAttribute("aria-current");
    if (opener) opener.focus({ preventScroll: true });
  }

  function step(by) {
    if (panel.hidden || !stops[at + by]) return;
    at += by;
    show();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-at]");
    if (!link || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    open(link);
  });
  $("close").addEventListener("click", close);
  $("back").addEventListener("click", () => step(-1));
  $("on").addEventListener("click", () => step(1));
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "Escape" && !panel.hidden) close();
    else if (event.key === "/" && !typing) { event.preventDefault(); $("find").focus(); }
    else if (event.key === "ArrowLeft" && panel.contains(event.target)) step(-1);
    else if (event.key === "ArrowRight" && panel.contains(event.target)) step(1);
  });

  // ---- the filters

  const form = document.querySelector(".filters");
  const lines = [...document.querySelectorAll("#account .line")];
  // Folds of lines open where a line fits; those inside a line, or of links, stay as the reader left them.
  const folded = [...document.querySelectorAll("#account details")].filter((fold) => fold.querySelector(".line"));
  const words = new Map();
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const textOf = (line) => {
    if (!words.has(line)) {
      const speech = line.closest(".speech");
      words.set(line, plain(line.textContent + " " + (speech ? speech.firstElementChild.textContent : "")));
    }
    return words.get(line);
  };

  function filter() {
    const wanted = plain($("find").value).split(/\s+/).filter(Boolean);
    const by = $("by").value, report = $("in").value, kind = $("kind").value;
    const active = wanted.length > 0 || by !== "" || report !== "" || kind !== "";
    let count = 0;
    for (const line of lines) {
      const fits = (!kind || line.dataset.kind === kind)
        && (!by || line.dataset.by === by)
        && (!report || line.dataset.reports.split(" ").includes(report))
        && wanted.every((word) => textOf(line).includes(word));
      line.hidden = !fits;
      count += fits;
    }
    for (const fold of folded) {
      fold.open = active;
      fold.hidden = !fold.querySelector(".line:not([hidden])");
    }
    for (const group of document.querySelectorAll("#account .speech, #account > section")) {
      group.hidden = active && !group.querySelector(".line:not([hidden])");
    }
    $("nothing").hidden = count > 0;
    $("reset").hidden = !active;
    $("count").textContent = active ? `${count} of ${lines.length} lines` : `${lines.length} lines`;
  }

  // A link to a line that is folded away opens its folds.
  function reveal() {
    const line = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    let fold = line && line.closest("details");
    if (!fold) return;
    for (; fold; fold = fold.parentElement.closest("details")) fold.open = true;
    line.scrollIntoView();
  }
  addEventListener("hashchange", reveal);

  let waiting = 0;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 80); });
  form.addEventListener("reset", () => setTimeout(filter));
  filter();
  reveal();
})();
