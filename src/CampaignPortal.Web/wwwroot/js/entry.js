// The entry grid: spreadsheet keys, running sums, checks while typing, a draft of every keystroke, sending that waits for
// a connection. Without this file the page is a plain form and works too.
import { checks } from "./checks.js";
import { keep } from "./keep.js";
import { drafts, flush, outbox } from "./outbox.js";
import { placeBlock, plainFigure, readBlock, readCount, restored, strikes, sum, toDay, toTyped } from "./sheet.js";

const html = document.documentElement.outerHTML;
const form = document.querySelector("[data-entry]");
const page = JSON.parse(document.getElementById("entry-data").textContent);
const key = [page.user, page.campaignId, page.communeId, page.day].join("|");
const show = new Intl.NumberFormat(document.documentElement.lang === "en" ? "en-GB" : "vi-VN");
const figure = (value) => (value === null ? "–" : show.format(value));
const say = (text, ...values) => values.reduce((all, value, at) => all.replace(`{${at}}`, value), page.texts[text]);
const find = (part) => form.querySelector(part);
const isShown = (cell) => cell.input.offsetParent !== null;

const rows = [...form.querySelectorAll("[data-row]")].map((element) => {
  const row = { element, eligible: Number(element.dataset.eligible), activated: Number(element.dataset.activated), before: Number(element.dataset.before) };
  row.cells = [...element.querySelectorAll("[data-cell]")].map((input) => ({
    row,
    input,
    box: input.parentElement,
    name: input.name.slice(2),
    isStock: input.dataset.stock !== undefined,
    isHeadline: input.dataset.headline !== undefined,
    before: Number(input.dataset.before ?? 0),
    usual: input.dataset.usual ? Number(input.dataset.usual) : null,
    base: input.dataset.stored ?? "",
    isChanged: false,
    problem: null,
    theirs: undefined,
    get count() { return readCount(this.input.value); },
    get value() { return toDay(this.count.value, this.before, isRunning && !this.isStock); },
  }));
  return row;
});
const cells = rows.flatMap((row) => row.cells);
const cellOf = new Map(cells.map((cell) => [cell.input, cell]));
let isRunning = page.running;
let id = newId();
let pending = null;
let isSending = false;

function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// What the server has, as it would stand in the cell.
const stored = (cell) => (cell.base === "" ? "" : String(toTyped(Number(cell.base), cell.before, isRunning && !cell.isStock)));

/* Sums, states and checks */

function recount() {
  let cumulative = 0;
  for (const row of rows) {
    const total = row.before + (sum(row.cells.filter((cell) => cell.isHeadline).map((cell) => cell.value)) ?? 0);
    cumulative += total;
    row.element.querySelector("[data-row-cumulative]").value = figure(total);
    if (row.element.dataset.quota) {
      row.element.querySelector("[data-row-remaining]").value = figure(Math.max(0, Number(row.element.dataset.quota) - total));
    }
  }
  for (const output of form.querySelectorAll("[data-column]")) {
    output.value = figure(sum(cells.filter((cell) => cell.input.dataset.cell === output.dataset.column).map((cell) => cell.value)));
  }
  find('[data-total="cumulative"]').value = figure(cumulative);
  const remaining = find('[data-total="remaining"]');
  if (remaining.dataset.quota) {
    remaining.value = figure(Math.max(0, Number(remaining.dataset.quota) - cumulative));
  }
  const today = document.querySelector('[data-sum="day"]');
  if (today) {
    today.value = figure(sum(cells.filter((cell) => cell.isHeadline).map((cell) => cell.value)) ?? 0);
  }
}

