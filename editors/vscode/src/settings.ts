// The settings of section `collaudo`, and the sentences in the language that they choose.

import * as vscode from "vscode";
import { phrase, readerLanguage, type Language } from "./words";

export const section = "collaudo";

/** The path of the program, or "" where it is to be looked for. */
export function programPath(): string {
  return vscode.workspace.getConfiguration(section).get("path", "").trim();
}

/** What the server is told at its start. It asks again whenever a setting changes. */
export function serverSettings(): { language: string; severity: string; profile: string; trusted: boolean } {
  const settings = vscode.workspace.getConfiguration(section);
  return {
    language: settings.get("language", "auto"),
    severity: settings.get("severity", "info"),
    profile: settings.get("profile", "default"),
    // What plans of strangers name is read only where it lies beside them.
    trusted: vscode.workspace.isTrusted,
  };
}

/** The language in which the reader is addressed. */
export function language(): Language {
  return readerLanguage(serverSettings().language, vscode.env.language);
}

/** `message` in the reader's language. */
export function say(message: string, ...values: (string | number)[]): string {
  return phrase(language(), message, ...values);
}
