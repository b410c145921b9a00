// The tree as a list in reading order, with what each heading sums up to. Pure: no page, no editor.

import type { Node } from "../../protocol";

/** One heading with its place in the list. */
export interface Item {
  node: Node;
  /** Names the heading across edits: codes where there are any, else the place among its neighbours. */
  key: string;
  /** The index of the heading above it, -1 at the top. */
  parent: number;
  /** One past the last heading below it. */
  end: number;
  /** Counted from 1, as aria-level counts. */
  level: number;
  /** Its place among its neighbours, counted from 1, and how many they are. */
  position: number;
  size: number;
  /** How many reported achievements are contradicted, here and below. */
  contradictions: number;
}

/** Lists the headings below `nodes` in reading order. */
export function itemsOf(nodes: Node[]): Item[] {
  const items: Item[] = [];
  add(items, nodes, -1, "", 1);
  return items;
}

function add(items: Item[], nodes: Node[], parent: number, path: string, level: number): void {
  const seen = new Map<string, number>();
  nodes.forEach((node, at) => {
    const name = node.code === null ? `${node.kind}#${at}` : `${node.kind} ${node.code}`;
    const twins = seen.get(name) ?? 0;
    seen.set(name, twins + 1);
    const key = `${path}/${name}${twins === 0 ? "" : `~${twins}`}`;
    const item: Item = { node, key, parent, end: 0, level, position: at + 1, size: nodes.length, contradictions: node.contradiction ? 1 : 0 };
    const index = items.push(item) - 1;
    add(items, node.children, index, key, level + 1);
    item.end = items.length;
    const above = items[parent];
    if (above) above.contradictions += item.contradictions;
  });
}

/** The index of the heading in whose lines `line` stands, -1 before the first. */
export function itemAt(items: Item[], line: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.node.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
