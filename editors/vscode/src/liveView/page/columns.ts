// The line above the tree that names its columns and is the key to the colours of the bars.

import { phrase, type Language } from "../../words";
import { element, setText } from "./element";

const columns = [
  ["title", "Heading"],
  ["figure weight", "Weight"],
  ["figure share", "Of the plan"],
  ["bars", ""],
  ["figure reported", "Reported"],
  ["mark", ""],
  ["figure recomputed", "Recomputed"],
] as const;

export class Columns {
  private readonly cells = columns.map(([name]) => element("span", name));
  // The rows say all of this themselves.
  readonly root = element("div", "columns", { "aria-hidden": "true" }, ...this.cells);

  show(language: Language): void {
    columns.forEach(([, label], i) => {
      const cell = this.cells[i];
      if (cell && label !== "") setText(cell, phrase(language, label));
    });
  }
}
