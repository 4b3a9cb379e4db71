import type { FileCredential, FileEntry } from "../transcript/transcript-file.ts";

/** A file with entries, as it was read. */
export interface LedgerFile {
  /** A transcript of Carrel's own, or any table. */
  readonly kind: "transcript" | "table";
  readonly entries: readonly ReadEntry[];
  readonly credentials: readonly FileCredential[];
  /** What cannot be taken over, each by its row and column; the rest can. */
  readonly problems: readonly FileProblem[];
  /** What was made of the file as a whole: columns that were not read. */
  readonly notes: readonly string[];
}

/** An entry of a file, and where in it. */
export interface ReadEntry {
  /** `row 3`, `entry 3`. */
  readonly where: string;
  /** What makes it the same one when the file comes again. */
  readonly key: string;
  readonly entry: FileEntry;
}

/** Something in a file that cannot be taken over. */
export interface FileProblem {
  /** `row 3, column “Hours”`; empty for the file as a whole. */
  readonly where: string;
  readonly message: string;
}
