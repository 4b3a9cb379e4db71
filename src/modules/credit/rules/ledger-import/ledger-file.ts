import type { EvidenceKind } from "../packs/predicate.ts";
import type { EvidenceType } from "../record/evidence-file.ts";
import type { FileCredential, FileEntry } from "../transcript/transcript-file.ts";

/** A file with entries, as it was read. */
export interface LedgerFile {
  /** A transcript of Carrel's own, or any table. */
  readonly kind: "transcript" | "table";
  readonly entries: readonly ReadEntry[];
  readonly credentials: readonly FileCredential[];
  /** Files that prove entries, kept since the file was read: those of a binder. Absent in what was read before there were any. */
  readonly proofs?: readonly KeptProof[] | undefined;
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

/** A file of proof that a transcript names: what it proves, and what is in it. */
export interface NamedProof {
  /** The lasting id of the entry. */
  readonly entry: string;
  readonly kind: EvidenceKind;
  readonly name: string;
  readonly digest: string;
}

/** A file of proof whose bytes came along. */
export interface KeptProof extends NamedProof {
  readonly sizeBytes: number;
  readonly mediaType: EvidenceType;
}

/** Something in a file that cannot be taken over. */
export interface FileProblem {
  /** `row 3, column “Hours”`; empty for the file as a whole. */
  readonly where: string;
  readonly message: string;
}
