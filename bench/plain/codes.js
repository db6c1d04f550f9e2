// What both pages know of the API and of the words that stand in a cell.

const LIST = "/client/v1/cd-keys/list-share-code";

/** As many as the API gives at once where a list is read whole. */
const WHOLE = 100;

export const STATUSES = {
  1: { name: "unused", word: "Unused" },
  2: { name: "redeemed", word: "Redeemed" },
  3: { name: "revoked", word: "Revoked" },
  4: { name: "expired", word: "Expired" },
};

const UNKNOWN = { name: "unknown", word: "Unknown" };

/** One page: `items`, `total_items`, `total_pages`. `query` has the names of the API; what is empty is left out. */
export async function readPage(query, signal) {
  const given = Object.entries(query).filter(([, value]) => value !== "");
  const response = await fetch(`${LIST}?${new URLSearchParams(given)}`, { signal });
  if (!response.ok) throw new Error(`The list could not be read (${response.status}).`);
  return (await response.json()).result;
}

/** Reads all pages, and hands the codes of each to `take`. */
export async function readAll(query, take) {
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const { items, total_pages } = await readPage({ ...query, page, limit: WHOLE });
    pages = total_pages;
    take(items);
  }
}

const integer = new Intl.NumberFormat("en-US");
const decimal = new Intl.NumberFormat("en-US", { maximumFractionDigits: 9 });
const relative = new Intl.RelativeTimeFormat("en-US", { style: "narrow" });
const clock = new Intl.DateTimeFormat("en-US", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat("en-US", { day: "numeric", month: "short" });
const month = new Intl.DateTimeFormat("en-US", { month: "short", year: "numeric" });
const exact = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "long", hourCycle: "h23", timeZone: "UTC" });

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = [
  [MINUTE, SECOND, "second"],
  [HOUR, MINUTE, "minute"],
  [DAY, HOUR, "hour"],
  [60 * DAY, DAY, "day"],
  [730 * DAY, 30 * DAY, "month"],
  [Infinity, 365 * DAY, "year"],
];

/** "1,240". */
export const count = (number) => integer.format(number);

/** "5 GB" or "10 IPs". */
export function amountOf(code) {
  if (code.data_type === 2) return `${decimal.format(code.amount_traffic / 1e9)} GB`;
  return `${integer.format(code.number_of_ips)} IPs`;
}

/** One that nobody has used in time has expired, whenever the API notices. */
export function statusOf(code, now) {
  const isOver = code.status === 1 && code.expired_at && code.expired_at * SECOND <= now;
  return STATUSES[isOver ? 4 : code.status] ?? UNKNOWN;
}

/** "3d ago", "Nov 25 10:00", and the words for a tool tip. */
export function timeOf(seconds, now) {
  const at = seconds * SECOND;
  const distance = at - now;
  const [, size, unit] = UNITS.find(([limit]) => Math.abs(distance) < limit);
  const isOfThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return {
    relative: relative.format(Math.trunc(distance / size), unit),
    date: `${(isOfThisYear ? day : month).format(at)} ${clock.format(at)}`,
    iso: new Date(at).toISOString(),
    exact: exact.format(at),
  };
}

/** What the panel shows: names and values. */
export function fieldsOf(code) {
  const time = (seconds, never) => (seconds ? exact.format(seconds * SECOND) : never);
  const { code: _, data_type, number_of_ips, amount_traffic, status, forward_to, used_by, used_at, created_at, expired_at, is_enterprise, ...rest } = code;
  return [
    ["Type", data_type === 2 ? "Traffic" : "IPs"],
    ["Amount", amountOf(code)],
    ["Status number", String(status)],
    ["Recipient", forward_to ?? "Anyone"],
    ["Redeemed by", used_by ?? "nobody"],
    ["Redeemed", time(used_at, "not redeemed")],
    ["Created", time(created_at, "unknown")],
    ["Expires", time(expired_at, "never")],
    ["Enterprise", is_enterprise === 1 ? "Yes" : "No"],
    ...Object.entries(rest).map(([name, value]) => [name, JSON.stringify(value)]),
  ];
}

const HEADINGS = [
  "code", "type", "amount", "unit", "status", "forward_to", "used_by", "used_at (UTC)", "created_at (UTC)", "expired_at (UTC)",
  "is_enterprise", "issued_by", "batch_ref",
];

function cell(value) {
  const text = String(value ?? "");
  // A spreadsheet takes these for the beginning of a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(text) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (cells) => `${cells.map(cell).join(",")}\r\n`;

function csvLine(code) {
  const time = (seconds) => (seconds ? new Date(seconds * SECOND).toISOString().slice(0, 19).replace("T", " ") : "");
  const isTraffic = code.data_type === 2;
  return line([
    code.code,
    isTraffic ? "traffic" : "IP",
    isTraffic ? code.amount_traffic / 1e9 : code.number_of_ips,
    isTraffic ? "GB" : "IPs",
    STATUSES[code.status]?.name ?? "unknown",
    code.forward_to,
    code.used_by,
    time(code.used_at),
    time(code.created_at),
    time(code.expired_at),
    code.is_enterprise === 1,
    code.issued_by,
    code.batch_ref,
  ]);
}

/** Reads all that match into a file that is handed to the browser, and gives how many there were. */
export async function exportAll(query) {
  const parts = [`\ufeff${line(HEADINGS)}`];
  let codes = 0;
  await readAll(query, (items) => {
    // A Blob lies outside the heap of the script.
    parts.push(new Blob([items.map(csvLine).join("")]));
    codes += items.length;
  });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(parts, { type: "text/csv" }));
  link.download = "issued.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), MINUTE);
  return codes;
}