/** Marks every cell by what it is and says under it what is wrong; the row's checks are made anew. */
function paint(row) {
  row.cells.forEach((cell) => (cell.isChanged = cell.input.value.trim() !== stored(cell)));
  const struck = strikes({ ...row, cells: row.cells.map((cell) => ({ ...cell, count: undefined, value: cell.value })) }, page.rules, checks, isRunning);
  for (const cell of row.cells) {
    const { problem } = cell.count;
    const strike = struck.find((one) => one.name === cell.name);
    cell.problem = problem && cell.isChanged ? { text: page.texts[problem] }
      : strike && cell.isChanged ? { text: say(strike.rule, show.format(strike.limit)), isWarning: strike.isWarning }
      : cell.refusal?.typed === cell.input.value ? cell.refusal : null;
    note(cell);
    const state = page.locked ? "locked" : cell.theirs !== undefined ? "conflict" : cell.problem && !cell.problem.isWarning ? "refused"
      : cell.isChanged ? (pending?.day.cells.some((sent) => `${sent.h}-${sent.i}` === cell.name && sent.t === cell.input.value.trim()) ? "waiting" : "draft")
      : cell.input.value !== "" ? "sent" : "empty";
    cell.box.dataset.state = state;
    cell.input.toggleAttribute("aria-invalid", false);
    if (state === "refused") {
      cell.input.setAttribute("aria-invalid", "true");
    }
    cell.input.setAttribute("aria-describedby", cell.problem || cell.theirs !== undefined ? `o-${cell.name}-n state-${state}` : `state-${state}`);
  }
}

function note(cell) {
  const kind = cell.theirs !== undefined ? "conflict" : cell.problem?.isWarning ? "warning" : cell.problem ? "refused" : "";
  let box = cell.box.querySelector(".cell-note");
  if (box && box.dataset.kind !== kind) {
    box.remove();
    box = null;
  }
  if (!kind) {
    return;
  }
  if (!box) {
    box = document.getElementById(`note-${kind}`).content.firstElementChild.cloneNode(true);
    box.dataset.kind = kind;
    box.id = `o-${cell.name}-n`;
    box.querySelectorAll("input").forEach((input) => (input.name = `${input.type === "radio" ? "c" : "l"}-${cell.name}`));
    cell.box.append(box);
  }
  if (kind === "conflict") {
    box.querySelector("[data-mine]").textContent = cell.mine || "–";
    box.querySelector("[data-theirs]").textContent = cell.theirs || "–";
  } else {
    box.querySelector("[data-text]").textContent = cell.problem.text;
  }
}

const reason = (cell) => cell.box.querySelector(".cell-note input[type=text]")?.value.trim();

function status(text) {
  find("[data-status]").value = text;
}

function refresh() {
  rows.forEach(paint);
  recount();
  const changed = cells.filter((cell) => cell.isChanged).length;
  if (!isSending) {
    status(pending ? pending.answer?.message ?? page.texts[pending.state] ?? page.texts.waiting : changed ? say("draft", changed) : find("[data-status]").defaultValue);
  }
}

/* Drafts */

async function save() {
  const changed = cells.filter((cell) => cell.isChanged);
  if (changed.length === 0) {
    return drafts.remove(key);
  }
  const kept = Object.fromEntries(changed.map((cell) => [cell.name, { typed: cell.input.value.trim(), base: stored(cell), sent: cell.sent }]));
  return drafts.put({ key, id, user: page.user, isRunning, cells: kept, savedAt: Date.now() });
}

function typed() {
  id = newId();
  refresh();
  return save();
}

async function restore() {
  const draft = await drafts.get(key);
  pending = (await outbox.all()).filter((item) => item.key === key).sort((a, b) => a.madeAt - b.madeAt).at(-1) ?? null;
  if (draft) {
    setMode(draft.isRunning);
    id = draft.id;
    for (const cell of cells.filter((one) => draft.cells[one.name])) {
      const back = restored(draft.cells[cell.name], stored(cell));
      if (back) {
        cell.input.value = back.typed;
        if (back.isConflict) {
          [cell.mine, cell.theirs] = [back.typed, stored(cell)];
        }
      }
    }
  }
  if (pending?.state === "sent" && !form.dataset.kept) {
    await outbox.remove(pending.id);
    pending = null;
  } else if (pending?.state === "refused") {
    await refused(pending);
  }
  refresh();
  const back = cells.filter((cell) => cell.isChanged).length;
  if (back > 0 && !pending) {
    status(say("restored", back));
  }
}

/* Sending */

