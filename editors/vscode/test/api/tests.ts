// What VS Code itself knows of a plan once the extension and the server work: asked through its own commands.

import assert from "node:assert/strict";
import path from "node:path";
import * as vscode from "vscode";
import { eventually } from "./wait";

const folder = () => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";

async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(path.join(folder(), name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** A plan that is on no disk. */
async function openText(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: "piano", content });
  await vscode.window.showTextDocument(document);
  return document;
}

const findings = (document: vscode.TextDocument) => vscode.languages.getDiagnostics(document.uri);
const rules = (document: vscode.TextDocument) => findings(document).map(ruleOf);

function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

function ask<T>(command: string, ...values: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(command, ...values);
}

/** The place just before the first occurrence of `text`, and `after` characters on. */
function at(document: vscode.TextDocument, text: string, after = 0): vscode.Position {
  const index = document.getText().indexOf(text);
  assert.ok(index >= 0, `the text has no ${text}`);
  return document.positionAt(index + after);
}

const halfWeights = `piano "Ente di prova à 😀" 2023
obiettivo 01.01 "Pagamenti"
  indicatore "Fatture pagate in tempo"
    peso       60%
    misura     pagate = 90 N "fatture pagate in tempo"
    misura     totali = 100 N "fatture ricevute"
    formula    pagate / totali
    target     >= 80%
    consuntivo 90%
    grado      100%
  indicatore "Giorni medi di pagamento"
    peso       30%
    target     <= 30 gg
    consuntivo 24 gg
    grado      100%
`;

