// The grid's modules by node's own test runner: what holds for any input. Single cases are asked in a real browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { placeBlock, readBlock } from "../../../src/CampaignPortal.Web/wwwroot/js/block.js";
import { plainFigure, readCount, restored, strikes, sum, toDay, toTyped } from "../../../src/CampaignPortal.Web/wwwroot/js/sheet.js";

// A generator of its own, so that every run has the same numbers.
let state = 20230805;
const random = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state % below;
};
const many = (work) => {
  for (let round = 0; round < 2000; round++) {
    work();
  }
};

test("digits are read as their number, and nothing else is", () => many(() => {
  const value = random(10_000_000);
  assert.deepEqual(readCount(` ${value} `), { value, problem: null });
  assert.equal(readCount(`${value}x`).problem, "notWholeNumber");
  assert.equal(readCount(`-${value}`).problem, "negative");
  assert.equal(readCount(`${value + 10_000_000}`).problem, "tooLarge");
}));

test("a figure loses its separators whichever Excel puts between thousands", () => many(() => {
  const value = random(10_000_000);
  for (const separator of [".", ",", " ", "\u00a0", "\u202f"]) {
    assert.equal(plainFigure(String(value).replace(/\B(?=(\d{3})+$)/g, separator)), String(value));
  }
}));

test("a block that is copied back from the grid is the block that was pasted", () => many(() => {
  const block = Array.from({ length: 1 + random(5) }, () => [0, 0, 0].map(() => (random(4) === 0 ? "" : String(random(1000)))));
  assert.deepEqual(readBlock(block.map((row) => row.join("\t")).join("\r\n") + "\r\n"), block);
}));

test("a block never leaves the grid, and no row of it is lost without a word", () => many(() => {
  const [rows, columns, height, width] = [1 + random(4), 1 + random(4), 1 + random(6), 1 + random(6)];
  const grid = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => `${row}:${column}`));
  const block = Array.from({ length: height }, (_, row) => Array.from({ length: width }, (_, column) => `${row}.${column}`));
  const [row, column] = [random(rows), random(columns)];
  const { placed, unused } = placeBlock(block, grid, () => grid.map(() => "Khóm"), row, column);
  for (const [cell, text] of placed) {
    const [down, across] = text.split(".").map(Number);
    assert.equal(cell, grid[row + down][column + across]);
  }
  assert.equal(placed.length, Math.min(height, rows - row) * Math.min(width, columns - column));
  assert.equal(unused.length, Math.max(0, height - (rows - row)));
}));

test("rows with the names of hamlets find them in any order, and nothing is said of rows that did", () => many(() => {
  const names = Array.from({ length: 2 + random(8) }, (_, at) => `Ấp Tân Hòa ${at + 1}`);
  const grid = names.map((name) => [name]);
  const lines = names.map((name) => [random(2) ? name : name.replace("Ấp ", ""), String(random(1000))]).sort(() => random(3) - 1);
  const { placed, unused } = placeBlock(lines, grid, () => names, random(names.length), 0);
  assert.deepEqual(new Map(placed), new Map(lines.map(([name, text]) => [name.startsWith("Ấp") ? name : `Ấp ${name}`, text])));
  assert.deepEqual(unused, []);
}));

test("blank is not zero", () => {
  assert.equal(sum([]), null);
  assert.equal(sum([null, null]), null);
  assert.equal(sum([null, 0]), 0);
  assert.equal(readCount("").value, null);
  assert.equal(toDay(null, 5, true), null);
});

test("a day's count and its running total give each other back", () => many(() => {
  const [value, before] = [random(1000) - 500, random(10_000)];
  assert.equal(toDay(toTyped(value, before, true), before, true), value);
  assert.equal(toTyped(value, before, false), value);
}));

test("a draft is never put over what somebody else stored without asking", () => many(() => {
  const text = () => ["", "0", "1", "2"][random(4)];
  const draft = { typed: text(), base: text(), sent: random(2) ? text() : null };
  const stored = text();
  const back = restored(draft, stored);
  assert.equal(back === null, draft.typed === stored);
  if (back && stored !== draft.base && stored !== draft.sent) {
    assert.ok(back.isConflict);
  }
}));

test("checks ask about what was changed alone, and once for each", () => {
  const rules = { unusual: { level: 1, factor: 3 }, aboveEligible: { level: 2 }, stocksAboveEligible: { level: 2 } };
  const formulas = {
    unusual: ({ today, usual }, { factor }) => usual !== null && today > factor * usual,
    aboveEligible: ({ reached, eligible }) => reached > eligible,
    stocksAboveEligible: ({ stocks, eligible }) => stocks > eligible,
  };
  const cell = (name, value, more = {}) => ({ name, value, isChanged: true, isStock: false, isHeadline: false, usual: null, before: 0, ...more });
  const row = (...cells) => ({ eligible: 100, activated: 40, before: 50, cells });
  const found = (...cells) => strikes(row(...cells), rules, formulas, false).map((one) => `${one.name} ${one.rule} ${one.isWarning}`);
  assert.deepEqual(found(cell("a", 31, { usual: 10 })), ["a unusual true"]);
  assert.deepEqual(found(cell("a", 30, { usual: 10 })), []);
  assert.deepEqual(found(cell("a", 31, { usual: 10, isChanged: false })), []);
  assert.deepEqual(found(cell("a", 11, { isHeadline: true })), ["a aboveEligible false"]);
  assert.deepEqual(found(cell("a", 10, { isHeadline: true })), []);
  assert.deepEqual(found(cell("s", 60, { isStock: true }), cell("t", 41, { isStock: true })), ["t stocksAboveEligible false"]);
  const falling = strikes(row(cell("a", -1, { before: 7 })), rules, formulas, true);
  assert.deepEqual(falling, [{ name: "a", rule: "fallingTotal", isWarning: true, limit: 7 }]);
});