async function send(isZero) {
  refresh();
  const open = cells.find((cell) => cell.theirs !== undefined) ?? (isZero ? undefined
    : cells.find((cell) => cell.problem && !cell.problem.isWarning) ?? cells.find((cell) => cell.problem && !reason(cell)));
  if (open) {
    reveal(open);
    alertWith(page.texts[open.theirs !== undefined ? "choose" : open.problem.isWarning ? "needsReason" : "correct"]);
    return;
  }
  const changed = isZero ? [] : cells.filter((cell) => cell.isChanged);
  if (changed.length === 0 && !isZero) {
    alertWith(page.texts[page.version === 0 ? "nothing" : "same"]);
    return;
  }
  changed.forEach((cell) => (cell.sent = cell.input.value.trim()));
  pending = {
    id, key, user: page.user, label: page.label, madeAt: Date.now(), state: "waiting",
    day: {
      campaignId: page.campaignId, communeId: page.communeId, day: page.day, seenVersion: page.version, zero: isZero, running: isRunning,
      cells: changed.map((cell) => {
        const [h, i] = cell.name.split("-").map(Number);
        return { h, i, t: cell.sent, r: reason(cell), b: stored(cell) };
      }),
    },
  };
  if (!isZero) {
    await save();
  }
  await outbox.put(pending);
  isSending = true;
  buttons(true);
  status(page.texts.sending);
  await flush();
  isSending = false;
  buttons(false);
  await answered();
}

/** Shows what became of what was sent, by this page or by another. */
async function answered() {
  if (!pending || isSending) {
    return;
  }
  const item = (await outbox.get(pending.id)) ?? pending;
  pending = item;
  if (item.state === "sent") {
    if (!form.dataset.kept || navigator.onLine) {
      await outbox.remove(item.id);
      location.replace(`${page.address}&da-gui=1`);
    }
    status(say("sent", item.answer.at));
  } else if (item.state === "refused") {
    await refused(item);
  } else {
    navigator.serviceWorker?.ready.then((worker) => worker.sync?.register("outbox")).catch(() => {});
  }
  refresh();
  document.dispatchEvent(new Event("outbox-changed"));
}

async function refused(item) {
  await outbox.remove(item.id);
  pending = null;
  if (item.answer?.status === "stale") {
    // The page that comes has the server's values; the draft finds where they differ.
    sessionStorage.setItem("stale", item.answer.message);
    location.replace(page.address);
    return;
  }
  id = newId();
  alertWith(`${page.texts.refused} ${item.answer?.message ?? ""}`);
  for (const problem of item.answer?.problems ?? []) {
    const cell = cells.find((one) => one.name === `${problem.hamlet}-${problem.indicator}`);
    if (cell) {
      cell.refusal = { ...problem, typed: cell.input.value };
      paint(cell.row);
      reveal(cell);
    }
  }
}

function buttons(isBusy) {
  form.querySelectorAll("button").forEach((button) => (button.disabled = isBusy));
}

function alertWith(text, undo) {
  const box = document.querySelector("[data-alert]");
  box.hidden = false;
  box.firstElementChild.textContent = text;
  const button = box.querySelector("button");
  button.hidden = !undo;
  button.onclick = () => {
    undo();
    box.hidden = true;
  };
}

function reveal(cell) {
  if (!isShown(cell)) {
    find(cell.isStock ? "#group-stock" : "#group-flow").checked = true;
  }
  (cell.box.querySelector(".cell-note input") ?? cell.input).focus();
}

/* Day counts or running totals */

function setMode(wanted) {
  if (wanted === isRunning) {
    return;
  }
  for (const cell of cells.filter((one) => !one.isStock)) {
    const { value, problem } = cell.count;
    if (value !== null && (!problem || problem === "negative")) {
      cell.input.value = String(toTyped(toDay(value, cell.before, isRunning), cell.before, wanted));
    }
    cell.mine = cell.theirs = undefined;
  }
  isRunning = wanted;
  form.querySelectorAll("[name=luy-ke]").forEach((radio) => (radio.checked = (radio.value === "1") === wanted));
}

/* Keys, paste, copy */

function move(cell, down, across) {
  const shown = cell.row.cells.filter(isShown);
  const column = shown.indexOf(cell);
  return across ? shown[column + across] : rows[rows.indexOf(cell.row) + down]?.cells.filter(isShown)[column];
}

function target(event, cell) {
  const { selectionStart: start, selectionEnd: end, value } = cell.input;
  const isAll = start === 0 && end === value.length;
  switch (event.key) {
    case "Enter": {
      event.preventDefault();
      const next = move(cell, event.shiftKey ? -1 : 1, 0);
      // Past the last hamlet: the next column's first cell, and after the last column the button.
      return next || event.shiftKey ? next : rows[0].cells.filter(isShown)[cell.row.cells.filter(isShown).indexOf(cell) + 1] ?? { input: find("[data-send]") };
    }
    case "ArrowDown": return move(cell, 1, 0);
    case "ArrowUp": return move(cell, -1, 0);
    case "ArrowLeft": return isAll || end === 0 ? move(cell, 0, -1) : undefined;
    case "ArrowRight": return isAll || start === value.length ? move(cell, 0, 1) : undefined;
    default: return undefined;
  }
}

