// What each key does in the tree.

import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf, move, type Place } from "../../src/liveView/page/keyboard";

const place: Place = { at: 5, size: 10, page: 4, parent: 2, hasChildren: true, open: true };

test("arrows, Home, End and the page keys move within the rows", () => {
  assert.deepEqual(move("down", place), { type: "select", at: 6 });
  assert.deepEqual(move("up", { ...place, at: 0 }), { type: "select", at: 0 });
  assert.deepEqual(move("pageDown", place), { type: "select", at: 9 });
  assert.deepEqual(move("pageUp", place), { type: "select", at: 1 });
  assert.deepEqual(move("home", place), { type: "select", at: 0 });
  assert.deepEqual(move("end", place), { type: "select", at: 9 });
});

test("right opens, then goes down a level; left closes, then goes up a level", () => {
  assert.deepEqual(move("right", { ...place, open: false }), { type: "open", open: true });
  assert.deepEqual(move("right", place), { type: "select", at: 6 });
  assert.deepEqual(move("right", { ...place, hasChildren: false, open: false }), { type: "none" });
  assert.deepEqual(move("left", place), { type: "open", open: false });
  assert.deepEqual(move("left", { ...place, open: false }), { type: "select", at: 2 });
  assert.deepEqual(move("left", { ...place, open: false, parent: undefined }), { type: "none" });
});

test("Enter goes to the line, the space bar only shows it", () => {
  assert.deepEqual(move(keyOf("Enter"), place), { type: "reveal", focus: true });
  assert.deepEqual(move(keyOf(" "), place), { type: "reveal", focus: false });
});

test("letters search, keys of another use are left alone", () => {
  assert.equal(keyOf("à"), "letter");
  assert.deepEqual(move(keyOf("Tab"), place), { type: "none" });
});
