// The list behind the tree: what is on show, what a search leaves, where the cursor is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { itemAt, itemsOf } from "../../src/liveView/page/items";
import { isOpen, visible, type Choice } from "../../src/liveView/page/visible";
import type { Node } from "../../src/protocol";

const kinds = ["plan", "perspective", "area", "goal", "objective", "indicator"] as const;

function node(rank: number, code: string | null, name: string, line: number, children: Node[] = [], change: Partial<Node> = {}): Node {
  const kind = kinds[rank] ?? "indicator";
  const figures = { weight: null, effectiveWeight: null, reported: null, recomputed: null, reportedText: null, recomputedText: null };
  return { rank, kind, code, name, line, ...figures, contradiction: false, errors: 0, warnings: 0, children, ...change };
}

const all: Choice = { toggled: new Map(), search: "", onlyFindings: false };

const plan = [
  node(3, "01", "Semplificazione", 1, [
    node(4, "01.01", "Modalità telematica", 3, [node(5, null, "Atti", 4), node(5, null, "Giorni", 9)]),
    node(4, "01.02", "Pagamenti", 14, [node(5, null, "Ritardo", 15, [], { contradiction: true, errors: 1 })], { errors: 1 }),
  ], { errors: 1 }),
  node(3, "02", "Promozione", 20, [node(4, "02.01", "Fiere", 22)]),
];

function names(choice: Partial<Choice> = {}): string[] {
  const items = itemsOf(plan);
  return visible(items, { ...all, ...choice }).map((i) => items[i]?.node.name ?? "");
}

test("headings come in reading order, with level, place and number of neighbours", () => {
  const items = itemsOf(plan);
  const told = items.map((it) => [it.node.name, it.level, it.position, it.size]);
  assert.deepEqual(told, [
    ["Semplificazione", 1, 1, 2],
    ["Modalità telematica", 2, 1, 2],
    ["Atti", 3, 1, 2],
    ["Giorni", 3, 2, 2],
    ["Pagamenti", 2, 2, 2],
    ["Ritardo", 3, 1, 1],
    ["Promozione", 1, 2, 2],
    ["Fiere", 2, 1, 1],
  ]);
});

test("a contradiction counts for all headings above it", () => {
  assert.deepEqual(itemsOf(plan).map((it) => it.contradictions), [1, 0, 0, 0, 1, 1, 0, 0]);
});

test("keys differ, even for codes used twice and headings without one", () => {
  const twins = [node(4, "A", "one", 0), node(4, "A", "two", 1), node(4, null, "three", 2), node(4, null, "four", 3)];
  assert.equal(new Set(itemsOf(twins).map((it) => it.key)).size, 4);
});

test("a heading inserted before another leaves its key as it was", () => {
  const key = (nodes: Node[]) => itemsOf(nodes).find((it) => it.node.code === "02")?.key;
  assert.equal(key([node(3, "00", "new", 0), ...plan]), key(plan));
});

test("a small plan is open to its indicators", () => {
  assert.equal(names().length, 8);
});

test("what is closed by hand hides all that stands below", () => {
  const key = itemsOf(plan)[0]?.key ?? "";
  assert.deepEqual(names({ toggled: new Map([[key, false]]) }), ["Semplificazione", "Promozione", "Fiere"]);
});

test("in a large plan objectives are closed at first", () => {
  const large = Array.from({ length: 200 }, (_, i) => node(4, String(i), "x", i * 2, [node(5, null, "y", i * 2 + 1)]));
  const items = itemsOf(large);
  assert.equal(visible(items, all).length, 200);
  assert.equal(isOpen(items, 0, all), false);
});

test("a search ignores accents and capitals, and keeps what leads to a hit and what is below it", () => {
  assert.deepEqual(names({ search: "MODALITA" }), ["Semplificazione", "Modalità telematica", "Atti", "Giorni"]);
  assert.deepEqual(names({ search: "02.01" }), ["Promozione", "Fiere"]);
  assert.deepEqual(names({ search: "nowhere" }), []);
});

test("only findings leaves out whatever has none", () => {
  assert.deepEqual(names({ onlyFindings: true }), ["Semplificazione", "Pagamenti", "Ritardo"]);
  assert.deepEqual(names({ onlyFindings: true, search: "promozione" }), []);
});

test("the cursor is in the last heading that begins above it", () => {
  const items = itemsOf(plan);
  assert.equal(itemAt(items, 0), -1);
  assert.equal(items[itemAt(items, 4)]?.node.name, "Atti");
  assert.equal(items[itemAt(items, 8)]?.node.name, "Atti");
  assert.equal(items[itemAt(items, 999)]?.node.name, "Fiere");
});

test("100,000 headings are listed and searched in a moment", () => {
  const large = Array.from({ length: 50_000 }, (_, i) => node(4, String(i), "Obiettivo", i * 2, [node(5, null, "Indicatore", i * 2 + 1)]));
  const start = performance.now();
  const items = itemsOf(large);
  assert.equal(visible(items, { ...all, search: "49999" }).length, 2);
  assert.ok(performance.now() - start < 2000);
});
