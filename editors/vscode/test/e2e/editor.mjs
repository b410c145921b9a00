// A window of VS Code in the browser, worked as a person works it.

import path from "node:path";

/** Opens a window on a file of the workspace. */
export async function openEditor(browser, code, file, { width = 1600, height = 900 } = {}) {
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: process.env.COLLAUDO_SCREENS ? 2 : 1 });
  await page.goto(code.file(file));
  await page.waitForSelector(".monaco-editor .view-lines", { timeout: 60_000 });
  return new Editor(page);
}

class Editor {
  constructor(page) {
    this.page = page;
  }

  /** The page of the live view, once it is open. */
  get live() {
    return this.page.frameLocator("iframe.webview").frameLocator("#active-frame");
  }

  squiggles(kind = "error") {
    return this.page.waitForSelector(`.squiggly-${kind}`, { timeout: 60_000 });
  }

  /** The text of the item in the status bar. */
  status() {
    return this.page.locator('.statusbar-item[id*="collaudo.status"]').innerText();
  }

  /** Runs a command by its name in the palette. */
  async command(name) {
    await this.page.keyboard.press("F1");
    await this.page.locator(".quick-input-box input").fill(`>${name}`);
    await this.page.locator(".quick-input-list .monaco-list-row").first().click();
  }

  /**
   * Puts the cursor at a line and column, both counted from 1. A box that opens while the focus is on its way
   * from elsewhere closes again, whatever was typed into it: then the same is done once more.
   */
  async goTo(line, column = 1) {
    const input = this.page.locator(".quick-input-box input");
    const place = this.page.locator('.statusbar-item[id*="editor.selection"]', { hasText: `Ln ${line},` });
    for (let tries = 0; ; tries += 1) {
      try {
        await this.page.keyboard.press("Control+g");
        await input.fill(`:${line}:${column}`, { timeout: 4_000 });
        await input.press("Enter", { timeout: 4_000 });
        // The next key would be lost between the box and the editor.
        await place.waitFor({ timeout: 4_000 });
        break;
      } catch (error) {
        if (tries === 5) throw error;
      }
    }
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden", timeout: 20_000 });
  }

  /** The lines of the Problems panel that are in sight; opens it where it is not. */
  async problems() {
    const rows = this.page.locator(".markers-panel .monaco-list-row");
    if (!(await this.hasProblems())) await this.page.keyboard.press("Control+Shift+M");
    await rows.first().waitFor({ timeout: 20_000 });
    return (await rows.allInnerTexts()).map((it) => it.replace(/\s+/g, " ").trim());
  }

  hasProblems() {
    return this.page.locator(".markers-panel").first().isVisible();
  }

  /** Closes the panel that the problems are in. A hidden one stays in the page. */
  async closeProblems() {
    if (await this.hasProblems()) await this.page.keyboard.press("Control+j");
    await this.page.locator(".markers-panel").first().waitFor({ state: "hidden" });
  }

  /** Puts the cursor on the first finding of a rule, by a click in the Problems panel, and opens its corrections. */
  async quickFixAtFirst(rule) {
    await this.problems();
    await this.page.locator(".markers-panel .monaco-list-row", { hasText: rule }).first().click();
    await this.closeProblems();
    return this.asked("Control+.", this.page.locator(".action-widget .monaco-list-row.action"));
  }

  /** Waits for what VS Code offers at the cursor; asks for it where typing alone did not. */
  async suggestions() {
    const rows = this.page.locator(".suggest-widget.visible .monaco-list-row");
    const came = await rows.first().waitFor({ timeout: 4_000 }).then(() => true, () => false);
    return came ? rows : this.asked("Control+Space", rows);
  }

  /** What comes when a key is pressed; once more where it was lost, as on a busy machine. */
  async asked(key, rows) {
    for (let i = 0; i < 5; i++) {
      await this.page.keyboard.press(key);
      if (await rows.first().waitFor({ timeout: 6_000 }).then(() => true, () => false)) return rows;
    }
    throw new Error(`nothing came of ${key}`);
  }

  /** Rests the mouse on the first word on screen that reads so. */
  async hover(word) {
    const target = this.page.locator(".monaco-editor .view-line span", { hasText: new RegExp(`^${word}$`) }).first();
    await target.hover();
    await this.page.locator(".monaco-hover:not(.hidden) .hover-contents").first().waitFor({ timeout: 20_000 });
  }

  /** Gives up what is not saved: it would be there again in the next window. */
  async revert() {
    const unsaved = this.page.locator(".tab.dirty");
    for (let i = 0; i < 5 && (await unsaved.count()) > 0; i++) {
      await this.page.locator(".monaco-editor .view-lines").first().click();
      await this.command("File: Revert File").catch(() => {});
      await unsaved.first().waitFor({ state: "detached", timeout: 6_000 }).catch(() => {});
    }
    if ((await unsaved.count()) > 0) throw new Error("the changes could not be given up");
  }

  /** Keeps a picture where pictures are wanted. */
  async picture(name) {
    const folder = process.env.COLLAUDO_SCREENS;
    if (folder) await this.page.screenshot({ path: path.join(folder, `${name}.png`) });
  }

  close() {
    return this.page.close();
  }
}
