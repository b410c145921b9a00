// Runs the program: looks it up on this machine, and runs it once for what needs no server.

import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as vscode from "vscode";
import { findProgram, type Search } from "./binary";
import { language, programPath, say } from "./settings";

/** Looks for the program by the settings of now. */
export function lookUp(extension: string): Search {
  return findProgram({
    setting: programPath(),
    extension,
    platform: process.platform,
    arch: process.arch,
    searchPath: process.env["PATH"] ?? process.env["Path"] ?? "",
    home: os.homedir(),
    isFile: (path) => fs.statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
  });
}

/** What the program printed, and how it ended. */
export interface Run {
  code: number;
  output: string;
  problems: string;
}

/** Runs the program once. It fails only where the program cannot be started. */
export function run(program: string, args: string[], folder: string, cancelled: vscode.CancellationToken): Promise<Run> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, maxBuffer: 256 * 1024 * 1024, windowsHide: true };
    const child = execFile(program, [...args, "--lang", language()], options, (error, output, problems) => {
      if (error && typeof error.code !== "number") reject(error);
      else resolve({ code: typeof error?.code === "number" ? error.code : 0, output, problems });
    });
    cancelled.onCancellationRequested(() => child.kill());
  });
}

/** Shows the log to whoever answers a message with its button. The command that sent the message is done by then. */
export function offerLog(log: vscode.LogOutputChannel, message: Thenable<string | undefined>): void {
  void message.then((choice) => {
    if (choice !== undefined) log.show();
  });
}

/** Says what to do where there is no program, and opens the setting or the guide. */
export async function explainMissing(search: Search & { found: false }): Promise<void> {
  const message =
    search.reason === "setting"
      ? say("Collaudo: there is no program at “{0}”, the path in the setting “collaudo.path”. Correct the path, or empty it.", programPath())
      : say(
          "Collaudo: the program “collaudo” is not on this computer, so plans are not checked. Ask whoever looks after your computer to install it, or give its path in the settings.",
        );
  const setting = say("Open the setting");
  const guide = say("Open the guide");
  const choice = await vscode.window.showErrorMessage(message, setting, guide);
  if (choice === setting) await openPathSetting();
  if (choice === guide) await vscode.commands.executeCommand("collaudo.guide.open");
}

/** Opens the settings at `collaudo.path`. */
export async function openPathSetting(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.openSettings", "collaudo.path");
}
