// What a key does in a tree, by the usual pattern of accessible trees. Pure.

export type Key = "up" | "down" | "left" | "right" | "home" | "end" | "pageUp" | "pageDown" | "enter" | "space" | "star" | "letter" | "other";

export type Action =
  | { type: "none" }
  | { type: "select"; at: number }
  | { type: "open"; open: boolean }
  | { type: "openSiblings" }
  | { type: "reveal"; focus: boolean }
  | { type: "type" };

/** Where the reader is. */
export interface Place {
  at: number;
  size: number;
  /** Rows that fit on the screen. */
  page: number;
  /** The row of the heading above. */
  parent: number | undefined;
  hasChildren: boolean;
  open: boolean;
}

const names: Record<string, Key> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "home",
  End: "end",
  PageUp: "pageUp",
  PageDown: "pageDown",
  Enter: "enter",
  " ": "space",
  "*": "star",
};

export function keyOf(name: string): Key {
  return names[name] ?? ([...name].length === 1 ? "letter" : "other");
}

export function move(key: Key, place: Place): Action {
  const select = (at: number): Action => ({ type: "select", at: Math.min(Math.max(at, 0), place.size - 1) });
  switch (key) {
    case "up":
      return select(place.at - 1);
    case "down":
      return select(place.at + 1);
    case "home":
      return select(0);
    case "end":
      return select(place.size - 1);
    case "pageUp":
      return select(place.at - place.page);
    case "pageDown":
      return select(place.at + place.page);
    case "right":
      if (!place.hasChildren) return { type: "none" };
      return place.open ? select(place.at + 1) : { type: "open", open: true };
    case "left":
      if (place.hasChildren && place.open) return { type: "open", open: false };
      return place.parent === undefined ? { type: "none" } : select(place.parent);
    case "star":
      return { type: "openSiblings" };
    case "enter":
      return { type: "reveal", focus: true };
    case "space":
      return { type: "reveal", focus: false };
    case "letter":
      return { type: "type" };
    case "other":
      return { type: "none" };
  }
}
