import type { Mode } from "../ledger/entry.ts";
import type { LocalDate } from "../local-date.ts";

/** A participation as it was put before an employer: what its claimant's ledger said on that day. */
export interface ClaimedEntry {
  readonly title: string;
  readonly provider?: string | undefined;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly mode: Mode;
  readonly topics: readonly string[];
  /** Categories of the pack that it was put into. */
  readonly categories: readonly string[];
  /** Whole minutes, or a quantity as it is written ("3", "1/2") of a measure. */
  readonly measured: { readonly minutes: number } | { readonly quantity: string; readonly measure: string };
  /** What it has to do with the claimant's work, in their own words. */
  readonly relation: string;
}

/** Waiting, answered, or taken back by who sent it. */
export type ClaimState = "open" | "decided" | "withdrawn";

/** What may be said to a claim. */
export const claimOutcomes = ["accepted", "adjusted", "returned"] as const;

/** What may be said to a claim: yes, yes but so much, or no for now. */
export type ClaimOutcome = (typeof claimOutcomes)[number];
