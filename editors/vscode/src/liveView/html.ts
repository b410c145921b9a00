// The frame of the page: no text of a plan is in it, and nothing may be loaded but the extension's own two files.

import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { Language } from "../words";

export function page(webview: vscode.Webview, extension: vscode.Uri, language: Language): string {
  const nonce = randomBytes(16).toString("base64");
  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(extension, "dist", name)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file("liveView.css")}">
<title>Collaudo</title>
</head>
<body>
<script nonce="${nonce}" src="${file("liveView.js")}"></script>
</body>
</html>`;
}
