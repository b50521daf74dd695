// A block of cells copied from Excel, and the hamlets that its rows belong to. Fetched when the first one is pasted.
import { plainFigure } from "./sheet.js";

/** Rows of cells. */
export const readBlock = (text) => text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((row) => row.split("\t").map(plainFigure));

const remember = (way, known = new Map()) => (name) => known.get(name) ?? known.set(name, way(name)).get(name);

// One name is written in many ways: "Hoà" and "Hòa", "Ấp Long Thành" and "long thành", at last without any accents.
const kind = /^(ấp|khóm|xã|phường|thị trấn|ap|khom|xa|phuong|thi tran)\s+/;
const lower = (name) => name.normalize("NFC").trim().toLowerCase();
const kindOf = remember((name) => kind.exec(lower(name))?.[1].normalize("NFD").replace(/\p{M}/gu, "") ?? "");
const written = remember((name) => name.normalize("NFD").replace(/([\u0300\u0301\u0303\u0309\u0323])([\p{L}\p{M}]+)/gu, "$2$1").toLowerCase().replace(/\s+/g, " ").trim());
const short = remember((name) => written(lower(name).replace(kind, "")));
const bare = remember((name) => written(name).replace(/\p{M}/gu, "").replaceAll("đ", "d").replace(kind, ""));

/** The place of the one name that a text means; -1 where it means none, or could mean two. */
function named(text, names) {
  for (const way of /\p{L}/u.test(text ?? "") ? [written, short, bare] : []) {
    // A hamlet may have its commune's name; what is called a hamlet is none of the communes.
    const same = names.flatMap((name, at) => (way(name) === way(text) && (!kindOf(text) || kindOf(name) === kindOf(text)) ? [at] : []));
    if (same.length > 0) {
      return same.length === 1 ? same[0] : -1;
    }
  }
  return -1;
}

/**
 * Where a block goes: pairs of a cell and its text, and the rows that found no place. Rows that name a hamlet go to that hamlet,
 * whatever their order; where none does, they go down from the row that was pasted into. Columns beyond the grid are dropped.
 * What a name may mean depends on the row before it.
 */
export function placeBlock(block, rows, names, row, column) {
  // Of two columns of names, as of communes and of their hamlets, the one that means more rows.
  const meant = block[0].map((_, at) => new Set(block.map((texts) => (texts.length > at + 1 ? named(texts[at], names(row)) : -1)).filter((one) => one >= 0)).size);
  const nameAt = meant.lastIndexOf(Math.max(...meant));
  if (meant[nameAt] > 0) {
    return placeByName(block.map((texts) => [texts[nameAt], texts.slice(nameAt + 1)]), rows, names, row, column);
  }
  const hasNames = block.every((texts) => texts.length > 1 && /[^\d\s.,-]/.test(texts[0]));
  const figures = hasNames ? block.map((texts) => texts.slice(1)) : block;
  const placed = figures.flatMap((texts, down) => put(texts, rows[row + down], column));
  return { placed, unused: block.slice(rows.length - row).map((texts) => texts.join("  ")), isByName: false };
}

function placeByName(lines, rows, names, start, column) {
  const free = new Set(rows.keys());
  const placed = [];
  const unused = [];
  let row = start;
  for (const [name, figures] of lines) {
    const next = named(name, names(row));
    if (free.delete(next)) {
      row = next;
      placed.push(...put(figures, rows[row], column));
    } else if (figures.some((text) => /^[-+]?\d/.test(text))) {
      unused.push([name, ...figures].join("  "));
    }
  }
  return { placed, unused, isByName: true };
}

const put = (texts, row, column) => texts.map((text, across) => [row?.[column + across], text]).filter(([cell]) => cell);
