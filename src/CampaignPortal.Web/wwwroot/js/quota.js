// Sums of targets while they are typed, and targets pasted from Excel. The server reckons the same when the form is sent.
import { placeBlock, readBlock } from "./block.js";
import { readCount, sum } from "./sheet.js";

const form = document.querySelector("[data-quotas]");
const show = new Intl.NumberFormat(document.documentElement.lang === "en" ? "en-GB" : "vi-VN");
const text = (value) => (value === null ? "–" : show.format(value));
const signed = (value) => (value > 0 ? "+" : "") + show.format(value);
const fill = (pattern, ...values) => values.reduce((all, value, i) => all.replaceAll(`{${i}}`, value), pattern);
const inputs = () => [...form.querySelectorAll("[data-grid] input")];

const read = (input) => {
  const reading = readCount(input.value);
  return reading.problem ? null : reading.value;
};

const of = (prefix, root = form) => [...root.querySelectorAll(`input[name^="o-${prefix}"]`)];

/** Says of one line whether what is below adds up to it. */
function compare(name, below) {
  const line = form.querySelector(`[data-below="${name}"]`);
  const own = read(form.elements[`o-${name}`]);
  const agrees = own === below;
  line.textContent = agrees ? fill(line.dataset.agree, text(below)) : fill(line.dataset.differ, text(below), signed((own ?? 0) - (below ?? 0)));
  line.dataset.state = agrees ? "agrees" : "differs";
  return agrees;
}

function reckon() {
  let agrees = true;
  for (const part of form.querySelectorAll('[data-level="xa"]')) {
    agrees = compare(part.id, sum(of("ap-", part).map(read))) && agrees;
  }
  const communes = sum(of("xa-").map(read));
  agrees = compare("toan", communes) && agrees;
  const totals = form.querySelector("[data-totals]");
  totals.textContent = fill(totals.dataset.text, text(read(form.elements["o-toan"])), text(communes), text(sum(of("ap-").map(read))));
  totals.dataset.state = agrees ? "agrees" : "differs";
  form.querySelector("[data-reason]").hidden = agrees;
}

// Hamlets of two communes may have one name: beside a row, those of its own commune are meant.
let beside;

function namesBeside(all, row) {
  const group = all[row].closest("tbody");
  if (beside?.group !== group) {
    const isMeant = (input) => input.closest("tbody") === group || !input.closest(".quota-hamlet");
    beside = { group, names: all.map((input) => (isMeant(input) ? input.labels[0].firstChild.textContent.trim() : "")) };
  }
  return beside.names;
}

if (form) {
  const report = form.querySelector("[data-pasted]");
  let isLeaving = false;
  form.addEventListener("input", reckon);
  form.addEventListener("paste", (event) => {
    const all = inputs();
    const start = all.indexOf(event.target);
    if (start < 0) {
      return;
    }
    event.preventDefault();
    const block = readBlock(event.clipboardData.getData("text/plain"));
    const { placed, unused, isByName } = placeBlock(block, all.map((input) => [input]), (row) => namesBeside(all, row), start, 0);
    placed.forEach(([input, value]) => (input.value = value));
    reckon();
    const { pasted, pastedByName, unused: left } = report.dataset;
    report.textContent = fill(isByName ? pastedByName : pasted, placed.length) + (unused.length ? ` ${fill(left, unused.length, unused.join(" · "))}` : "");
  });
  form.addEventListener("keydown", (event) => {
    const all = inputs();
    const at = all.indexOf(event.target);
    const next = event.key === "ArrowDown" || event.key === "Enter" ? all[at + 1] : event.key === "ArrowUp" ? all[at - 1] : null;
    if (at >= 0 && (next || event.key === "Enter")) {
      event.preventDefault();
      next?.focus();
      next?.select();
    }
  });
  form.addEventListener("submit", () => (isLeaving = true));
  addEventListener("pageshow", () => (isLeaving = false));
  addEventListener("beforeunload", (event) => {
    // What was refused or split stands in the form as the server sent it, and is stored nowhere.
    if (!isLeaving && (form.hasAttribute("data-unsaved") || [...form.querySelectorAll("input:not([type=hidden])")].some((input) => input.value !== input.defaultValue))) {
      event.preventDefault();
    }
  });
  reckon();
  form.dataset.ready = "";
}
