// The package in a real VS Code: worked in a browser as a person does, then asked from inside the extension host.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { startBrowser, startCode } from "./code.mjs";
import { openEditor } from "./editor.mjs";

const { COLLAUDO_VSIX: vsix, COLLAUDO_API: api, COLLAUDO_WORKSPACE: workspace, COLLAUDO_SCREENS: screens } = process.env;
const light = { "collaudo.language": "it", "workbench.colorTheme": "Default Light Modern", "editor.minimap.enabled": false };
const dark = { ...light, "workbench.colorTheme": "Default Dark Modern" };
const results = path.join(path.dirname(workspace), "results.jsonl");

let code;
let browser;

before(async () => {
  if (screens) mkdirSync(screens, { recursive: true });
  process.env.COLLAUDO_RESULTS = results;
  code = await startCode({ vsix, workspace, settings: light });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  code?.stop();
});

test("in the browser, light", { timeout: 180_000 }, (t) => tour(t, "light"));

test("in the browser, dark", { timeout: 180_000 }, async (t) => {
  code.set(dark);
  await tour(t, "dark");
});

test("without the program it is said what to do", { timeout: 120_000 }, async () => {
  code.set({ ...light, "collaudo.path": "/no/such/collaudo" });
  const { page } = await openEditor(browser, code, "errori.piano");
  const status = '.statusbar-item[id*="collaudo.status"]';
  try {
    // Under test VS Code shows no toasts: what was said is behind the bell.
    const said = page.locator(".notification-list-item", { hasText: "/no/such/collaudo" });
    await until("a warning in the status bar", async () => /Collaudo/.test(await page.locator(status).innerText().catch(() => "")));
    await page.locator('[id="status.notifications"]').click();
    await said.waitFor({ timeout: 30_000 });
    assert.match(await said.innerText(), /non c'è alcun programma .*collaudo\.path/s);
    assert.match(await said.innerText(), /Apri l'impostazione/);
    assert.match((await page.locator(`${status} [aria-label]`).first().getAttribute("aria-label")) ?? "", /programma/);
  } finally {
    await page.close();
    code.set(light);
  }
});

test("inside the extension host", { timeout: 240_000 }, async (t) => {
  writeFileSync(results, "");
  const page = await browser.newPage();
  await page.goto(
    code.window([
      ["extensionDevelopmentPath", code.remote(code.extension)],
      ["extensionTestsPath", code.remote(api)],
    ]),
  );
  const lines = await until("the tests' end", () => {
    const told = readFileSync(results, "utf8").trim().split("\n").filter(Boolean).map((it) => JSON.parse(it));
    return told.at(-1)?.done && told.slice(0, -1);
  }, 220);
  await page.close();
  assert.ok(lines.length > 0);
  for (const { name, error } of lines) {
    await t.test(name, () => {
      if (error) assert.fail(error);
    });
  }
});

/** One person's way through the demonstration plan. */
async function tour(t, theme) {
  const file = path.join(workspace, "errori.piano");
  const original = readFileSync(file, "utf8");
  const editor = await openEditor(browser, code, "errori.piano");
  const { page, live } = editor;
  try {
    await t.test("errors are underlined and counted in the status bar", async () => {
      await editor.squiggles();
      await until("counts in the status bar", async () => /[1-9]/.test(await editor.status()));
    });

    await t.test("the live view opens beside the plan, in Italian, and has its headings", async () => {
      // The files are not needed here, and the plan is.
      await page.keyboard.press("Control+b");
      await page.click(".monaco-editor .view-lines");
      await page.keyboard.press("Control+k");
      await page.keyboard.press("v");
      await live.locator(".row").first().waitFor({ timeout: 20_000 });
      assert.match(await live.locator(".counts").innerText(), /error[ei]/);
      assert.ok((await live.locator('.row[data-kind="objective"]').count()) > 0);
      await editor.goTo(original.split("\n").findIndex((it) => it.includes("consuntivo 0,00%")) + 1, 99);
      await live.locator('.row.current[data-kind="indicator"]').waitFor({ timeout: 20_000 });
      await editor.picture(`live-view-${theme}`);
    });

    await t.test("the Problems panel tells the findings in Italian", async () => {
      const problems = await editor.problems();
      assert.ok(problems.length > 1);
      assert.match(problems.join("\n"), /\b(pesi|peso|consuntivo|grado|target|indicatore|obiettivo)\b/);
      await editor.picture(`problems-${theme}`);
      await editor.closeProblems();
    });

    await t.test("a quick fix takes a finding away, and the live view follows", async () => {
      const count = async () => Number(/\d+/.exec(await editor.status())?.[0]);
      const before = await count();
      const counts = await live.locator(".counts").innerText();
      const fixes = await editor.quickFixAtFirst("weights-not-100");
      await editor.picture(`quick-fix-${theme}`);
      await fixes.first().click();
      await until("fewer findings", async () => (await count()) < before);
      await until("other counts in the live view", async () => (await live.locator(".counts").innerText()) !== counts);
    });

    await t.test("the live view follows while one types", async () => {
      const name = () => live.locator(".plan-name").innerText();
      await editor.goTo(original.split("\n").findIndex((it) => it.startsWith("piano")) + 1, 8);
      await page.keyboard.type("Prova: ");
      await until("the plan's new name", async () => (await name()).startsWith("Prova: "));
      await until("the old name, by undoing", async () => {
        await page.keyboard.press("Control+z");
        return !(await name()).startsWith("Prova");
      });
    });

    await t.test("a click in the live view goes to the line, and so does Enter on the keyboard", async () => {
      const line = async () => /\d+/.exec(await page.locator('.statusbar-item[id*="editor.selection"]').innerText())?.[0];
      const row = live.locator('.row[data-kind="objective"]').last();
      await row.click();
      const there = await until("another line", async () => (await line()) !== "1" && line());
      await live.locator(".tree").focus();
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await until("the line of the second row", async () => (await line()) !== there);
    });

    await t.test("Enter aligns the lines above, and whole indicators are offered on the new one", async () => {
      await editor.goTo(original.split("\n").findIndex((it) => it.includes("grado")) + 1, 99);
      await page.keyboard.press("Enter");
      await page.keyboard.type("indic");
      await editor.suggestions();
      await editor.picture(`completion-${theme}`);
      await page.keyboard.press("Escape");
      for (let i = 0; i < "indic".length; i++) await page.keyboard.press("Backspace");
      await page.keyboard.type('nota "x');
      await page.keyboard.press("End");
      await page.keyboard.press("Enter");
      await until("the line aligned", async () => (await page.locator(".view-lines").first().innerText()).replaceAll("\u00a0", " ").includes('nota       "x'));
    });

    await t.test("the mouse resting on an objective tells its score", async () => {
      await editor.hover("obiettivo");
      await editor.picture(`hover-${theme}`);
    });
  } finally {
    await editor.revert().finally(() => editor.close());
    writeFileSync(file, original);
  }
}

/** The value of `read` as soon as it is one. */
async function until(what, read, seconds = 30) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await read();
    if (value) return value;
    if (Date.now() > end) throw new Error(`not seen within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
