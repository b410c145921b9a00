// The live view: a panel beside the editor that shows the plan in front of the reader as a tree.

import * as path from "node:path";
import * as vscode from "vscode";
import { languageId, type Server } from "../server";
import { language, say } from "../settings";
import type { FromPage, ToPage } from "./messages";
import { page } from "./html";
import { Refresh } from "./refresh";

const viewType = "collaudo.liveView";

export class LiveView implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  /** The plan that is shown; it stays when another kind of file comes to the front. */
  followed: vscode.Uri | undefined;
  private readonly subscriptions: vscode.Disposable[];
  private readonly refresh = new Refresh((cancelled) => this.show(cancelled));

  constructor(
    private readonly extension: vscode.Uri,
    private readonly server: Server,
  ) {
    this.follow(vscode.window.activeTextEditor);
    this.subscriptions = [
      this.refresh,
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel) => this.adopt(panel),
      }),
      server.onChecked((checked) => {
        if (vscode.Uri.parse(checked.uri).toString() === this.followed?.toString()) this.refresh.soon();
      }),
      server.onHealth(() => this.refresh.soon()),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (this.follow(editor)) this.refresh.soon();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (this.isFollowed(textEditor.document)) this.sendCursor(textEditor);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (!this.isFollowed(document)) return;
        this.followed = undefined;
        this.follow(vscode.window.activeTextEditor);
        this.refresh.soon();
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("collaudo")) this.refresh.soon();
      }),
    ];
  }

  /** Opens the view beside the editor, or brings it to the front. */
  open(): void {
    this.follow(vscode.window.activeTextEditor);
    if (this.panel) {
      this.panel.reveal(undefined, true);
      this.refresh.soon();
      return;
    }
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.adopt(vscode.window.createWebviewPanel(viewType, say("Live view"), place, {}));
  }

  dispose(): void {
    this.panel?.dispose();
    for (const it of this.subscriptions) it.dispose();
  }

  /** Fills a new panel, or one that the editor kept from its last session. */
  private adopt(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    panel.webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(this.extension, "dist")] };
    panel.iconPath = {
      light: vscode.Uri.joinPath(this.extension, "icons", "live-light.svg"),
      dark: vscode.Uri.joinPath(this.extension, "icons", "live-dark.svg"),
    };
    panel.webview.onDidReceiveMessage((message: FromPage) => void this.receive(message));
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = undefined;
    });
    panel.onDidChangeViewState(() => {
      if (panel.visible) this.refresh.soon();
    });
    panel.webview.html = page(panel.webview, this.extension, language());
  }

  private async receive(message: FromPage): Promise<void> {
    if (message.type === "ready") this.refresh.soon();
    if (message.type === "problems") await vscode.commands.executeCommand("workbench.actions.view.problems");
    if (message.type === "reveal" && this.followed) await this.reveal(this.followed, message.line, message.focus);
  }

  private async reveal(uri: vscode.Uri, line: number, focus: boolean): Promise<void> {
    const open = vscode.window.visibleTextEditors.find((it) => it.document.uri.toString() === uri.toString());
    const document = open?.document ?? (await vscode.workspace.openTextDocument(uri));
    const end = document.lineAt(Math.min(Math.max(line, 0), document.lineCount - 1)).range;
    const start = new vscode.Position(end.start.line, document.lineAt(end.start.line).firstNonWhitespaceCharacterIndex);
    const editor = await vscode.window.showTextDocument(document, {
      viewColumn: open?.viewColumn ?? vscode.ViewColumn.One,
      preserveFocus: !focus,
      selection: new vscode.Range(start, start),
    });
    editor.revealRange(end, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** Asks the server for the tree and hands it to the page. */
  private async show(cancelled: vscode.CancellationToken): Promise<void> {
    const panel = this.panel;
    if (!panel?.visible) return;
    const uri = this.followed;
    if (!uri) return this.showNothing(panel, say("Open a plan to see it here."));
    const outline = await this.server.outline(uri, cancelled);
    if (cancelled.isCancellationRequested || this.panel !== panel) return;
    if (!outline) {
      const waits = this.server.health === "running" || this.server.health === "starting";
      return this.showNothing(panel, waits ? say("Reading the plan.") : say("Collaudo does not run, so there is nothing to show."));
    }
    const file = path.basename(uri.path);
    panel.title = say("Live view: {0}", file);
    this.send(panel, { type: "plan", uri: uri.toString(), file, language: language(), outline });
    const editor = vscode.window.visibleTextEditors.find((it) => this.isFollowed(it.document));
    if (editor) this.sendCursor(editor);
  }

  private showNothing(panel: vscode.WebviewPanel, sentence: string): void {
    panel.title = say("Live view");
    this.send(panel, { type: "empty", language: language(), sentence });
  }

  private sendCursor(editor: vscode.TextEditor): void {
    if (this.panel?.visible) this.send(this.panel, { type: "cursor", line: editor.selection.active.line });
  }

  private send(panel: vscode.WebviewPanel, message: ToPage): void {
    void panel.webview.postMessage(message);
  }

  /** Whether another plan is followed from now on. */
  private follow(editor: vscode.TextEditor | undefined): boolean {
    if (editor?.document.languageId !== languageId || this.isFollowed(editor.document)) return false;
    this.followed = editor.document.uri;
    return true;
  }

  private isFollowed(document: vscode.TextDocument): boolean {
    return document.uri.toString() === this.followed?.toString();
  }
}