export const tests: Record<string, () => Promise<void>> = {
  "the demonstration plan has findings, in Italian, each with its rule and a link to the rule's page": async () => {
    const document = await open("errori.piano");
    const found = await eventually("findings", () => findings(document).length > 0 && findings(document));
    assert.ok(found.some((it) => it.severity === vscode.DiagnosticSeverity.Error));
    assert.ok(found.every((it) => it.source?.toLowerCase() === "collaudo"));
    const text = found.map((it) => it.message).join("\n");
    assert.match(text, /\b(il|la|i|le|dei|non|del)\b/);
    assert.ok(found.every((it) => ruleOf(it) !== ""));
  },

  "a quick fix takes its finding away": async () => {
    const document = await openText(halfWeights);
    const finding = await eventually("weights-not-100", () => findings(document).find((it) => ruleOf(it) === "weights-not-100"));
    // VS Code does not hand on which finding an action is for: it is known by what it does.
    const fix = await eventually("a fix", async () => {
      const actions = await ask<vscode.CodeAction[]>("vscode.executeCodeActionProvider", document.uri, finding.range, "quickfix", 20);
      return actions.find((it) => it.edit && it.title.includes("100 %"));
    });
    assert.ok(fix.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await eventually("the finding gone", () => !rules(document).includes("weights-not-100"));
  },

  "typing brings findings and undo takes them away": async () => {
    const document = await openText(halfWeights.replace("60%", "70%"));
    await eventually("a first check", () => vscode.window.activeTextEditor?.document === document);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(at(document, "70%"), at(document, "70%", 3)), "50%");
    await vscode.workspace.applyEdit(edit);
    await eventually("weights-not-100", () => rules(document).includes("weights-not-100"));
    await ask("undo");
    await eventually("the finding gone", () => !rules(document).includes("weights-not-100"));
  },

  "the mouse resting on an objective and on a measure is answered": async () => {
    const document = await openText(halfWeights);
    for (const [text, expected] of [["01.01", /01\.01/], ["pagate / totali", /pagate/]] as const) {
      const hovers = await eventually(`a hover on ${text}`, async () => {
        const res = await ask<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, at(document, text, 1));
        return res.length > 0 && res;
      });
      const answer = hovers.flatMap((it) => it.contents.map((part) => (typeof part === "string" ? part : part.value))).join("\n");
      assert.match(answer, expected);
    }
  },

  "inlay hints tell what the text does not": async () => {
    const document = await openText(halfWeights);
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await eventually("inlay hints", async () => {
      const res = await ask<vscode.InlayHint[]>("vscode.executeInlayHintProvider", document.uri, all);
      return res.length > 0 && res;
    });
    const labels = hints.map((it) => (typeof it.label === "string" ? it.label : it.label.map((part) => part.value).join("")));
    assert.ok(labels.some((it) => it.includes("90")), `the sum of weights is not among: ${labels.join(" | ")}`);
  },

  "the outline has objectives with their indicators": async () => {
    const document = await openText(halfWeights);
    const symbols = await eventually("symbols", async () => {
      const res = await ask<vscode.DocumentSymbol[] | undefined>("vscode.executeDocumentSymbolProvider", document.uri);
      return res !== undefined && res.length > 0 && res;
    });
    const names = (list: vscode.DocumentSymbol[]): string[] => list.flatMap((it) => [`${it.name} ${it.detail}`, ...names(it.children)]);
    const all = names(symbols).join("\n");
    assert.match(all, /01\.01/);
    assert.match(all, /Fatture pagate in tempo/);
  },

  "renaming a measure renames it in the formula": async () => {
    const document = await openText(halfWeights);
    const edit = await eventually("an edit", () =>
      ask<vscode.WorkspaceEdit | undefined>("vscode.executeDocumentRenameProvider", document.uri, at(document, "pagate =", 1), "saldate"),
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(document.getText().includes("formula    saldate / totali"), document.getText());
    assert.ok(document.getText().includes("misura     saldate = 90 N"), document.getText());
  },

  "measures are offered in a formula": async () => {
    const document = await openText(halfWeights.replace("pagate / totali", "pagate / "));
    const position = at(document, "pagate / ", 9);
    const offered = await eventually("an offer", async () => {
      const res = await ask<vscode.CompletionList>("vscode.executeCompletionItemProvider", document.uri, position);
      const labels = res.items.map((it) => (typeof it.label === "string" ? it.label : it.label.label));
      return labels.includes("totali") && labels;
    });
    assert.ok(offered.includes("pagate"));
  },

  "above every heading stands its score, with its share of the plan": async () => {
    const document = await openText(halfWeights);
    const lenses = await eventually("lenses", async () => {
      const res = await ask<vscode.CodeLens[]>("vscode.executeCodeLensProvider", document.uri);
      return res.length > 0 && res;
    });
    assert.match(lenses.map((it) => it.command?.title).join("\n"), /2 (indicatori|indicators), 100 %/);
  },

  "whole indicators are offered under an objective, the next code behind its keyword": async () => {
    const document = await openText(`${halfWeights}\nobiettivo `);
    const labels = async (position: vscode.Position) => {
      const res = await ask<vscode.CompletionList>("vscode.executeCompletionItemProvider", document.uri, position);
      return res.items.map((it) => (typeof it.label === "string" ? it.label : it.label.label));
    };
    const end = document.lineAt(document.lineCount - 1).range.end;
    assert.ok((await eventually("a code", async () => (await labels(end)).includes("01.02") && labels(end))).includes("01.02"));
    assert.ok((await labels(end.with(undefined, 0))).includes("indicatore: rapporto"));
  },

  "renaming a code renames those that continue it": async () => {
    const document = await openText('piano "Ente" 2024\nstrategico 01 "S"\nobiettivo 01.01 "O à 😀"\n');
    const edit = await eventually("an edit", () =>
      ask<vscode.WorkspaceEdit | undefined>("vscode.executeDocumentRenameProvider", document.uri, at(document, "01 ", 1), "07"),
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(document.getText().includes('obiettivo 07.01 "O à 😀"'), document.getText());
  },

  "headings fold, selections grow, words have their meaning, addresses are links": async () => {
    const document = await openText(halfWeights.replace('"fatture ricevute"', '"si veda https://example.it/fatture"'));
    const position = at(document, "pagate / totali", 2);
    const [folds, chains, tokens, links, uses] = await eventually("answers", async () => {
      const all = await Promise.all([
        ask<vscode.FoldingRange[] | undefined>("vscode.executeFoldingRangeProvider", document.uri),
        ask<vscode.SelectionRange[] | undefined>("vscode.executeSelectionRangeProvider", document.uri, [position]),
        ask<vscode.SemanticTokens | undefined>("vscode.provideDocumentSemanticTokens", document.uri),
        ask<vscode.DocumentLink[]>("vscode.executeLinkProvider", document.uri),
        ask<vscode.Location[]>("vscode.executeReferenceProvider", document.uri, position),
      ]);
      return all.every((it) => it !== undefined) && all;
    });
    assert.ok(folds?.some((it) => it.start === 1), "the objective folds");
    assert.ok(chains?.[0]?.parent, "a selection has one around it");
    assert.ok((tokens?.data.length ?? 0) > 100);
    assert.equal(links.filter((it) => String(it.target).startsWith("https://example.it")).length, 1);
    assert.deepEqual(uses.map((it) => it.range.start.line).sort(), [4, 6]);
  },

  "formatting aligns the plan and changes nothing else": async () => {
    const document = await openText(halfWeights.replace("    peso       60%", " peso 60%"));
    const edits = await eventually("edits", () =>
      ask<vscode.TextEdit[] | undefined>("vscode.executeFormatDocumentProvider", document.uri, { tabSize: 2, insertSpaces: true }),
    );
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.lineAt(3).text, "    peso       60%");
  },

  "the live view opens beside the plan and the guide opens": async () => {
    await open("errori.piano");
    await ask("collaudo.liveView.open");
    const tabs = () => vscode.window.tabGroups.all.flatMap((it) => it.tabs);
    await eventually("the live view", () => tabs().find((it) => it.input instanceof vscode.TabInputWebview && it.input.viewType.includes("collaudo.liveView")));
    assert.equal(vscode.window.activeTextEditor?.document.languageId, "piano");
    await ask("collaudo.guide.open");
  },

  "a new plan begins with the headings of every plan, and has no errors of form": async () => {
    await ask("collaudo.plan.new");
    const document = await eventually("a plan", () => {
      const it = vscode.window.activeTextEditor?.document;
      return it?.isUntitled && it.getText().startsWith("piano") ? it : undefined;
    });
    assert.match(document.getText(), /obiettivo/);
  },

  "the program computes a score and reads a report": async () => {
    await open("errori.piano");
    await ask("collaudo.score.export");
    await eventually("the score", () => vscode.window.activeTextEditor?.document.languageId === "plaintext" && vscode.window.activeTextEditor);
    await ask("collaudo.report.import", vscode.Uri.file(path.join(folder(), "relazione.txt")));
    const plan = await eventually("the plan", () => {
      const it = vscode.window.activeTextEditor?.document;
      return it?.languageId === "piano" && it.getText().includes("obiettivo") ? it : undefined;
    });
    assert.ok(plan.isUntitled);
  },

  "the server is started again when asked": async () => {
    const document = await openText(halfWeights);
    await eventually("weights-not-100", () => rules(document).includes("weights-not-100"));
    await ask("collaudo.server.restart");
    await eventually("weights-not-100 again", () => rules(document).includes("weights-not-100"));
  },
};
