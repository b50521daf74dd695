// What is typed and pasted into the grid, and what the checks say of it. Knows no page, no network, no storage.

/** Reads one cell as strictly as the server: digits and nothing else; empty is blank, not zero. */
export function readCount(text) {
  const [, minus, digits] = /^([-−–]?)(\d*)$/.exec(text.trim()) ?? [];
  if (!digits) {
    return { value: null, problem: digits === "" && !minus ? null : "notWholeNumber" };
  }
  const value = Number(digits) > 9999999 ? null : Number(digits);
  return minus ? { value: value && -value, problem: "negative" } : { value, problem: value === null ? "tooLarge" : null };
}

/** A figure as Excel shows it becomes plain: 1.234, 1 234 and 1,234 are 1234, a lone dash is blank. Anything else stays. */
export function plainFigure(text) {
  const trimmed = text.trim();
  return /^[-–—]$/.test(trimmed) ? ""
    : /^[1-9]\d{0,2}([., \u00a0\u202f])\d{3}(\1\d{3})*$/.test(trimmed) ? trimmed.replace(/\D/g, "") : trimmed;
}

/** The sum of what is given; null where nothing is: blank is not zero. */
export const sum = (values) => values.reduce((all, value) => (value === null ? all : (all ?? 0) + value), null);

/** A day's count from what stands in the cell: itself, or the running total less that of the day before; and back. */
export const toDay = (value, before, isRunning) => (value === null || !isRunning ? value : value - before);
export const toTyped = (value, before, isRunning) => toDay(value, -before, isRunning);

/** What the checks say of one hamlet. The rules are the campaign's, the formulas the server's. */
export function strikes(row, rules, formulas, isRunning) {
  const found = [];
  const strike = (cell, rule, limit) => found.push({ name: cell.name, rule, isWarning: rule === "fallingTotal" || rules[rule].level === 1, limit });
  const check = (cell, rule, facts, limit) => cell && rules[rule] && formulas[rule](facts, rules[rule]) && strike(cell, rule, limit);
  const isAsked = (cell) => cell.isChanged && cell.value !== null;
  const counted = (cells) => sum(cells.map((cell) => cell.value)) ?? 0;
  const { eligible } = row;
  for (const cell of row.cells.filter((one) => !one.isStock && isAsked(one))) {
    if (isRunning && cell.value < 0) {
      strike(cell, "fallingTotal", cell.before);
    } else {
      check(cell, "unusual", { today: cell.value, usual: cell.usual }, cell.usual);
    }
  }
  const headline = row.cells.filter((cell) => cell.isHeadline);
  check(headline.findLast(isAsked), "aboveEligible", { reached: row.activated + row.before + counted(headline), eligible }, eligible);
  const stocks = row.cells.filter((cell) => cell.isStock);
  check(stocks.findLast(isAsked), "stocksAboveEligible", { stocks: counted(stocks), eligible }, eligible);
  return found;
}

/**
 * What becomes of a draft's cell when the page comes back: null where the server has the same, a conflict where the
 * server's value is no longer the one that it was typed over.
 */
export function restored({ typed, base, sent }, stored) {
  return typed === stored ? null : { typed, isConflict: stored !== base && stored !== sent };
}
