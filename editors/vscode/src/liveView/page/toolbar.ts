// What narrows the tree down: a search, a switch for findings only, and buttons that open and close all.

import { phrase, type Language } from "../../words";
import { element, setAttribute, setText } from "./element";

export interface ToolbarEvents {
  filter(search: string, onlyFindings: boolean): void;
  openAll(open: boolean): void;
}

export class Toolbar {
  private readonly search = element("input", "search", { type: "search", spellcheck: "false" });
  private readonly only = element("button", "switch", { type: "button", "aria-pressed": "false" });
  private readonly open = element("button", "plain", { type: "button" });
  private readonly close = element("button", "plain", { type: "button" });
  readonly root = element("div", "toolbar", { role: "toolbar" }, this.search, this.only, this.open, this.close);

  constructor(events: ToolbarEvents) {
    const filter = () => events.filter(this.search.value, this.onlyFindings);
    this.search.addEventListener("input", filter);
    this.only.addEventListener("click", () => {
      setAttribute(this.only, "aria-pressed", String(!this.onlyFindings));
      filter();
    });
    this.open.addEventListener("click", () => events.openAll(true));
    this.close.addEventListener("click", () => events.openAll(false));
  }

  show(language: Language): void {
    const search = phrase(language, "Search by code or name");
    setAttribute(this.search, "placeholder", search);
    setAttribute(this.search, "aria-label", search);
    setText(this.only, phrase(language, "Only findings"));
    setText(this.open, phrase(language, "Open all"));
    setText(this.close, phrase(language, "Close all"));
    setAttribute(this.root, "aria-label", phrase(language, "What the tree shows"));
  }

  private get onlyFindings(): boolean {
    return this.only.getAttribute("aria-pressed") === "true";
  }
}
