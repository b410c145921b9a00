// Keeps up with typing without falling behind: one refresh at a time, and pauses as long as a refresh takes.

import * as vscode from "vscode";

/** The least time between two refreshes, in milliseconds. */
const pause = 60;

export class Refresh implements vscode.Disposable {
  private timer: NodeJS.Timeout | undefined;
  private running: vscode.CancellationTokenSource | undefined;
  private again = false;
  private last = 0;

  constructor(private readonly work: (cancelled: vscode.CancellationToken) => Promise<void>) {}

  /** Asks for a refresh. Several requests in a row are one. */
  soon(): void {
    if (this.running) {
      this.again = true;
      return;
    }
    if (this.timer) return;
    this.timer = setTimeout(() => void this.now(), Math.max(pause, this.last));
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.running?.cancel();
    this.running?.dispose();
  }

  private async now(): Promise<void> {
    this.timer = undefined;
    const source = new vscode.CancellationTokenSource();
    this.running = source;
    const start = Date.now();
    try {
      await this.work(source.token);
    } catch {
      // The server was restarted or knows a newer version of the text: the next refresh shows it.
    }
    this.last = Date.now() - start;
    source.dispose();
    this.running = undefined;
    if (this.again) {
      this.again = false;
      this.soon();
    }
  }
}
