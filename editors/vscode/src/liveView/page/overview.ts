// The top of the view: the plan's name, its two totals, and the counts of its findings.

import type { Node, Outline } from "../../protocol";
import { count, phrase, type Language } from "../../words";
import { Bars, scaleOf } from "./bars";
import { element, setAttribute, setText } from "./element";

export interface OverviewEvents {
  /** Show the list of findings. */
  problems(): void;
  /** Go to the plan's own line. */
  plan(): void;
}

export class Overview {
  private readonly name = element("button", "plan-name", { type: "button" });
  private readonly facts = element("p", "facts");
  private readonly bars = new Bars();
  private readonly reported = new Total("reported");
  private readonly recomputed = new Total("recomputed");
  private readonly totals = element("div", "totals", {}, this.reported.root, this.recomputed.root, this.bars.root);
  private readonly errors = element("span", "count errors");
  private readonly warnings = element("span", "count warnings");
  private readonly info = element("span", "count info");
  private readonly findings = element("button", "counts", { type: "button" }, this.errors, this.warnings, this.info);
  readonly root = element(
    "header",
    "overview",
    {},
    element("div", "heading", {}, element("h1", "", {}, this.name), this.facts, this.findings),
    this.totals,
  );

  constructor(events: OverviewEvents) {
    this.name.addEventListener("click", () => events.plan());
    this.findings.addEventListener("click", () => events.problems());
    this.bars.root.setAttribute("aria-hidden", "true");
  }

  /** `plan`: the one heading of rank 0, where there is one. */
  show(outline: Outline, plan: Node | undefined, file: string, language: Language): void {
    setText(this.name, plan?.name || file);
    const facts = [
      plan?.code ?? "",
      count(language, outline.indicators, "{0} indicator", "{0} indicators"),
      outline.policy === "" ? "" : phrase(language, "scoring: {0}", outline.policy),
    ];
    setText(this.facts, facts.filter((it) => it !== "").join(" · "));

    const totals = { reported: plan?.reported ?? null, recomputed: plan?.recomputed ?? null };
    this.totals.hidden = totals.reported === null && totals.recomputed === null;
    this.totals.classList.toggle("contradiction", plan?.contradiction ?? false);
    this.reported.show(phrase(language, "Reported"), plan?.reportedText);
    this.recomputed.show(phrase(language, "Recomputed"), plan?.recomputedText);
    this.bars.show(totals, scaleOf([totals]));

    const { errors, warnings, info } = outline.findings;
    const words = [
      count(language, errors, "{0} error", "{0} errors"),
      count(language, warnings, "{0} warning", "{0} warnings"),
      count(language, info, "{0} note", "{0} notes"),
    ];
    [this.errors, this.warnings, this.info].forEach((it, i) => setText(it, words[i] ?? ""));
    this.errors.classList.toggle("none", errors === 0);
    this.warnings.classList.toggle("none", warnings === 0);
    this.info.classList.toggle("none", info === 0);
    setAttribute(this.findings, "title", phrase(language, "Show the list of findings"));
  }
}

/** One of the two totals: a label and a large figure. */
class Total {
  private readonly label = element("span", "total-label");
  private readonly figure = element("span", "total-figure");
  readonly root: HTMLElement;

  constructor(series: "reported" | "recomputed") {
    this.root = element("div", `total ${series}`, {}, this.label, this.figure);
  }

  show(label: string, figure: string | null | undefined): void {
    setText(this.label, label);
    setText(this.figure, figure ?? "–");
  }
}
