// Turns a published report into a plan, in a new editor that is not saved yet.

import * as path from "node:path";
import * as vscode from "vscode";
import { explainMissing, lookUp, offerLog, run } from "../program";
import { languageId } from "../server";
import { say } from "../settings";
import type { Parts } from "./index";

export async function importReport({ log }: Parts, extension: string, chosen: vscode.Uri | undefined): Promise<void> {
  const search = lookUp(extension);
  if (!search.found) return explainMissing(search);
  const report = chosen ?? (await chooseReport());
  if (!report) return;

  const name = path.basename(report.fsPath);
  const progress = { location: vscode.ProgressLocation.Notification, title: say("Collaudo: reading “{0}”", name), cancellable: true };
  const res = await vscode.window.withProgress(progress, (_, cancelled) => run(search.path, ["import", report.fsPath], path.dirname(report.fsPath), cancelled));
  if (res.problems.trim() !== "") log.info(res.problems.trimEnd());
  if (res.output.trim() === "") {
    offerLog(log, vscode.window.showErrorMessage(say("Collaudo: “{0}” could not be read as a report.", name), say("Show the log")));
    return;
  }
  const plan = await vscode.workspace.openTextDocument({ language: languageId, content: res.output });
  await vscode.window.showTextDocument(plan);
  if (res.problems.trim() === "") return;
  offerLog(log, vscode.window.showWarningMessage(say("Collaudo: parts of “{0}” need a look. The log says which.", name), say("Show the log")));
}

async function chooseReport(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: say("Choose the report to turn into a plan"),
    openLabel: say("Import"),
    filters: {
      [say("Reports")]: ["txt", "tsv", "csv", "xlsx", "xls", "ods", "md", "html", "htm", "pdf"],
      [say("All files")]: ["*"],
    },
  });
  return chosen?.[0];
}
