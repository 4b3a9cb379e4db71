import type { ExportManifest } from "./export-files.ts";

/** A class of an export that someone brings along. */
export interface BroughtClass {
  readonly name: string;
  readonly label: string;
  readonly owner: "person" | "employer";
  readonly rows: readonly unknown[];
}

/** An export that was read. */
export interface BroughtRecord {
  readonly source: string;
  readonly madeAt: string;
  readonly classes: readonly BroughtClass[];
}

/** What becomes of a class that is brought along. */
export type Fate = "yours" | "copy" | "left";

/** What will happen to one class, for the preview. */
export interface BroughtLine {
  readonly name: string;
  readonly label: string;
  readonly rows: number;
  readonly fate: Fate;
  /** Rows that cannot be taken, and why: at most ten. */
  readonly problems: readonly string[];
}

/** What of a class of this installation decides over one that is brought. */
export interface KnownClass {
  readonly owner: "person" | "employer";
  readonly keepsCopy?: boolean | undefined;
  readonly bringBack?: unknown;
}

/**
 * What becomes of a class: an employer's is kept as a copy whatever it says of itself, one's own becomes part of the record
 * here, and what only meant something where it was (sessions, tokens) is left. A class that is not known here is kept as a copy.
 */
export function fateOf(known: KnownClass | undefined, brought: Pick<BroughtClass, "owner">): Fate {
  if (known === undefined || known.owner === "employer" || brought.owner === "employer") return "copy";
  if (known.bringBack !== undefined) return "yours";
  return known.keepsCopy === true ? "copy" : "left";
}

export type BroughtManifest = Pick<ExportManifest, "source" | "madeAt" | "classes">;
