// Every sentence exists in both languages, and none is left over.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { count, phrase, readerLanguage } from "../../src/words";

const json = (file: string) => JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;

function sources(folder = "src"): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((it) => it.isFile() && it.name.endsWith(".ts"))
    .map((it) => readFileSync(`${it.parentPath}/${it.name}`, "utf8"));
}

test("the Italian bundle has every sentence of the source and no other", () => {
  const italian = Object.keys(json("l10n/bundle.l10n.it.json"));
  const code = sources().join("\n");
  const strings = new Set([...code.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, text]) => text ?? ""));
  assert.deepEqual(italian.filter((it) => !strings.has(it)), [], "no longer in the source");
  const called = [...code.matchAll(/(?:say|phrase|count)\(\s*(?:language(?:\(\))?,\s*)?(?:[\w.]+,\s*)?((?:"(?:[^"\\\n]|\\.)*"(?:,\s*)?)+)/g)];
  const said = called.flatMap(([, all]) => [...(all ?? "").matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, text]) => text ?? ""));
  assert.ok(said.length > 40);
  assert.deepEqual(said.filter((it) => !italian.includes(it)), [], "not translated");
});

test("translations take the same values", () => {
  const values = (text: string) => [...text.matchAll(/\{\d\}/g)].map(String).sort();
  for (const [english, italian] of Object.entries(json("l10n/bundle.l10n.it.json"))) assert.deepEqual(values(italian), values(english), english);
});

test("the manifest's sentences exist in both languages, and none is left over", () => {
  const english = json("package.nls.json");
  const italian = json("package.nls.it.json");
  const used = [...readFileSync("package.json", "utf8").matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key ?? "");
  assert.deepEqual(Object.keys(english).sort(), [...new Set(used)].sort());
  assert.deepEqual(Object.keys(italian).sort(), Object.keys(english).sort());
});

test("the pages of the walkthrough exist in both languages", () => {
  for (const words of [json("package.nls.json"), json("package.nls.it.json")]) {
    const pages = Object.entries(words).filter(([key]) => key.endsWith(".page"));
    assert.equal(pages.length, 6);
    for (const [, page] of pages) assert.ok(existsSync(page), page);
  }
});

test("the setting decides the language, else the editor", () => {
  assert.equal(readerLanguage("it", "en"), "it");
  assert.equal(readerLanguage("en", "it"), "en");
  assert.equal(readerLanguage("auto", "it-IT"), "it");
  assert.equal(readerLanguage("auto", "de"), "en");
});

test("numbers are written as the reader writes them", () => {
  assert.equal(count("it", 12345, "{0} error", "{0} errors"), "12.345 errori");
  assert.equal(count("en", 1, "{0} error", "{0} errors"), "1 error");
  assert.equal(phrase("en", "weight {0}", "$& 5%"), "weight $& 5%");
});
