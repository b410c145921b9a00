// The tree: draws only the rows in sight, and is worked by mouse and keyboard as trees are.

import type { Language } from "../../words";
import { scaleOf } from "./bars";
import { element } from "./element";
import { itemAt, itemsOf, type Item } from "./items";
import { keyOf, move } from "./keyboard";
import { Row } from "./row";
import { filters, isOpen, visible, type Choice } from "./visible";
import type { Node } from "../../protocol";

/** The height of a row in pixels; the style sheet has the same. */
const rowHeight = 30;

/** Rows drawn above and below those in sight. */
const margin = 8;

export interface TreeEvents {
  /** Go to a line; `focus`: and put the keyboard there. */
  reveal(line: number, focus: boolean): void;
  /** Something was opened or closed. */
  changed(): void;
}

export class Tree {
  readonly root = element("div", "tree", { role: "tree", tabindex: "0" });
  private readonly space = element("div", "space", { role: "none" });
  private readonly rows = new Map<string, Row>();
  private items: Item[] = [];
  private shown: number[] = [];
  private byKey = new Map<string, number>();
  private scale = 100;
  private language: Language = "en";
  /** The line of the editor's cursor. */
  private cursor = -1;
  private selected = "";
  private typed = "";
  private typedAt = 0;
  private frame = 0;
  readonly toggled = new Map<string, boolean>();
  private readonly toggledInSearch = new Map<string, boolean>();
  search = "";
  onlyFindings = false;

  constructor(private readonly events: TreeEvents) {
    this.root.append(this.space);
    this.root.addEventListener("scroll", () => this.drawSoon(), { passive: true });
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.root.addEventListener("click", (event) => this.click(event));
    this.root.addEventListener("focus", () => this.selectSomething());
    new ResizeObserver(() => this.drawSoon()).observe(this.root);
  }

  /** Shows another state of the plan, at the place where the reader was. */
  show(nodes: Node[], language: Language, label: string): void {
    this.root.setAttribute("aria-label", label);
    this.language = language;
    this.items = itemsOf(nodes);
    this.scale = scaleOf(this.items.map((it) => it.node));
    this.arrange();
  }

  filter(search: string, onlyFindings: boolean): void {
    this.search = search;
    this.onlyFindings = onlyFindings;
    this.toggledInSearch.clear();
    this.arrange();
    if (this.selected !== "") this.scrollTo(this.selected);
  }

  /** Marks the heading in which the editor's cursor stands, and brings it into sight. */
  setCursor(line: number): void {
    const before = this.currentKey();
    this.cursor = line;
    const key = this.currentKey();
    if (key === before || key === undefined) return;
    if (!this.root.matches(":focus")) {
      this.selected = key;
      this.scrollTo(key);
    }
    this.drawSoon();
  }

  openAll(open: boolean): void {
    for (const item of this.items) this.toggles.set(item.key, open);
    this.arrange();
    this.events.changed();
  }

  /** How many headings are on show. */
  get size(): number {
    return this.shown.length;
  }

  /** What was opened and closed by hand, in the whole tree or in what a search leaves. */
  private get toggles(): Map<string, boolean> {
    return filters(this) ? this.toggledInSearch : this.toggled;
  }

  private choice(): Choice {
    return { toggled: this.toggles, search: this.search, onlyFindings: this.onlyFindings };
  }

  private arrange(): void {
    this.shown = visible(this.items, this.choice());
    this.byKey = new Map(this.shown.map((index, at) => [this.items[index]?.key ?? "", at]));
    this.space.style.height = `${this.shown.length * rowHeight}px`;
    this.draw();
  }

  /** Draws again after the tree came onto the page. */
  redraw(): void {
    this.draw();
  }

  private drawSoon(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const first = Math.max(0, Math.floor(this.root.scrollTop / rowHeight) - margin);
    const last = Math.ceil((this.root.scrollTop + this.root.clientHeight) / rowHeight) + margin;
    const current = this.currentKey();
    const gone = new Map(this.rows);
    let before: Element | null = null;
    for (let at = first; at < Math.min(last, this.shown.length); at++) {
      const index = this.shown[at];
      const item = index === undefined ? undefined : this.items[index];
      if (!item || index === undefined) continue;
      const row = this.rows.get(item.key) ?? new Row();
      gone.delete(item.key);
      this.rows.set(item.key, row);
      row.show(item, {
        id: `row-${index}`,
        open: item.end === index + 1 ? undefined : isOpen(this.items, index, this.choice()),
        selected: item.key === this.selected,
        current: item.key === current,
        language: this.language,
        scale: this.scale,
      });
      row.root.dataset["key"] = item.key;
      row.root.style.top = `${at * rowHeight}px`;
      // Screen readers read rows in the order of the page.
      const next: Element | null = before ? before.nextElementSibling : this.space.firstElementChild;
      if (next !== row.root) this.space.insertBefore(row.root, next);
      before = row.root;
    }
    for (const [key, row] of gone) {
      row.root.remove();
      this.rows.delete(key);
    }
    const active = this.rows.get(this.selected);
    if (active) this.root.setAttribute("aria-activedescendant", active.root.id);
    else this.root.removeAttribute("aria-activedescendant");
  }

