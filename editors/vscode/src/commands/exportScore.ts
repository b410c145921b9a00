// Opens the score of a plan, reported beside recomputed, as text that can be saved or printed.

import * as path from "node:path";
import * as vscode from "vscode";
import { explainMissing, lookUp, offerLog, run } from "../program";
import { languageId } from "../server";
import { say } from "../settings";
import type { Parts } from "./index";

export async function exportScore({ log, view }: Parts, extension: string, chosen: vscode.Uri | undefined): Promise<void> {
  const search = lookUp(extension);
  if (!search.found) return explainMissing(search);
  const plan = await savedPlan(chosen ?? view.followed ?? vscode.window.activeTextEditor?.document.uri);
  if (!plan) return;

  const name = path.basename(plan.fsPath);
  const progress = { location: vscode.ProgressLocation.Window, title: say("Collaudo: computing the score of “{0}”", name), cancellable: true };
  const res = await vscode.window.withProgress(progress, (_, cancelled) => run(search.path, ["score", plan.fsPath], path.dirname(plan.fsPath), cancelled));
  if (res.problems.trim() !== "") log.info(res.problems.trimEnd());
  if (res.output.trim() === "") {
    offerLog(log, vscode.window.showErrorMessage(say("Collaudo: the score of “{0}” could not be computed.", name), say("Show the log")));
    return;
  }
  const score = await vscode.workspace.openTextDocument({ language: "plaintext", content: res.output });
  await vscode.window.showTextDocument(score, { viewColumn: vscode.ViewColumn.Active });
}

/** The program reads the file, so what is on screen must be in it. */
async function savedPlan(uri: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const document = uri ? await vscode.workspace.openTextDocument(uri) : undefined;
  if (document?.languageId !== languageId) {
    void vscode.window.showInformationMessage(say("Collaudo: open a plan first."));
    return undefined;
  }
  if (document.isDirty || document.isUntitled) return vscode.workspace.save(document.uri);
  return document.uri;
}
