// The entry grid. Without this file the page is a plain form and works too.
import { checks } from "./checks.js";
import { drafts, flush, outbox } from "./outbox.js";
import { plainFigure, readCount, restored, strikes, sum, toDay, toTyped } from "./sheet.js";

const { outerHTML: html, lang } = document.documentElement;
const form = document.querySelector("[data-entry]");
const page = JSON.parse(document.getElementById("entry-data").textContent);
const { kept } = form.dataset;
if (kept) {
  (await import("./kept.js")).openKept(form, page);
}
const key = [page.user, page.campaignId, page.communeId, page.day].join("|");
const show = new Intl.NumberFormat(lang);
const say = (text, ...values) => values.reduce((all, value, at) => all.replace(`{${at}}`, value), page.texts[text]);
const find = (part) => form.querySelector(part);
const above = (figure) => document.querySelector(`[data-sum="${figure}"]`);

let isRunning = page.running;
let id = crypto.randomUUID();
let pending;
let isSending = false;

class Cell {
  constructor(row, input) {
    const { stock, headline, before, usual, stored } = input.dataset;
    Object.assign(this, {
      row, input, box: input.parentElement, name: input.name.slice(2), isStock: stock === "", isHeadline: headline === "",
      before: Number(before ?? 0), usual: usual ? Number(usual) : null, base: stored ? Number(stored) : null,
    });
  }

  get isRunning() { return isRunning && !this.isStock; }
  get isShown() { return this.input.offsetParent !== null; }
  get text() { return this.input.value.trim(); }
  get count() { return readCount(this.text); }
  /** The day's count, whatever is typed; what is refused counts nowhere. */
  get value() { return this.isChanged && this.count.problem ? null : toDay(this.count.value, this.before, this.isRunning); }
  /** What the server has, as it would stand in the cell. */
  get stored() { return String(toTyped(this.base, this.before, this.isRunning) ?? ""); }
  get isChanged() { return this.text !== this.stored; }
  get reason() { return this.box.querySelector(".cell-note input[type=text]")?.value.trim(); }
}

const rows = [...form.querySelectorAll("[data-row]")].map((element) => {
  const row = { element };
  ["eligible", "activated", "before"].forEach((fact) => (row[fact] = Number(element.dataset[fact])));
  row.cells = [...element.querySelectorAll("[data-cell]")].map((input) => new Cell(row, input));
  return row;
});
const cells = rows.flatMap((row) => row.cells);
const cellOf = (event) => cells.find((cell) => cell.input === event.target);
const changed = () => cells.filter((cell) => cell.isChanged);
const grid = () => rows.map((row) => row.cells.filter((cell) => cell.isShown));

/* Sums, states and checks */

const total = (some) => sum(some.map((cell) => cell.value));
const headline = (some) => total(some.filter((cell) => cell.isHeadline)) ?? 0;

function put(output, value) {
  if (output) {
    output.value = value === null ? "–" : show.format(value);
  }
}

/** What stands beside a row, or all of them: done by the end of the day, and left of the quota. */
function beside(element, done) {
  put(element.querySelector("[data-cumulative]"), done);
  if (element.dataset.quota) {
    put(element.querySelector("[data-remaining]"), Math.max(0, element.dataset.quota - done));
  }
  return done;
}

function recount() {
  const done = beside(find("tfoot tr"), sum(rows.map((row) => beside(row.element, row.before + headline(row.cells)))));
  for (const output of form.querySelectorAll("[data-column]")) {
    put(output, total(cells.filter((cell) => cell.input.dataset.cell === output.dataset.column)));
  }
  put(above("day"), headline(cells));
  put(above("all"), done);
  const share = above("share");
  if (share) {
    share.value = `${(Math.round((done * 10000) / share.dataset.quota) / 100).toLocaleString(lang, { minimumFractionDigits: 2 })} %`;
  }
}

