import type { BranchColumn, StaffColumn } from "./columns.ts";

export const importKinds = ["branches", "staff", "oneroster", "outlets"] as const;

/** What a file holds: branches, staff, a OneRoster export of both, or the outlet file of the Public Libraries Survey. */
export type ImportKind = (typeof importKinds)[number];

/** Something has to be chosen; being read; shown, to be confirmed; being written; written; given up before its end. */
export type ImportState = "choosing" | "reading" | "previewed" | "applying" | "applied" | "stopped";

/** A file of an import: what its sender called it, and its bytes in the file store. */
export interface KeptFile {
  readonly name: string;
  readonly digest: string;
}

/** What a person chose about an import; what is left out is guessed. */
export interface ImportChoices {
  readonly kind?: ImportKind | undefined;
  /** By the number of a column, what it holds; `none` to leave it out. */
  readonly columns?: Readonly<Record<string, BranchColumn | StaffColumn | "none">> | undefined;
  /** Of the outlet file: a state's code, and a system's key within it. */
  readonly state?: string | undefined;
  readonly system?: string | undefined;
}

/** A column of a table with what it is taken for. */
export interface FoundColumn {
  readonly column: number;
  readonly header: string;
  readonly holds: BranchColumn | StaffColumn | undefined;
  /** Some of its cells. */
  readonly samples: readonly string[];
}

/** What was left out on purpose, with its number: `students` and 812. */
export interface LeftOut {
  readonly what: string;
  readonly count: number;
}

export interface ImportCounts {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly bad: number;
  readonly missing: number;
}

/** What a reading found beside the rows. */
export interface ImportFindings {
  readonly columns: readonly FoundColumn[];
  /** What is wrong with the files as a whole, in sentences. */
  readonly problems: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly counts?: ImportCounts | undefined;
  /** Rows in the files. */
  readonly rowCount: number;
  /** Of the outlet file, what can be chosen. */
  readonly states?: readonly string[] | undefined;
  readonly systems?: readonly { readonly key: string; readonly name: string }[] | undefined;
}
