// The page of the live view: takes what the extension sends and tells it where the reader wants to go.

import type { FromPage, ToPage } from "../messages";
import { phrase, type Language } from "../../words";
import { Columns } from "./columns";
import { element, setText } from "./element";
import { Overview } from "./overview";
import { Toolbar } from "./toolbar";
import { Tree } from "./tree";

/** What the page keeps while it is hidden. */
interface Kept {
  uri: string;
  toggled: [string, boolean][];
}

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; getState(): Kept | undefined; setState(state: Kept): void };

const editor = acquireVsCodeApi();
let uri = "";
let planLine = 0;
let language: Language = "en";

const tree = new Tree({
  reveal: (line, focus) => editor.postMessage({ type: "reveal", line, focus }),
  changed: () => editor.setState({ uri, toggled: [...tree.toggled] }),
});
const overview = new Overview({
  problems: () => editor.postMessage({ type: "problems" }),
  plan: () => editor.postMessage({ type: "reveal", line: planLine, focus: true }),
});
const toolbar = new Toolbar({
  filter: (search, onlyFindings) => {
    tree.filter(search, onlyFindings);
    showNothingFound();
  },
  openAll: (open) => tree.openAll(open),
});
const columns = new Columns();
const nothingFound = element("p", "nothing", { role: "status" });
const plan = element("main", "plan", {}, overview.root, toolbar.root, columns.root, nothingFound, tree.root);
const nothing = element("p", "empty", { role: "status" });

function showPlan(message: ToPage & { type: "plan" }): void {
  const { outline, file } = message;
  if (message.uri !== uri) {
    uri = message.uri;
    const kept = editor.getState();
    tree.toggled.clear();
    if (kept?.uri === uri) for (const [key, open] of kept.toggled) tree.toggled.set(key, open);
  }
  language = message.language;
  document.documentElement.lang = language;
  // The plan itself is at the top of the view; the tree begins below it.
  const [first] = outline.nodes;
  const root = outline.nodes.length === 1 && first?.kind === "plan" ? first : undefined;
  planLine = root?.line ?? 0;
  overview.show(outline, root, file, language);
  toolbar.show(language);
  columns.show(language);
  tree.show(root ? root.children : outline.nodes, language, root?.name || file);
  nothing.remove();
  if (!plan.isConnected) document.body.append(plan);
  tree.redraw();
  showNothingFound();
}

function showNothingFound(): void {
  setText(nothingFound, tree.size > 0 ? "" : phrase(language, "Nothing to show."));
}

window.addEventListener("message", ({ data }: MessageEvent<ToPage>) => {
  if (data.type === "plan") showPlan(data);
  if (data.type === "cursor") tree.setCursor(data.line);
  if (data.type === "empty") {
    document.documentElement.lang = data.language;
    setText(nothing, data.sentence);
    plan.remove();
    document.body.append(nothing);
  }
});
editor.postMessage({ type: "ready" });
