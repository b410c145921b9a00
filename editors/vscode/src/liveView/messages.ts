// What the live view's page and the extension say to each other.

import type { Outline } from "../protocol";
import type { Language } from "../words";

/** To the page. */
export type ToPage =
  | { type: "plan"; uri: string; file: string; language: Language; outline: Outline }
  /** There is nothing to show, and why. */
  | { type: "empty"; language: Language; sentence: string }
  /** The cursor of the editor stands in this line, counted from 0. */
  | { type: "cursor"; line: number };

/** From the page. */
export type FromPage =
  | { type: "ready" }
  /** Go to a line; `focus`: and put the keyboard there. */
  | { type: "reveal"; line: number; focus: boolean }
  | { type: "problems" };