/** Marks every cell by what it is and says under it what is wrong. */
function paint(row) {
  const struck = strikes(row, page.rules, checks, isRunning);
  for (const cell of row.cells) {
    const strike = struck.find((one) => one.name === cell.name);
    cell.problem = cell.isChanged && cell.count.problem ? { text: page.texts[cell.count.problem] }
      : strike ? { text: say(strike.rule, show.format(strike.limit)), isWarning: strike.isWarning }
      : cell.refusal?.typed === cell.text ? cell.refusal : null;
    const kind = cell.conflict ? "conflict" : cell.problem?.isWarning ? "warning" : cell.problem ? "refused" : "";
    const isSent = pending?.day.cells.some((sent) => `${sent.h}-${sent.i}` === cell.name && sent.t === cell.text);
    const state = kind && kind !== "warning" ? kind
      : !cell.isChanged ? (page.locked ? "locked" : cell.text ? "sent" : "empty") : isSent ? "waiting" : "draft";
    note(cell, kind);
    cell.box.dataset.state = state;
    cell.input.setAttribute("aria-invalid", state === "refused");
    cell.input.setAttribute("aria-describedby", `${kind ? `o-${cell.name}-n ` : ""}state-${state}`);
  }
}

/** The words under a cell, copied from the page's templates. */
function note(cell, kind) {
  let box = cell.box.querySelector(".cell-note");
  if (box?.dataset.kind !== kind) {
    box?.remove();
    box = null;
  }
  if (kind && !box) {
    box = document.getElementById(`note-${kind}`).content.firstElementChild.cloneNode(true);
    box.dataset.kind = kind;
    box.id = `o-${cell.name}-n`;
    box.querySelectorAll("input").forEach((input) => (input.name = box.id));
    cell.box.append(box);
  }
  for (const [part, text] of Object.entries({ text: cell.problem?.text, ...cell.conflict })) {
    box?.querySelectorAll(`[data-${part}]`).forEach((place) => (place.textContent = text || "–"));
  }
}

const status = (text) => (find("[data-status]").value = text);

function refresh(some = rows) {
  some.forEach(paint);
  recount();
  const count = changed().length;
  if (!isSending) {
    status(pending ? pending.answer?.message ?? page.texts[pending.state] : count ? say("draft", count) : find("[data-status]").defaultValue);
  }
}

/* Drafts */

async function save() {
  const typed = changed().map((cell) => [cell.name, { typed: cell.text, base: cell.stored, sent: cell.sent }]);
  await (typed.length ? drafts.put({ key, id, user: page.user, isRunning, cells: Object.fromEntries(typed), savedAt: Date.now() }) : drafts.delete(key));
}

function typed(some) {
  id = crypto.randomUUID();
  refresh(some);
  return save();
}

async function restore(isFresh) {
  const draft = await drafts.get(key);
  pending = (await outbox.getAll()).filter((item) => item.key === key).sort((a, b) => a.madeAt - b.madeAt).at(-1);
  if (draft) {
    setMode(draft.isRunning);
    id = changed().length ? id : draft.id;
  }
  for (const cell of cells.filter((one) => draft?.cells[one.name] && !one.isChanged)) {
    const back = restored(draft.cells[cell.name], cell.stored);
    if (back) {
      cell.input.value = back.typed;
      cell.conflict = back.isConflict && { mine: back.typed, theirs: cell.stored };
    }
  }
  if (pending?.state === "sent" && !kept) {
    // An older page comes anew.
    await (isFresh ? outbox.delete(pending.id) : answered());
    pending = null;
  } else if (pending?.state === "refused") {
    await refused(pending);
  }
  refresh();
}

/* Sending */

const isBad = (cell) => cell.conflict || (cell.problem && !cell.problem.isWarning);

/** Why nothing can be sent: a sentence's name, and the cell. */
function obstacle(isZero) {
  const cell = cells.find((one) => one.conflict) ?? (isZero ? null : cells.find(isBad) ?? cells.find((one) => one.problem && !one.reason));
  if (cell) {
    return [cell.conflict ? "choose" : isBad(cell) ? "correct" : "needsReason", cell];
  }
  return isZero || changed().length ? [] : [page.version ? "same" : "nothing"];
}

async function send(isZero) {
  refresh();
  const [text, open] = obstacle(isZero);
  alertWith(page.texts[text]);
  if (text) {
    reveal(open);
    return;
  }
  const { user, label, campaignId, communeId, day, version } = page;
  const sent = isZero ? [] : changed().map((cell) => {
    const [h, i] = cell.name.split("-").map(Number);
    cell.sent = cell.text;
    return { h, i, t: cell.text, r: cell.reason, b: cell.stored };
  });
  pending = {
    id, key, user, label, madeAt: Date.now(), state: "waiting",
    day: { campaignId, communeId, day, seenVersion: version, zero: isZero, running: isRunning, cells: sent },
  };
  if (!isZero) {
    await save();
  }
  await outbox.put(pending);
  busy(true);
  status(page.texts.sending);
  await flush();
  busy(false);
  await answered();
}

