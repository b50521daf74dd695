// The entry grid: spreadsheet keys, running sums, a first check of each cell. Works without this file too.
const form = document.querySelector("[data-entry]");
if (form) {
  const language = document.documentElement.lang === "en" ? "en-GB" : "vi-VN";
  const show = new Intl.NumberFormat(language);
  const cells = () => [...form.querySelectorAll("[data-cell]")];
  const rows = () => [...form.querySelectorAll("[data-row]")];
  const number = (text) => (/^\s*\d+\s*$/.test(text) ? Number(text) : null);
  const isShown = (cell) => cell.offsetParent !== null;
  const initial = new Map(cells().map((cell) => [cell, cell.value]));

  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  function sumOf(inputs) {
    const values = inputs.map((input) => number(input.value)).filter((value) => value !== null);
    return values.length ? values.reduce((a, b) => a + b, 0) : null;
  }

  const text = (value) => (value === null ? "–" : show.format(value));

  function recount() {
    let cumulative = 0;
    for (const row of rows()) {
      const own = sumOf([...row.querySelectorAll("[data-headline]")]) ?? 0;
      const total = Number(row.dataset.before) + own;
      cumulative += total;
      row.querySelector("[data-row-cumulative]").value = text(total);
      if (row.dataset.quota) {
        row.querySelector("[data-row-remaining]").value = text(Math.max(0, Number(row.dataset.quota) - total));
      }
    }
    for (const output of form.querySelectorAll("[data-column]")) {
      output.value = text(sumOf(cells().filter((cell) => cell.dataset.cell === output.dataset.column)));
    }
    form.querySelector('[data-total="cumulative"]').value = text(cumulative);
    const remaining = form.querySelector('[data-total="remaining"]');
    if (remaining.dataset.quota) {
      remaining.value = text(Math.max(0, Number(remaining.dataset.quota) - cumulative));
    }
    const today = document.querySelector('[data-sum="day"]');
    if (today) {
      today.value = text(sumOf(cells().filter((cell) => cell.dataset.headline)) ?? 0);
    }
  }

  function check(cell) {
    const bad = cell.value.trim() === "" ? null
      : !/^\s*\d+\s*$/.test(cell.value) ? form.dataset.badNumber
      : Number(cell.value) > 9999999 ? form.dataset.tooLarge : null;
    const id = `${cell.name}-n`;
    let note = document.getElementById(id);
    if (!bad) {
      note?.remove();
      cell.removeAttribute("aria-invalid");
      cell.removeAttribute("aria-describedby");
      return;
    }
    if (!note) {
      note = document.createElement("span");
      note.id = id;
      note.className = "cell-note";
      cell.after(note);
    }
    note.textContent = `✕ ${bad}`;
    cell.setAttribute("aria-invalid", "true");
    cell.setAttribute("aria-describedby", id);
  }

  const isChanged = () => cells().some((cell) => cell.value !== initial.get(cell));

  form.addEventListener("input", (event) => {
    if (!event.target.matches("[data-cell]")) {
      return;
    }
    event.target.removeAttribute("data-state");
    // Other content is another submission.
    form.elements["ma-gui"].value = newId();
    check(event.target);
    recount();
    const status = form.querySelector("[data-status]");
    status.value = isChanged() ? status.dataset.unsent : status.defaultValue;
  });

  form.addEventListener("focusin", (event) => {
    if (event.target.matches("[data-cell]")) {
      event.target.select();
    }
  });

  function move(cell, down, across) {
    const row = cell.closest("[data-row]");
    const all = rows();
    const inRow = (of) => [...of.querySelectorAll("[data-cell]")].filter(isShown);
    const column = inRow(row).indexOf(cell);
    const at = all.indexOf(row);
    if (across) {
      return inRow(row)[column + across];
    }
    return all[at + down] ? inRow(all[at + down])[column] : undefined;
  }

  form.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (!cell.matches("[data-cell]") || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
      return;
    }
    const isAll = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
    let to;
    switch (event.key) {
      case "Enter":
        event.preventDefault();
        to = move(cell, event.shiftKey ? -1 : 1, 0);
        if (!to && !event.shiftKey) {
          // Past the last hamlet: the next column's first cell, and after the last column the button.
          const first = [...rows()[0].querySelectorAll("[data-cell]")].filter(isShown);
          const own = [...cell.closest("[data-row]").querySelectorAll("[data-cell]")].filter(isShown).indexOf(cell);
          to = first[own + 1] ?? form.querySelector("[data-send]");
        }
        break;
      case "ArrowDown": to = move(cell, 1, 0); break;
      case "ArrowUp": to = move(cell, -1, 0); break;
      case "ArrowLeft": to = isAll || cell.selectionEnd === 0 ? move(cell, 0, -1) : undefined; break;
      case "ArrowRight": to = isAll || cell.selectionStart === cell.value.length ? move(cell, 0, 1) : undefined; break;
      default: return;
    }
    if (to) {
      event.preventDefault();
      to.focus();
    }
  });

  form.addEventListener("submit", (event) => {
    const isZero = event.submitter?.hasAttribute("data-zero");
    if (isZero && cells().some((cell) => number(cell.value)) && !confirm(form.dataset.confirmZero)) {
      event.preventDefault();
      return;
    }
    // A second tap while the first is on its way would only be answered the same; the button says that it is working.
    setTimeout(() => form.querySelectorAll("button").forEach((button) => (button.disabled = true)), 0);
  });
  // Back from the cache of the browser: the buttons work again.
  addEventListener("pageshow", () => form.querySelectorAll("button").forEach((button) => (button.disabled = false)));

  // After a refusal the first bad cell has the caret; otherwise, with a keyboard, the first empty one.
  const bad = form.querySelector('[aria-invalid="true"], [data-state="conflict"]');
  if (bad) {
    const stock = form.querySelector("#group-stock");
    if (!isShown(bad)) {
      (stock.checked ? form.querySelector("#group-flow") : stock).checked = true;
    }
    bad.focus();
  } else if (matchMedia("(pointer: fine)").matches) {
    cells().find((cell) => cell.value === "" && isShown(cell))?.focus();
  }
}
