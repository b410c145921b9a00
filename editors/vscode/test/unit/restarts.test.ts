import assert from "node:assert/strict";
import test from "node:test";
import { Restarts } from "../../src/restarts";

test("a server that ends now and then is started again, one that keeps ending is not", () => {
  const restarts = new Restarts();
  for (let i = 0; i < 4; i += 1) assert.equal(restarts.again(i * 1000), true);
  assert.equal(restarts.again(5_000), false);
  assert.equal(restarts.again(179_000), false);
  // The first ones are long ago.
  assert.equal(restarts.again(182_000), true);
  const rare = new Restarts();
  for (let i = 0; i < 50; i += 1) assert.equal(rare.again(i * 60_000), true);
});
