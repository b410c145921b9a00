// The commands that the reader sees, each in a file of its own.

import * as vscode from "vscode";
import type { LiveView } from "../liveView/view";
import { openPathSetting } from "../program";
import type { Server } from "../server";
import { checkFolder } from "./checkFolder";
import { exportScore } from "./exportScore";
import { importReport } from "./importReport";
import { newPlan } from "./newPlan";

/** What the commands work with. */
export interface Parts {
  server: Server;
  view: LiveView;
  log: vscode.LogOutputChannel;
}

// The server announces commands of its own, which the client registers under their names: those here need others.
export function registerCommands(context: vscode.ExtensionContext, parts: Parts): void {
  const commands: Record<string, (...args: never[]) => unknown> = {
    "collaudo.plan.new": () => newPlan(),
    "collaudo.folder.check": (folder?: vscode.Uri) => checkFolder(parts, folder),
    "collaudo.report.import": (report?: vscode.Uri) => importReport(parts, context.extensionPath, report),
    "collaudo.score.export": (plan?: vscode.Uri) => exportScore(parts, context.extensionPath, plan),
    "collaudo.liveView.open": () => parts.view.open(),
    "collaudo.server.restart": () => parts.server.restart(),
    "collaudo.log.show": () => parts.log.show(),
    "collaudo.path.open": () => openPathSetting(),
    "collaudo.guide.open": () => vscode.commands.executeCommand("workbench.action.openWalkthrough", `${context.extension.id}#start`, false),
  };
  for (const [id, run] of Object.entries(commands)) context.subscriptions.push(vscode.commands.registerCommand(id, run));
}
