// Properties of the package that are easily lost.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

test("the lock file pins every dependency and names no host", () => {
  const lock = readFileSync("package-lock.json", "utf8");
  assert.ok(!/https?:\/\/[^"]*\.tgz/.test(lock));
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { devDependencies: Record<string, string> };
  for (const [name, version] of Object.entries(manifest.devDependencies)) assert.match(version, /^\d+\.\d+\.\d+$/, name);
});

test("no command of the extension has a name that the server announces", () => {
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { contributes: { commands: { command: string }[] } };
  for (const { command } of manifest.contributes.commands) assert.match(command, /^collaudo\.\w+\.\w+$/);
});
