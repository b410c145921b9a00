// One row of the tree: code and name, weights, both achievements, findings.

import { count, phrase, type Language } from "../../words";
import { Bars } from "./bars";
import { element, setAttribute, setText } from "./element";
import type { Item } from "./items";

/** What a row shows beside its heading. */
export interface RowState {
  id: string;
  /** Undefined where nothing stands below. */
  open: boolean | undefined;
  selected: boolean;
  /** The editor's cursor stands here. */
  current: boolean;
  language: Language;
  /** The longest bar, in percent. */
  scale: number;
}

export class Row {
  readonly root: HTMLElement;
  private readonly twisty = element("span", "twisty");
  private readonly code = element("span", "code");
  private readonly name = element("span", "name");
  private readonly weight = element("span", "figure weight");
  private readonly share = element("span", "figure share");
  private readonly bars = new Bars();
  private readonly reported = element("span", "figure reported");
  private readonly recomputed = element("span", "figure recomputed");
  private readonly mark = element("span", "mark");
  private readonly errors = element("span", "badge errors");
  private readonly warnings = element("span", "badge warnings");

  constructor() {
    const findings = element("span", "findings", {}, this.errors, this.warnings);
    const title = element("span", "title", {}, this.twisty, this.code, this.name, findings);
    const cells = [title, this.weight, this.share, this.bars.root, this.reported, this.mark, this.recomputed];
    // The row's label says all of it in one sentence; its cells would be read a second time.
    for (const it of cells) it.setAttribute("aria-hidden", "true");
    this.root = element("div", "row", { role: "treeitem" }, ...cells);
  }

  show(item: Item, state: RowState): void {
    const { node } = item;
    const { root } = this;
    root.id = state.id;
    root.dataset["kind"] = node.kind;
    root.classList.toggle("contradiction", node.contradiction);
    root.classList.toggle("current", state.current);
    root.style.setProperty("--level", String(item.level - 1));
    setAttribute(root, "aria-level", String(item.level));
    setAttribute(root, "aria-posinset", String(item.position));
    setAttribute(root, "aria-setsize", String(item.size));
    setAttribute(root, "aria-selected", String(state.selected));
    setAttribute(root, "aria-expanded", state.open === undefined ? undefined : String(state.open));
    setAttribute(root, "aria-current", state.current ? "location" : undefined);
    const label = labelOf(item, state.language);
    setAttribute(root, "aria-label", label);
    setAttribute(root, "title", label);

    setText(this.code, node.code ?? "");
    setText(this.name, node.name);
    setText(this.weight, node.weight ?? "");
    setText(this.share, node.effectiveWeight ?? "");
    this.bars.show(node, state.scale);
    setText(this.reported, node.reportedText ?? "");
    setText(this.recomputed, node.recomputedText ?? "");
    // What is closed must not hide that something is wrong inside.
    setText(this.mark, node.contradiction || (state.open === false && item.contradictions > 0) ? "≠" : "");
    setText(this.errors, node.errors > 0 ? String(node.errors) : "");
    setText(this.warnings, node.warnings > 0 ? String(node.warnings) : "");
  }
}

/** The row as a sentence, for those who hear it, and as its tooltip. */
function labelOf({ node }: Item, language: Language): string {
  const parts = [[kindName(node.kind, language), node.code, node.name].filter(Boolean).join(" ")];
  if (node.weight) parts.push(phrase(language, "weight {0}", node.weight));
  if (node.effectiveWeight) parts.push(phrase(language, "{0} of the plan", node.effectiveWeight));
  if (node.reportedText) parts.push(phrase(language, "reported {0}", node.reportedText));
  if (node.recomputedText) parts.push(phrase(language, "recomputed {0}", node.recomputedText));
  if (node.contradiction) parts.push(phrase(language, "the two do not agree"));
  if (node.errors > 0) parts.push(count(language, node.errors, "{0} error", "{0} errors"));
  if (node.warnings > 0) parts.push(count(language, node.warnings, "{0} warning", "{0} warnings"));
  return parts.join(", ");
}

function kindName(kind: Item["node"]["kind"], language: Language): string {
  const names = { plan: "Plan", perspective: "Perspective", area: "Area", goal: "Strategic goal", objective: "Objective", indicator: "Indicator" };
  return phrase(language, names[kind]);
}
