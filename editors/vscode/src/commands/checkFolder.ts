// Checks every plan of a folder and says how many findings there are.

import * as vscode from "vscode";
import { language, say } from "../settings";
import { count } from "../words";
import type { Parts } from "./index";

export async function checkFolder({ server, log }: Parts, chosen: vscode.Uri | undefined): Promise<void> {
  const folder = chosen ?? (await chooseFolder());
  if (!folder) return;
  if (server.health !== "running") await server.restart();
  const where = vscode.workspace.asRelativePath(folder, true);
  const progress = { location: vscode.ProgressLocation.Notification, title: say("Collaudo: checking the plans in “{0}”", where), cancellable: true };
  const res = await vscode.window.withProgress(progress, (_, cancelled) =>
    server.checkFolder(folder, cancelled).catch((error: unknown) => {
      if (!cancelled.isCancellationRequested) {
        log.error(String(error));
        void vscode.window.showErrorMessage(say("Collaudo: the folder could not be checked. {0}", String(error)));
      }
      return null;
    }),
  );
  if (!res) return;
  const files = count(language(), res.files, "{0} plan", "{0} plans");
  const errors = count(language(), res.errors, "{0} error", "{0} errors");
  const warnings = count(language(), res.warnings, "{0} warning", "{0} warnings");
  const problems = say("Show them");
  const buttons = res.errors + res.warnings > 0 ? [problems] : [];
  const choice = await vscode.window.showInformationMessage(`Collaudo: ${files}, ${errors}, ${warnings}.`, ...buttons);
  if (choice === problems) await vscode.commands.executeCommand("workbench.actions.view.problems");
}

async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  const chosen = await vscode.window.showOpenDialog({ canSelectFiles: false, canSelectFolders: true, openLabel: say("Check this folder") });
  return chosen?.[0];
}
