import { amountOf, count, exportAll, fieldsOf, readAll, readPage, statusOf, timeOf } from "./codes.js";

const find = (selector) => document.querySelector(selector);
const body = find("tbody");
const rowTemplate = find("#row").content.firstElementChild;
const panel = find(".panel");
const selectPage = find("thead input");

const filters = { status: "", email: "" };
const arrangement = { page: 1, limit: 30 };
let rows = [];
let total = 0;
let opened;
const selected = new Set();

/** Ends the reading before. */
let reading = new AbortController();

async function show() {
  reading.abort();
  reading = new AbortController();
  try {
    const { items, total_items } = await readPage({ ...arrangement, ...filters }, reading.signal);
    [rows, total] = [items, total_items];
    showRows();
  } catch (error) {
    if (error.name !== "AbortError") find(".count").textContent = error.message;
  }
}

function showRows() {
  const now = Date.now();
  body.replaceChildren(...rows.map((code) => rowOf(code, now)));
  const before = (arrangement.page - 1) * arrangement.limit;
  find(".count").textContent = `${count(total)} codes`;
  find(".range").textContent = rows.length ? `${count(before + 1)}–${count(before + rows.length)} of ${count(total)}` : "";
  find(".previous").disabled = arrangement.page === 1;
  find(".next").disabled = before + rows.length >= total;
  for (const button of document.querySelectorAll("[data-sort]")) {
    const isSorted = button.dataset.sort === (arrangement.sort_by ?? "created_at");
    button.parentElement.ariaSort = isSorted ? (arrangement.order_by === "asc" ? "ascending" : "descending") : "none";
  }
  showSelection();
}

function rowOf(code, now) {
  const row = rowTemplate.cloneNode(true);
  const [select, name, amount, state, to, by, used, created, expires] = row.cells;
  select.firstChild.ariaLabel = `Select ${code.code}`;
  select.firstChild.checked = selected.has(code.code);
  name.firstChild.firstChild.textContent = code.code;
  amount.textContent = amountOf(code);
  const status = statusOf(code, now);
  state.firstChild.dataset.status = status.name;
  state.firstChild.textContent = status.word;
  to.textContent = code.forward_to ?? "Anyone";
  by.textContent = code.used_by ?? "—";
  showTime(used, code.used_at, now);
  showTime(created, code.created_at, now);
  showTime(expires, code.expired_at, now);
  if (code.code === opened) row.ariaCurrent = "true";
  return row;
}

function showTime(cell, seconds, now) {
  if (!seconds) {
    cell.textContent = "—";
    return;
  }
  const time = cell.firstChild;
  const { relative, date, iso, exact } = timeOf(seconds, now);
  time.dateTime = iso;
  time.title = exact;
  const faint = document.createElement("span");
  faint.textContent = date;
  time.append(`${relative} `, faint);
}

function showSelection() {
  const ticked = rows.filter(({ code }) => selected.has(code)).length;
  selectPage.checked = rows.length > 0 && ticked === rows.length;
  selectPage.indeterminate = ticked > 0 && ticked < rows.length;
  find(".selection-bar").hidden = selected.size === 0;
  find(".readout").textContent = `${count(selected.size)} selected`;
}

function showBoxes() {
  for (const [at, row] of [...body.rows].entries()) row.querySelector("input").checked = selected.has(rows[at].code);
  showSelection();
}

function open(code) {
  body.querySelector("[aria-current]")?.removeAttribute("aria-current");
  opened = code?.code;
  panel.hidden = !code;
  if (!code) return;
  body.rows[rows.indexOf(code)].ariaCurrent = "true";
  panel.querySelector("h2").textContent = code.code;
  const facts = fieldsOf(code).flatMap(([name, value]) => {
    const [term, definition] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = name;
    definition.textContent = value;
    return [term, definition];
  });
  panel.querySelector("dl").replaceChildren(...facts);
}

body.addEventListener("click", ({ target }) => {
  const row = target.closest("tr");
  const code = rows[row.sectionRowIndex];
  if (target.type === "checkbox") {
    if (target.checked) selected.add(code.code);
    else selected.delete(code.code);
    showSelection();
  } else {
    open(code);
  }
});
find(".close").addEventListener("click", () => open());

find("thead").addEventListener("click", ({ target }) => {
  const key = target.dataset.sort;
  if (!key) return;
  const isDescending = target.parentElement.ariaSort === "descending";
  const isAscending = target.parentElement.ariaSort === "ascending";
  // Numbers and times from the largest first, names from A.
  const isNext = isDescending || (!isAscending && key === "code");
  Object.assign(arrangement, { sort_by: key, order_by: isNext ? "asc" : "desc", page: 1 });
  show();
});

selectPage.addEventListener("change", () => {
  for (const { code } of rows) {
    if (selectPage.checked) selected.add(code);
    else selected.delete(code);
  }
  showBoxes();
});
find(".clear").addEventListener("click", () => {
  selected.clear();
  showBoxes();
});
find(".select-all").addEventListener("click", async () => {
  await readAll(filters, (items) => items.forEach(({ code }) => selected.add(code)));
  showBoxes();
});

find(".export").addEventListener("click", async () => {
  find(".count").textContent = "Reading…";
  const codes = await exportAll(filters);
  find(".count").textContent = `${count(codes)} codes exported`;
});

find(".filters").addEventListener("change", ({ target }) => {
  filters[target.name] = target.value.trim();
  arrangement.page = 1;
  show();
});
find(".filters").addEventListener("submit", (event) => event.preventDefault());
find(".previous").addEventListener("click", () => {
  arrangement.page -= 1;
  show();
});
find(".next").addEventListener("click", () => {
  arrangement.page += 1;
  show();
});
find(".size").addEventListener("change", ({ target }) => {
  Object.assign(arrangement, { limit: Number(target.value), page: 1 });
  show();
});

show();
