// What this extension and the language server say to each other beyond the standard protocol.

import { NotificationType, RequestType } from "vscode-languageclient/node";

/** Counts of findings by severity. */
export interface Counts {
  errors: number;
  warnings: number;
  info: number;
}

/** One heading of a plan, with what was computed for it. */
export interface Node {
  /** 0 for the plan, 5 for an indicator. */
  rank: number;
  kind: "plan" | "perspective" | "area" | "goal" | "objective" | "indicator";
  code: string | null;
  name: string;
  /** Counted from 0. */
  line: number;
  /** As the reader's country writes it. */
  weight: string | null;
  /** The share of the whole plan, as the reader's country writes it. */
  effectiveWeight: string | null;
  /** In percent. */
  reported: number | null;
  /** In percent. */
  recomputed: number | null;
  reportedText: string | null;
  recomputedText: string | null;
  /** The reported achievement cannot be reached from the result and the target. */
  contradiction: boolean;
  /** Findings of this heading and of all that stands below it. */
  errors: number;
  warnings: number;
  children: Node[];
}

/** A plan as a tree. */
export interface Outline {
  version: number;
  /** The plan's way of computing an achievement, in words. */
  policy: string;
  findings: Counts;
  indicators: number;
  nodes: Node[];
}

/** Asks for the tree of one document. */
export const outlineRequest = new RequestType<{ textDocument: { uri: string } }, Outline | null, void>("collaudo/outline");

/** The findings of one document, published a moment ago. */
export interface Checked extends Counts {
  uri: string;
  version: number;
}

/** Says that a document was checked. */
export const checkedNotification = new NotificationType<Checked>("collaudo/checked");

/** The server's command that checks every plan of a folder. */
export const checkFolderCommand = "collaudo.checkFolder";

/** What it answers. */
export interface CheckedFolder {
  files: number;
  errors: number;
  warnings: number;
}
