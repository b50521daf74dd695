// What is typed and pasted into the grid, and what the checks say of it. Knows no page, no network, no storage.

export const largest = 9999999;

/** Reads one cell as strictly as the server: digits and nothing else; empty is blank, not zero. */
export function readCount(text) {
  const digits = text.trim();
  if (digits === "") {
    return { value: null, problem: null };
  }
  if (/^[-−–]\d+$/.test(digits)) {
    return { value: -Number(digits.slice(1)), problem: "negative" };
  }
  if (!/^[0-9]+$/.test(digits)) {
    return { value: null, problem: "notWholeNumber" };
  }
  const value = Number(digits);
  return value > largest ? { value: null, problem: "tooLarge" } : { value, problem: null };
}

/** A figure as Excel shows it, 1.234 or 1 234 or 1,234, becomes 1234; anything else stays as it is. */
export function plainFigure(text) {
  const trimmed = text.replace(/[\u00a0\u202f]/g, " ").trim();
  return /^\d{1,3}([., ]\d{3})+$/.test(trimmed) ? trimmed.replace(/[., ]/g, "") : trimmed;
}

/** A block copied from Excel: rows of cells. A first column of names is left out. */
export function readBlock(text) {
  const rows = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((row) => row.split("\t").map(plainFigure));
  const hasNames = rows.some((row) => row.length > 1) && rows.every((row) => /[^\d\s.,-]/.test(row[0]));
  return hasNames ? rows.map((row) => row.slice(1)) : rows;
}

/** Where a block goes: pairs of a cell and its text, and the rows that found no place. Columns beyond the grid are dropped. */
export function placeBlock(block, rows, row, column) {
  const placed = [];
  const unused = [];
  block.forEach((texts, down) => {
    const cells = rows[row + down];
    if (!cells) {
      unused.push(texts.join("  "));
      return;
    }
    texts.forEach((text, across) => {
      if (cells[column + across]) {
        placed.push([cells[column + across], text]);
      }
    });
  });
  return { placed, unused };
}

/** The sum of what is given; null where nothing is: blank is not zero. */
export const sum = (values) => {
  const given = values.filter((value) => value !== null && value !== undefined);
  return given.length ? given.reduce((a, b) => a + b, 0) : null;
};

/** A day's count from what stands in the cell: itself, or the running total less that of the day before. */
export const toDay = (value, before, isRunning) => (value === null || !isRunning ? value : value - before);

/** The other way round. */
export const toTyped = (value, before, isRunning) => (value === null || !isRunning ? value : value + before);

/**
 * What the checks say of one hamlet.
 * @param row eligible, activated (before the campaign), before (headline counts before the day), and cells with
 *   name, value (the day's), isChanged, isStock, isHeadline, usual, before, typed.
 * @param rules the campaign's, by name: level (1 warns, 2 refuses), factor, floor.
 * @param formulas written by the server.
 * @returns strikes: name of the cell, rule, isWarning, limit.
 */
export function strikes(row, rules, formulas, isRunning) {
  const found = [];
  const strike = (cell, rule, limit) => found.push({ name: cell.name, rule, isWarning: rule === "fallingTotal" || rules[rule].level === 1, limit });
  const last = (cells) => cells.filter((cell) => cell.isChanged && cell.value !== null).at(-1);
  const flows = row.cells.filter((cell) => !cell.isStock);
  for (const cell of flows.filter((cell) => cell.isChanged && cell.value !== null)) {
    if (isRunning && cell.value < 0) {
      strike(cell, "fallingTotal", cell.before);
    } else if (rules.unusual && formulas.unusual({ today: cell.value, usual: cell.usual }, rules.unusual)) {
      strike(cell, "unusual", cell.usual);
    }
  }
  const headline = row.cells.filter((cell) => cell.isHeadline);
  const reached = row.activated + row.before + (sum(headline.map((cell) => cell.value)) ?? 0);
  if (rules.aboveEligible && last(headline) && formulas.aboveEligible({ reached, eligible: row.eligible }, rules.aboveEligible)) {
    strike(last(headline), "aboveEligible", row.eligible);
  }
  const stocks = row.cells.filter((cell) => cell.isStock);
  const state = { stocks: sum(stocks.map((cell) => cell.value)) ?? 0, eligible: row.eligible };
  if (rules.stocksAboveEligible && last(stocks) && formulas.stocksAboveEligible(state, rules.stocksAboveEligible)) {
    strike(last(stocks), "stocksAboveEligible", row.eligible);
  }
  return found;
}

/**
 * What becomes of a draft's cell when the page comes back: null where the server has the same, a conflict where the
 * server's value is no longer the one that it was typed over.
 */
export function restored(draft, stored) {
  if (draft.typed === stored) {
    return null;
  }
  return { typed: draft.typed, isConflict: stored !== draft.base && stored !== draft.sent };
}
