// Which headings are on show: those whose parents are open, and those that the reader searches for. Pure.

import type { Item } from "./items";

export interface Filter {
  /** Words to be found in code or name; "" finds all. */
  search: string;
  /** Only headings with findings. */
  onlyFindings: boolean;
}

export interface Choice extends Filter {
  /** What the reader opened or closed by hand, by key. */
  toggled: ReadonlyMap<string, boolean>;
}

/** Plans up to this many headings are open to the last one at first. */
const small = 150;

/** The rank from which headings are closed at first in a larger plan. */
const objective = 4;

/** Whether not all headings are wanted. */
export function filters(filter: Filter): boolean {
  return filter.onlyFindings || wordsOf(filter.search).length > 0;
}

/** Whether a heading with others below it is open. */
export function isOpen(items: Item[], index: number, choice: Choice): boolean {
  const item = items[index];
  if (!item || item.end === index + 1) return false;
  return choice.toggled.get(item.key) ?? (filters(choice) || items.length <= small || item.node.rank < objective);
}

/** For each heading 1 where it is wanted or leads to one that is. */
function wanted(items: Item[], filter: Filter): Uint8Array {
  const words = wordsOf(filter.search);
  const res = new Uint8Array(items.length);
  const found = new Uint8Array(items.length);
  items.forEach((item, index) => {
    const { node, parent } = item;
    // Below a heading that was searched for everything is found; of what is found only findings may be wanted.
    if (found[parent] !== 1 && !contains(node.code, node.name, words)) return;
    found[index] = 1;
    if (filter.onlyFindings && node.errors + node.warnings + item.contradictions === 0) return;
    for (let i = index; i >= 0 && res[i] === 0; i = items[i]?.parent ?? -1) res[i] = 1;
  });
  return res;
}

/** The indices of the headings on show, in reading order. */
export function visible(items: Item[], choice: Choice): number[] {
  const only = filters(choice) ? wanted(items, choice) : undefined;
  const res: number[] = [];
  for (let i = 0; i < items.length; ) {
    const shown = only === undefined || only[i] === 1;
    if (shown) res.push(i);
    i = shown && isOpen(items, i, choice) ? i + 1 : (items[i]?.end ?? i + 1);
  }
  return res;
}

function contains(code: string | null, name: string, words: string[]): boolean {
  const text = fold(`${code ?? ""} ${name}`);
  return words.every((word) => text.includes(word));
}

function wordsOf(search: string): string[] {
  return fold(search).split(/\s+/).filter((it) => it !== "");
}

/** Without accents and capitals: `Modalità` is found as `modalita`. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();
}