function busy(is) {
  isSending = is;
  form.querySelectorAll("button").forEach((button) => (button.disabled = is));
}

/** What became of what was sent, by this page or another. */
async function answered() {
  if (!pending || isSending) {
    return;
  }
  const newest = await outbox.get(pending.id);
  pending &&= newest ?? pending;
  if (pending?.state === "sent") {
    if (navigator.onLine) {
      await outbox.delete(pending.id);
      location.replace(`${page.address}&da-gui=1`);
    }
    status(say("sent", pending.answer.at));
  } else if (pending?.state === "refused") {
    await refused(pending);
  } else {
    navigator.serviceWorker?.ready.then((worker) => worker.sync?.register("outbox")).catch(() => {});
  }
  refresh();
  document.dispatchEvent(new Event("outbox-changed"));
}

async function refused({ id: refusedId, answer }) {
  await outbox.delete(refusedId);
  pending = null;
  if (answer?.status === "stale") {
    // The page that comes has the server's values; the draft finds where they differ.
    sessionStorage.stale = answer.message;
    location.replace(page.address);
    return;
  }
  id = crypto.randomUUID();
  alertWith(`${page.texts.refused} ${answer?.message ?? ""}`);
  reveal();
  for (const problem of answer?.problems ?? []) {
    const cell = cells.find((one) => one.name === `${problem.hamlet}-${problem.indicator}`);
    if (cell) {
      cell.refusal = { ...problem, typed: cell.text };
      paint(cell.row);
      reveal(cell);
    }
  }
}

function alertWith(text, undo) {
  const box = document.querySelector("[data-alert]");
  const [words, button] = box.children;
  box.hidden = !text;
  box.querySelector("a")?.remove();
  words.textContent = text;
  button.hidden = !undo;
  button.onclick = () => {
    undo();
    box.hidden = true;
  };
}

/** Shows a cell, or what is said above the grid: a phone's button stands far below it. */
function reveal(cell) {
  if (!cell) {
    document.querySelector("[data-alert]").scrollIntoView({ block: "center" });
  } else if (!cell.isShown) {
    find(cell.isStock ? "#group-stock" : "#group-flow").checked = true;
  }
  (cell?.box.querySelector(".cell-note input") ?? cell?.input)?.focus();
}

/* Day counts or running totals */

function setMode(wanted) {
  if (wanted === isRunning) {
    return;
  }
  for (const cell of cells.filter((one) => !one.isStock)) {
    if (cell.value !== null) {
      cell.input.value = toTyped(cell.value, cell.before, wanted);
    }
    cell.conflict = null;
  }
  isRunning = wanted;
  find(`[name=luy-ke][value="${Number(wanted)}"]`).checked = true;
}

/* Keys, paste, copy */

const steps = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Where a key leads, if anywhere. Enter goes down, past the last hamlet to the next column's first, at last to the button. */
function target({ key: pressed, shiftKey }, cell) {
  const shown = grid();
  const row = rows.indexOf(cell.row);
  const column = shown[row].indexOf(cell);
  const { selectionStart: start, selectionEnd: end, value } = cell.input;
  const [down, across] = steps[pressed] ?? [0, 0];
  const isWhole = start === 0 && end === value.length;
  if (pressed !== "Enter") {
    const isEdge = !across || isWhole || (across < 0 ? end === 0 : start === value.length);
    return (down || across) && isEdge ? shown[row + down]?.[column + across] : null;
  }
  return shiftKey ? shown[row - 1]?.[column] ?? cell : shown[row + 1]?.[column] ?? shown[0][column + 1] ?? { input: find("[data-send]") };
}

const nameOf = ({ element }) => element.querySelector("th").firstChild.textContent.trim();

