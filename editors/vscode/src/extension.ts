// Puts the parts together: the server, the status item, the live view, the commands.

import * as vscode from "vscode";
import { registerCommands } from "./commands";
import { LiveView } from "./liveView/view";
import { Server } from "./server";
import { Status } from "./status";

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("Collaudo", { log: true });
  const started = new Server(context.extensionPath, log);
  server = started;
  const view = new LiveView(context.extensionUri, started);
  context.subscriptions.push(log, started, new Status(started), view);
  registerCommands(context, { server: started, view, log });
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("collaudo.path")) void started.restart();
    }),
  );
  context.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(() => void started.trust()));
  await started.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