  /** The key of the nearest heading on show around the cursor. */
  private currentKey(): string | undefined {
    if (this.cursor < 0) return undefined;
    for (let i = itemAt(this.items, this.cursor); i >= 0; i = this.items[i]?.parent ?? -1) {
      const key = this.items[i]?.key;
      if (key !== undefined && this.byKey.has(key)) return key;
    }
    return undefined;
  }

  private scrollTo(key: string): void {
    const at = this.byKey.get(key);
    if (at === undefined) return;
    const top = at * rowHeight;
    const { scrollTop, clientHeight } = this.root;
    if (top < scrollTop) this.root.scrollTop = top;
    else if (top + rowHeight > scrollTop + clientHeight) this.root.scrollTop = top + rowHeight - clientHeight;
  }

  private select(at: number): void {
    const item = this.itemShown(at);
    if (!item) return;
    this.selected = item.key;
    this.scrollTo(item.key);
    this.draw();
  }

  private selectSomething(): void {
    if (!this.byKey.has(this.selected)) this.select(this.byKey.get(this.currentKey() ?? "") ?? 0);
    else this.draw();
  }

  private itemShown(at: number): Item | undefined {
    const index = this.shown[at];
    return index === undefined ? undefined : this.items[index];
  }

  private setOpen(at: number, open: boolean): void {
    const item = this.itemShown(at);
    if (!item) return;
    this.toggles.set(item.key, open);
    this.arrange();
    this.events.changed();
  }

  private click(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : undefined;
    const key = target?.closest<HTMLElement>(".row")?.dataset["key"];
    const at = key === undefined ? undefined : this.byKey.get(key);
    const item = at === undefined ? undefined : this.itemShown(at);
    if (at === undefined || !item) return;
    this.select(at);
    if (target?.closest(".twisty") && item.node.children.length > 0) this.setOpen(at, !this.openAt(at));
    else this.events.reveal(item.node.line, true);
  }

  private openAt(at: number): boolean {
    const index = this.shown[at];
    return index !== undefined && isOpen(this.items, index, this.choice());
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const now = event.timeStamp;
    this.typed = now - this.typedAt < 800 ? this.typed : "";
    const at = this.byKey.get(this.selected) ?? 0;
    const item = this.itemShown(at);
    const parent = item && item.parent >= 0 ? this.byKey.get(this.items[item.parent]?.key ?? "") : undefined;
    const action = move(keyOf(event.key), {
      at,
      size: this.shown.length,
      page: Math.max(1, Math.floor(this.root.clientHeight / rowHeight) - 1),
      parent,
      hasChildren: (item?.node.children.length ?? 0) > 0,
      open: this.openAt(at),
    });
    if (action.type === "none") return;
    if (action.type === "type") {
      this.typed += event.key.toLowerCase();
      this.typedAt = now;
      this.find(this.typed, at);
    }
    event.preventDefault();
    if (action.type === "select") this.select(action.at);
    if (action.type === "open") this.setOpen(at, action.open);
    if (action.type === "openSiblings") this.openSiblings(at);
    if (action.type === "reveal" && item) this.events.reveal(item.node.line, action.focus);
  }

  private openSiblings(at: number): void {
    const parent = this.itemShown(at)?.parent;
    for (const item of this.items) if (item.parent === parent) this.toggles.set(item.key, true);
    this.arrange();
    this.events.changed();
  }

  /** Goes to the next heading whose code or name begins with what was typed. */
  private find(text: string, from: number): void {
    const start = text.length === 1 ? from + 1 : from;
    for (let i = 0; i < this.shown.length; i++) {
      const at = (start + i) % this.shown.length;
      const node = this.itemShown(at)?.node;
      if (node && (node.code?.toLowerCase().startsWith(text) || node.name.toLowerCase().startsWith(text))) return this.select(at);
    }
  }
}
