// Two bars, one above the other: the reported achievement and the recomputed one.

import type { Node } from "../../protocol";
import { element } from "./element";

export class Bars {
  private readonly reported = element("span", "bar reported");
  private readonly recomputed = element("span", "bar recomputed");
  readonly root = element("span", "bars", {}, this.reported, this.recomputed);

  /** `scale`: the percentage that fills the whole width. */
  show(node: Pick<Node, "reported" | "recomputed">, scale: number): void {
    setLength(this.reported, node.reported, scale);
    setLength(this.recomputed, node.recomputed, scale);
  }
}

/** The percentage that fills a bar: 100, or more where a policy lets achievements go beyond. */
export function scaleOf(nodes: Iterable<Pick<Node, "reported" | "recomputed">>): number {
  let res = 100;
  for (const it of nodes) res = Math.max(res, it.reported ?? 0, it.recomputed ?? 0);
  // A figure of a million percent is a mistake of the text and must not flatten all other bars.
  return Math.min(res, 150);
}

function setLength(bar: HTMLElement, percent: number | null, scale: number): void {
  bar.classList.toggle("absent", percent === null);
  const length = Math.min(Math.max((percent ?? 0) / scale, 0), 1);
  bar.style.setProperty("--length", String(length));
}
