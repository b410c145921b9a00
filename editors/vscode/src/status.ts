// The item in the status bar: how many findings the plan in front of the reader has.

import * as vscode from "vscode";
import { languageId, type Server } from "./server";
import type { Checked } from "./protocol";
import { language, say, serverSettings } from "./settings";
import { count } from "./words";

export class Status implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("collaudo.status", vscode.StatusBarAlignment.Right, 101);
  private readonly counts = new Map<string, Checked>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly server: Server) {
    this.item.name = "Collaudo";
    this.subscriptions = [
      this.item,
      server.onHealth(() => this.show()),
      server.onChecked((checked) => {
        this.counts.set(normal(checked.uri), checked);
        this.show();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
      vscode.workspace.onDidCloseTextDocument((document) => this.counts.delete(document.uri.toString())),
      vscode.workspace.onDidChangeConfiguration(() => this.show()),
    ];
    this.show();
  }

  dispose(): void {
    for (const it of this.subscriptions) it.dispose();
  }

  private show(): void {
    const document = vscode.window.activeTextEditor?.document;
    // A panel or the output may have the focus while the plan is still what the reader works on.
    if (document && document.languageId !== languageId) return this.item.hide();
    if (!document && !vscode.window.visibleTextEditors.some((it) => it.document.languageId === languageId)) return this.item.hide();
    const uri = (document ?? vscode.window.visibleTextEditors.find((it) => it.document.languageId === languageId)?.document)?.uri;
    this.item.backgroundColor = undefined;
    if (this.server.health === "running") this.showCounts(uri ? this.counts.get(uri.toString()) : undefined);
    else this.showHealth();
    this.item.show();
  }

  private showCounts(checked: Checked | undefined): void {
    this.item.command = "workbench.actions.view.problems";
    if (!checked) {
      this.item.text = "$(sync~spin) Collaudo";
      this.item.tooltip = say("Collaudo is checking the plan.");
      return;
    }
    const words = [
      count(language(), checked.errors, "{0} error", "{0} errors"),
      count(language(), checked.warnings, "{0} warning", "{0} warnings"),
      count(language(), checked.info, "{0} note", "{0} notes"),
    ];
    const clean = checked.errors + checked.warnings + checked.info === 0;
    this.item.text = clean ? "$(pass) Collaudo" : `$(error) ${checked.errors} $(warning) ${checked.warnings} $(info) ${checked.info}`;
    const sentence = clean ? say("No findings in this plan.") : `${words.join(", ")}.`;
    this.item.accessibilityInformation = { label: `Collaudo: ${sentence}` };
    this.item.tooltip = this.tooltip(sentence);
  }

  private tooltip(sentence: string): vscode.MarkdownString {
    const res = new vscode.MarkdownString(undefined, true);
    res.isTrusted = { enabledCommands: ["collaudo.liveView.open", "collaudo.log.show"] };
    res.appendMarkdown("**Collaudo**  \n");
    res.appendText(sentence);
    res.appendMarkdown(`\n\n${say("Profile")}: \`${serverSettings().profile}\`\n\n`);
    res.appendMarkdown(`[$(graph) ${say("Live view")}](command:collaudo.liveView.open) · [$(output) ${say("Log")}](command:collaudo.log.show)`);
    return res;
  }

  private showHealth(): void {
    const missing = this.server.health === "missing";
    const starting = this.server.health === "starting";
    this.item.text = starting ? "$(sync~spin) Collaudo" : "$(warning) Collaudo";
    this.item.tooltip = missing
      ? say("The program “collaudo” was not found. Click to give its path.")
      : starting
        ? say("Collaudo is starting.")
        : say("Collaudo does not run. Click to start it again.");
    this.item.command = missing ? "collaudo.path.open" : "collaudo.server.restart";
    this.item.accessibilityInformation = { label: this.item.tooltip };
    if (!starting) this.item.backgroundColor = new vscode.ThemeColor("statusBarItem.warningBackground");
  }
}

/** The server may write the address of a file otherwise than the editor does. */
function normal(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}
