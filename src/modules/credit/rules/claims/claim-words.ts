import { dayWords } from "#platform/words";
import { readRational } from "../exact/written.ts";
import { zero } from "../exact/rational.ts";
import { measuredWords } from "../record/amount-words.ts";
import type { ClaimedEntry, ClaimOutcome } from "./claim.ts";

/** How much was claimed, as it was sent: "1 hour 30 minutes", "3 semester hours". */
export function claimedWords({ measured }: ClaimedEntry): string {
  return measuredWords(
    "minutes" in measured
      ? measured
      : { quantity: readRational(measured.quantity) ?? zero, measure: measured.measure },
  );
}

/** When it was: one day, or from one to another. */
export function claimedDays({ from, to }: ClaimedEntry): string {
  return from === to ? dayWords(to) : `${dayWords(from)} to ${dayWords(to)}`;
}

/** What was said to a claim, as a person says it. */
export const outcomeWords: Readonly<Record<ClaimOutcome, string>> = {
  accepted: "Accepted",
  adjusted: "Accepted with another amount",
  returned: "Returned",
};
