// Opens a new plan with the headings that every plan has, ready to be filled in.

import * as vscode from "vscode";
import { languageId } from "../server";
import { language } from "../settings";

export async function newPlan(): Promise<void> {
  const plan = await vscode.workspace.openTextDocument({ language: languageId, content: "" });
  await vscode.window.showTextDocument(plan);
  // Snippets are known by their names.
  const name = language() === "it" ? "Piano" : "Plan";
  await vscode.commands.executeCommand("editor.action.insertSnippet", { langId: languageId, name });
}
