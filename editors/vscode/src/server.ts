// The language server: started, asked and stopped here and nowhere else.

import * as vscode from "vscode";
import { CloseAction, DidChangeConfigurationNotification, ErrorAction, ExecuteCommandRequest, LanguageClient, State } from "vscode-languageclient/node";
import type { CloseHandlerResult, ErrorHandler } from "vscode-languageclient/node";
import { lookUp, explainMissing, offerLog } from "./program";
import { checkFolderCommand, checkedNotification, outlineRequest, type Checked, type CheckedFolder, type Outline } from "./protocol";
import { Restarts } from "./restarts";
import { say, section, serverSettings } from "./settings";

/** The id of the plan language. */
export const languageId = "piano";

export type Health = "starting" | "running" | "stopped" | "missing";

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private subscriptions: vscode.Disposable[] = [];
  /** Starts and stops happen one after the other, in the order in which they were asked for. */
  private last: Promise<void> = Promise.resolve();
  private readonly checkedEmitter = new vscode.EventEmitter<Checked>();
  private readonly healthEmitter = new vscode.EventEmitter<Health>();

  /** A document was checked and its findings are published. */
  readonly onChecked = this.checkedEmitter.event;
  readonly onHealth = this.healthEmitter.event;
  health: Health = "stopped";
  /** The program that runs, for the reader's eyes. */
  program = "";

  constructor(
    private readonly extension: string,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  start(): Promise<void> {
    return this.queue(() => this.startNow());
  }

  restart(): Promise<void> {
    return this.queue(async () => {
      await this.stopNow();
      await this.startNow();
    });
  }

  stop(): Promise<void> {
    return this.queue(() => this.stopNow());
  }

  /** The tree of a document, or nothing where the server does not run or does not know it. */
  async outline(uri: vscode.Uri, cancelled: vscode.CancellationToken): Promise<Outline | null> {
    if (this.health !== "running" || !this.client) return null;
    const textDocument = { uri: this.client.code2ProtocolConverter.asUri(uri) };
    return this.client.sendRequest(outlineRequest, { textDocument }, cancelled);
  }

  /** Checks every plan of a folder; the findings arrive as those of open plans do. */
  async checkFolder(folder: vscode.Uri, cancelled: vscode.CancellationToken): Promise<CheckedFolder | null> {
    if (this.health !== "running" || !this.client) return null;
    const params = { command: checkFolderCommand, arguments: [this.client.code2ProtocolConverter.asUri(folder)] };
    return (await this.client.sendRequest(ExecuteCommandRequest.type, params, cancelled)) as CheckedFolder | null;
  }

  /** Tells the server that the reader trusts the workspace from now on. */
  async trust(): Promise<void> {
    if (this.health !== "running" || !this.client) return;
    await this.client.sendNotification(DidChangeConfigurationNotification.type, { settings: { [section]: serverSettings() } });
  }

  dispose(): void {
    void this.stop();
    this.checkedEmitter.dispose();
    this.healthEmitter.dispose();
  }

  private queue(work: () => Promise<void>): Promise<void> {
    this.last = this.last.then(work).catch((error: unknown) => {
      this.log.error(String(error));
      this.become("stopped");
    });
    return this.last;
  }

  private async startNow(): Promise<void> {
    const search = lookUp(this.extension);
    if (!search.found) {
      this.log.error(`${say("The program was not found. Tried:")} ${search.tried.join(", ")}`);
      this.become("missing");
      void explainMissing(search);
      return;
    }
    this.program = search.path;
    this.log.info(`${search.path} lsp (${search.origin})`);
    const client = this.newClient(search.path);
    this.client = client;
    this.subscriptions = [
      client.onNotification(checkedNotification, (checked) => this.checkedEmitter.fire(checked)),
      client.onDidChangeState(({ newState }) => this.become(healthOf(newState))),
    ];
    await client.start();
  }

  private async stopNow(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client) await client.dispose().catch((error: unknown) => this.log.warn(String(error)));
    for (const it of this.subscriptions.splice(0)) it.dispose();
    this.become("stopped");
  }

  private newClient(program: string): LanguageClient {
    return new LanguageClient(
      section,
      "Collaudo",
      { command: program, args: ["lsp"] },
      {
        documentSelector: [
          { language: languageId, scheme: "file" },
          { language: languageId, scheme: "untitled" },
        ],
        initializationOptions: serverSettings(),
        synchronize: { configurationSection: section },
        outputChannel: this.log,
        errorHandler: this.errorHandler(),
      },
    );
  }

  /** What happens when the server ends by itself: it is started again, and the reader knows. */
  private errorHandler(): ErrorHandler {
    const restarts = new Restarts();
    return {
      // A broken pipe is followed by the end of the server, which is handled below.
      error: () => ({ action: ErrorAction.Continue }),
      closed: (): CloseHandlerResult => {
        const log = say("Log");
        if (restarts.again(Date.now())) {
          const message = say("Collaudo ended by itself and was started again. Nothing that you wrote is lost.");
          offerLog(this.log, vscode.window.showWarningMessage(message, log));
          return { action: CloseAction.Restart, message, handled: true };
        }
        const message = say("Collaudo keeps ending by itself and is not started any more, so plans are not checked. To try again, click “Collaudo” in the status bar.");
        offerLog(this.log, vscode.window.showErrorMessage(message, log));
        return { action: CloseAction.DoNotRestart, message, handled: true };
      },
    };
  }

  private become(health: Health): void {
    if (this.health === health) return;
    this.health = health;
    this.healthEmitter.fire(health);
  }
}

function healthOf(state: State): Health {
  if (state === State.Running) return "running";
  return state === State.Starting ? "starting" : "stopped";
}