function paste(cell, text) {
  const { placed, unused } = placeBlock(readBlock(text), rows.map((row) => row.cells.filter(isShown)), rows.indexOf(cell.row), cell.row.cells.filter(isShown).indexOf(cell));
  const old = placed.map(([one]) => [one, one.input.value]);
  placed.forEach(([one, value]) => (one.input.value = value));
  typed();
  const more = unused.length ? ` ${say("unused", unused.length, unused.join(" · "))}` : "";
  alertWith(say("pasted", placed.length) + more, () => {
    old.forEach(([one, value]) => (one.input.value = value));
    typed();
  });
}

function copy() {
  const lines = rows.map((row) => [row.element.querySelector("th").firstChild.textContent.trim(), ...row.cells.map((cell) => cell.input.value)]);
  const head = [...form.querySelectorAll("thead th")].slice(0, lines[0].length).map((th) => th.title || th.textContent.trim());
  navigator.clipboard.writeText([head, ...lines].map((line) => line.join("\t")).join("\n")).then(() => alertWith(page.texts.copied), () => alertWith(page.texts.notCopied));
}

/* A page that was kept and a new day since: its figures of the day become those of the day before. */

function rollForward() {
  const now = new Date(Date.parse(`${page.now}Z`) + Date.now() - Number(form.dataset.kept)).toISOString().slice(0, 10);
  return page.day === page.today && now > page.today;
}

/* Events */

form.addEventListener("input", (event) => {
  const cell = cellOf.get(event.target);
  if (cell) {
    typed();
  } else if (event.target.name === "luy-ke") {
    setMode(event.target.value === "1");
    typed();
  } else if (event.target.type === "radio" && event.target.name.startsWith("c-")) {
    const chosen = cells.find((one) => `c-${one.name}` === event.target.name);
    chosen.input.value = event.target.value === "ho" ? chosen.theirs : chosen.mine;
    [chosen.mine, chosen.theirs] = [undefined, undefined];
    typed();
  }
});

form.addEventListener("focusin", (event) => {
  const cell = cellOf.get(event.target);
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
  const cell = cellOf.get(event.target);
  if (!cell || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
    return;
  }
  const to = target(event, cell);
  if (to) {
    event.preventDefault();
    to.input.focus();
  }
});

form.addEventListener("paste", (event) => {
  const cell = cellOf.get(event.target);
  const text = event.clipboardData.getData("text/plain");
  if (cell && !page.locked && (/[\t\n]/.test(text.trimEnd()) || plainFigure(text) !== text)) {
    event.preventDefault();
    paste(cell, text);
  }
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const isZero = event.submitter?.hasAttribute("data-zero") ?? false;
  if (!isSending && (!isZero || !cells.some((cell) => cell.value) || confirm(page.texts.confirmZero))) {
    send(isZero);
  }
});

find("[data-copy]")?.addEventListener("click", copy);
document.addEventListener("outbox", answered);

const dayAddress = `/nhap-lieu?ngay=${page.day}`;
if (form.dataset.kept) {
  const since = new Date(Number(form.dataset.kept));
  alertWith(say(rollForward() ? "keptOld" : "kept", since.toTimeString().slice(0, 5)));
} else {
  keep(html, page.user, [page.address, dayAddress, ...(page.day === page.today ? ["/nhap-lieu"] : [])]);
}
await restore();
if (sessionStorage.getItem("stale")) {
  alertWith(sessionStorage.getItem("stale"));
  sessionStorage.removeItem("stale");
}
if (cells.some((cell) => cell.isChanged)) {
  // What was typed before this file had come.
  await save();
}
form.dataset.ready = "";
const bad = cells.find((cell) => cell.theirs !== undefined || (cell.problem && !cell.problem.isWarning));
if (bad) {
  reveal(bad);
} else if (matchMedia("(pointer: fine)").matches && !page.locked) {
  cells.find((cell) => !cell.isStock && cell.input.value === "" && isShown(cell))?.input.focus();
}