async function paste(cell, text) {
  const { placeBlock, readBlock } = await import("./block.js");
  const shown = grid();
  const [row, names] = [rows.indexOf(cell.row), rows.map(nameOf)];
  const { placed, unused, isByName } = placeBlock(readBlock(text), shown, () => names, row, shown[row].indexOf(cell));
  const fill = (texts) => {
    texts.forEach(([one, value]) => (one.input.value = value));
    typed();
  };
  const old = placed.map(([one]) => [one, one.input.value]);
  fill(placed);
  alertWith(say(isByName ? "pastedByName" : "pasted", placed.length) + (unused.length ? ` ${say("unused", unused.length, unused.join(" · "))}` : ""), () => fill(old));
}

function copy() {
  const head = [...form.querySelectorAll("thead th")].slice(0, rows[0].cells.length + 1).map((th) => th.title || th.textContent.trim());
  const lines = rows.map((row) => [nameOf(row), ...row.cells.map((cell) => cell.text)]);
  navigator.clipboard.writeText([head, ...lines].map((line) => line.join("\t")).join("\n")).then(() => "copied", () => "notCopied").then((outcome) => alertWith(page.texts[outcome]));
}

/* Events */

form.addEventListener("input", ({ target: field }) => {
  const cell = cells.find((one) => one.box.contains(field));
  if (field.name === "luy-ke") {
    setMode(field.value === "1");
  } else if (cell?.conflict && field.type === "radio") {
    cell.input.value = field.value === "ho" ? cell.conflict.theirs : cell.conflict.mine;
    cell.conflict = null;
  } else if (cell?.input !== field) {
    return;
  }
  typed(cell && [cell.row]);
});

form.addEventListener("focusin", (event) => {
  const cell = cellOf(event);
  if (cell && !page.locked) {
    if (cell.input.value === "" && cell.input.placeholder) {
      // A state starts from what it last was; being touched makes it the day's.
      cell.input.value = cell.input.placeholder;
      typed();
    }
    cell.input.select();
  }
});

form.addEventListener("keydown", (event) => {
  const cell = cellOf(event);
  const to = cell && !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing && target(event, cell);
  if (to) {
    event.preventDefault();
    to.input.focus();
  }
});

form.addEventListener("paste", (event) => {
  const cell = cellOf(event);
  const text = event.clipboardData.getData("text/plain");
  if (cell && !page.locked && (/[\t\n]/.test(text.trimEnd()) || plainFigure(text) !== text)) {
    event.preventDefault();
    paste(cell, text).catch(() => alertWith(page.texts.notPasted));
  }
});

/** Sends by this script; where the browser keeps nothing, as on a full phone, the form goes as a plain one. */
function submitted(event) {
  event.preventDefault();
  const isZero = event.submitter?.hasAttribute("data-zero") ?? false;
  if (!isSending && (!isZero || !cells.some((cell) => cell.value) || confirm(page.texts.confirmZero))) {
    send(isZero).catch(() => {
      form.removeEventListener("submit", submitted);
      busy(false);
      // Within the event that is being handled, a form is not sent again.
      setTimeout(() => form.requestSubmit(event.submitter));
    });
  }
}

find("[data-copy]").addEventListener("click", copy);
document.addEventListener("outbox", answered);

await restore(true);
const count = changed().length;
if (count && !pending) {
  status(say("restored", count));
}
if (sessionStorage.stale) {
  alertWith(sessionStorage.stale);
  delete sessionStorage.stale;
}
// What was typed before this file had come, too.
await save();
form.addEventListener("submit", submitted);
form.dataset.ready = "";
const isFree = matchMedia("(pointer: fine)").matches && !page.locked;
// Who has begun to type stays there.
if (!form.contains(document.activeElement)) {
  const first = cells.find(isBad) ?? cells.find((cell) => isFree && !cell.isStock && cell.text === "" && cell.isShown);
  if (first) {
    reveal(first);
  }
}
// What another tab of this day has kept, and midnight, are seen when this one is looked at again.
const more = (file, act) => import(file).then(act).catch(() => {});
addEventListener("focus", async () => {
  if (!isSending) {
    await restore(false);
    more("./kept.js", ({ tellPassed }) => tellPassed(page, Number(kept ?? performance.timeOrigin)));
  }
});
if (!kept) {
  more("./keep.js", ({ keep }) => keep(html, page.user, [page.address, `/nhap-lieu?ngay=${page.day}`, ...(page.day === page.today ? ["/nhap-lieu"] : [])]));
}
