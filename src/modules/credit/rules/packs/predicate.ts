import type { Mode } from "../ledger/entry.ts";
import type { LocalDate } from "../local-date.ts";

/** Which entries a category or requirement speaks of. */
export type Predicate =
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }
  /** Every entry. */
  | { readonly everything: true }
  /** In one of these categories of the pack. */
  | { readonly category: readonly string[] }
  | { readonly mode: readonly Mode[] }
  /** Carries one of these topics: the catalogue's topic ids, or words of the pack's own, compared without case. */
  | { readonly topic: readonly string[] }
  /** Measured in one of these: "minutes", or the name of a conversion, "semester hour". */
  | { readonly measuredIn: readonly string[] }
  /** Given by a provider that this authority approved. */
  | { readonly approvedProvider: boolean }
  /** Approved by name before it was earned. */
  | { readonly preApproved: boolean }
  /** At least one of these kinds of evidence is kept. */
  | { readonly evidence: readonly EvidenceKind[] }
  /** For one of the subject's endorsements. */
  | { readonly endorsement: readonly string[] }
  /** Complete on this day or later: for rules that change in mid-cycle for what is learned from then on. */
  | { readonly completedFrom: LocalDate };

/** What proves that somebody took part. */
export const evidenceKinds = [
  "certificate",
  "transcript",
  "attendance report",
  "letter",
  "agenda",
  "statement",
  "list",
] as const;

/** What proves that somebody took part. */
export type EvidenceKind = (typeof evidenceKinds)[number];
