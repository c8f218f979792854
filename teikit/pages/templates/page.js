"use strict";
(() => {
  const find = (selector, inside = document) => inside.querySelector(selector);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const PAGE = 100; // rows of the table that are shown at a time
  const LONGEST = 4000; // characters of TEI that are shown

  // ---- records: unpacked when they are opened ----

  async function unpacked(number) {
    const text = find(`#b${number}`).textContent;
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).json();
  }

  // ---- the TEI of an element ----

  const panel = find("#tei");
  const data = new WeakMap(); // record element -> its XML and places
  let hidden = false;

  const recordOf = (element) => element.closest(".record");

  // `number` is given for an element that the page does not show: one of the header.
  function tell(element, number = null) {
    const record = recordOf(element);
    const held = data.get(record);
    if (!held || hidden) return;
    const header = number !== null;
    if (!header) number = Number(element.dataset.e);
    const [begin, end] = held.places.slice(3 * number, 3 * number + 2);
    const xml = held.xml.slice(begin, end);
    const shown = xml.length > LONGEST ? `${xml.slice(0, LONGEST)} …` : xml;
    const described = (!header && element.getAttribute("aria-label")) || `${header ? "header: " : ""}${xml.match(/^<([^\s/>]+)/)?.[1] || ""}`;
    panel.hidden = false; // before its words change: a live region that is not there is not read
    const what = find("#what");
    if (what.textContent !== described) what.textContent = described;
    const code = find("code", panel);
    code.replaceChildren(...shown.split(/(<[^>]*>?)/).map((piece) => {
      if (!piece.startsWith("<")) return piece;
      const tag = document.createElement("span");
      tag.className = "tag";
      tag.textContent = piece;
      return tag;
    }));
    document.body.classList.add("with-tei");
    for (const other of all(".shown")) other.classList.remove("shown");
    if (header) return;
    element.classList.add("shown");
    near(record, lineOf(record, element));
  }

  find("#hide").addEventListener("click", () => {
    panel.hidden = true;
    hidden = true;
    document.body.classList.remove("with-tei");
    for (const other of all(".shown, .near")) other.classList.remove("shown", "near");
    const current = find('.encoded [tabindex="0"]') || find(".encoded");
    if (current) current.focus();
  });

  // ---- source and encoded text side by side ----

  function lineOf(record, element) {
    return data.get(record).places[3 * Number(element.dataset.e) + 2];
  }

  function near(record, line) {
    for (const other of all(".near", record)) other.classList.remove("near");
    const element = line && find(`.line[data-l="${line}"]`, record);
    if (element) element.classList.add("near");
    return element;
  }

  function centre(element) {
    const pane = element.closest(".scroll");
    const offset = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += offset - pane.clientHeight / 3;
  }

  function elementAt(record, line) {
    const places = data.get(record).places;
    let best = null;
    for (const element of all(".encoded [data-e]", record)) {
      const own = places[3 * Number(element.dataset.e) + 2];
      if (own && own <= line) best = element;
      else if (own > line) break;
    }
    return best;
  }

  function go(record, place) {
    const number = Number(place.slice(1));
    for (const other of all(".here", record)) other.classList.remove("here");
    if (place[0] === "h") {
      hidden = false;
      tell(find("h1", record), number);
    } else if (place[0] === "l") {
      const line = find(`.line[data-l="${number}"]`, record);
      if (!line) return;
      line.tabIndex = -1;
      line.classList.add("here");
      line.scrollIntoView({ block: "nearest" });
      centre(line);
      const element = elementAt(record, number);
      if (element) { centre(element); element.classList.add("here"); }
      line.focus({ preventScroll: true });
    } else {
      const element = find(`.encoded [data-e="${number}"]`, record);
      if (!element) return;
      element.scrollIntoView({ block: "nearest" });
      centre(element);
      element.classList.add("here");
      focusMark(element);
      hidden = false;
      tell(element);
      const line = near(record, lineOf(record, element));
      if (line) centre(line);
    }
  }

  // The text stands beside the text: what a publisher's page has above it is scrolled past.
  function level(record) {
    const places = data.get(record).places;
    const first = all(".encoded [data-e]", record).map((element) => places[3 * Number(element.dataset.e) + 2]).find(Boolean);
    const line = first && find(`.line[data-l="${first}"]`, record);
    if (line) line.closest(".scroll").scrollTop = line.offsetTop - 16;
  }

  // ---- marks: one stop of the Tab key, arrow keys inside ----

  function focusMark(element) {
    for (const other of all('.encoded [tabindex="0"]', recordOf(element))) other.tabIndex = -1;
    element.tabIndex = 0;
    element.focus({ preventScroll: true });
  }

  function keys(event) {
    const pane = event.target.closest(".encoded");
    if (!pane) return;
    const marks = all(".mark", pane);
    const at = marks.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowLeft: at < 0 ? -1 : at - 1, Home: 0, End: marks.length - 1 }[event.key];
    if (to !== undefined && marks[to]) {
      event.preventDefault();
      hidden = false;
      focusMark(marks[to]);
      marks[to].scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && at >= 0) {
      const line = near(recordOf(pane), lineOf(recordOf(pane), event.target));
      if (line) { event.preventDefault(); centre(line); }
    } else if (event.key === "Escape" && at >= 0) {
      pane.focus();
    }
  }

  function open(record, held) {
    data.set(record, held);
    const first = find(".encoded .mark", record);
    if (first) first.tabIndex = 0;
    for (const box of all(".legend input", record)) {
      box.checked = !document.body.classList.contains(`without-${box.value}`);
    }
  }

  document.addEventListener("keydown", keys);
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".encoded .mark")) { hidden = false; tell(event.target); }
  });
  document.addEventListener("pointerover", (event) => {
    const element = event.target.closest(".encoded [data-e]");
    if (element && data.has(recordOf(element))) tell(element);
  });
  document.addEventListener("change", (event) => {
    if (event.target.closest(".legend")) document.body.classList.toggle(`without-${event.target.value}`, !event.target.checked);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-go]");
    if (link) {
      event.preventDefault();
      const record = recordOf(link);
      if (record.id === "record") location.hash = `r${current}/${link.dataset.go}`;
      if (record.id !== "record" || location.hash.endsWith(`/${link.dataset.go}`)) go(record, link.dataset.go);
      return;
    }
    const header = event.target.closest('[data-show="header"]');
    if (header) { hidden = false; tell(header, 1); return; }
    const element = event.target.closest(".encoded [data-e]");
    if (element) {
      hidden = false;
      tell(element);
      const line = near(recordOf(element), lineOf(recordOf(element), element));
      if (line) centre(line);
      return;
    }
    const line = event.target.closest(".source .line");
    if (line && String(getSelection()) === "") {
      const target = elementAt(recordOf(line), Number(line.dataset.l));
      if (target) { hidden = false; centre(target); tell(target); }
    }
  });

  // ---- a preview has its records open already ----

  for (const record of all(".preview .record")) {
    unpacked(record.dataset.n).then((held) => open(record, held));
  }

  // ---- a review: table, filter, records by address ----

  let current = 0;
  if (!find("#records")) return;
  const body = find("#records tbody");
  const rows = [...body.rows].map((row) => ({
    row,
    values: [...row.cells].map((cell) => cell.dataset.v),
    text: row.cells[1].textContent.toLowerCase(),
    codes: row.dataset.codes,
    own: row.dataset,
  }));
  const heads = all("#records thead th");
  const labels = heads.map((head) => head.textContent);
  const filter = find("#filter");
  let matching = rows;
  let ordered = rows;
  let first = 0;

  const KINDS = {
    "": () => true,
    flagged: (own) => own.errors !== "0" || own.warnings !== "0",
    error: (own) => own.errors !== "0",
    note: (own) => own.notes !== "0",
    unsure: (own) => own.unsure !== "0",
    failed: (own) => own.status === "failed" || own.status === "rejected",
  };

  function show() {
    const page = matching.slice(first, first + PAGE).map((each) => each.row);
    for (const row of page) {
      [...row.cells].forEach((cell, index) => { if (index !== 1) cell.dataset.label = labels[index]; });
    }
    body.replaceChildren(...page);
    const total = rows.length.toLocaleString("en");
    const told = matching.length === rows.length ? `${total} records` : `${matching.length.toLocaleString("en")} of ${total} records`;
    find("#count").textContent = told;
    const pages = find("#pages");
    pages.hidden = matching.length <= PAGE;
    find("#page").textContent = `${first + 1}–${first + page.length} of ${matching.length.toLocaleString("en")}`;
    const [back, on] = all("button", pages);
    back.disabled = first === 0;
    on.disabled = first + PAGE >= matching.length;
  }

  function sift() {
    const text = filter.elements.text.value.trim().toLowerCase();
    const kind = KINDS[filter.elements.kind.value];
    const code = filter.elements.code.value;
    matching = ordered.filter((each) => each.text.includes(text) && kind(each.own) && (!code || each.codes.includes(` ${code} `)));
    first = 0;
    show();
  }

  function sort(head) {
    const index = heads.indexOf(head);
    // Counts are asked for the most of them first, names and dates from the beginning.
    const now = head.getAttribute("aria-sort");
    const down = now === "none" ? index > 3 : now === "ascending";
    for (const other of heads) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const sign = down ? -1 : 1;
    const compare = find("button", head).dataset.type === "n"
      ? (one, other) => one.values[index] - other.values[index]
      : (one, other) => one.values[index].localeCompare(other.values[index]);
    ordered = [...rows].sort((one, other) => sign * compare(one, other));
    sift();
  }

  filter.addEventListener("input", sift);
  filter.addEventListener("submit", (event) => event.preventDefault());
  filter.addEventListener("reset", () => setTimeout(sift));
  for (const head of heads) find("button", head).addEventListener("click", () => sort(head));
  for (const button of all("#pages button")) {
    button.addEventListener("click", () => {
      first += Number(button.dataset.step) * PAGE;
      show();
      find("#records-title").focus();
    });
  }
  for (const button of all("[data-code]")) {
    button.addEventListener("click", () => {
      filter.elements.code.value = button.dataset.code;
      sift();
      find("#records-title").focus();
    });
  }

  const record = find("#record");
  const overview = find("#overview");
  const between = find("#between");
  const title = document.title;
  let left = 0;

  async function route() {
    const [, number, place] = location.hash.match(/^#r(\d+)(?:\/([leh]\d+))?$/) || [];
    if (number && find(`#b${number}`)) {
      if (Number(number) !== current) {
        if (!current) left = scrollY;
        const held = await unpacked(number);
        current = Number(number);
        record.innerHTML = held.html;
        open(record, held);
        panel.hidden = true;
        document.body.classList.remove("with-tei");
        overview.hidden = true;
        find(".page-head").hidden = true;
        record.hidden = between.hidden = false;
        document.title = `${find("h1", record).textContent} – ${title}`;
        const at = matching.findIndex((each) => Number(each.values[0]) === current);
        const [back, on] = all("button", between);
        back.disabled = at <= 0;
        on.disabled = at < 0 || at + 1 >= matching.length;
        scrollTo(0, 0);
      }
      if (place) go(record, place);
      else {
        level(record);
        find("h1", record).focus({ preventScroll: true });
      }
    } else if (current && location.hash === "") {
      const link = find(`#t${current} a`);
      current = 0;
      panel.hidden = true;
      document.body.classList.remove("with-tei");
      record.hidden = between.hidden = true;
      find(".page-head").hidden = overview.hidden = false;
      document.title = title;
      scrollTo(0, left);
      if (link) link.focus({ preventScroll: true });
    }
  }

  for (const button of all("#between button")) {
    button.addEventListener("click", () => {
      const at = matching.findIndex((each) => Number(each.values[0]) === current);
      const next = matching[at + Number(button.dataset.step)];
      if (next) location.hash = `r${next.values[0]}`;
    });
  }
  addEventListener("hashchange", route);
  show();
  route();
})();
