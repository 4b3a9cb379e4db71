import type { Listing } from "../listing.ts";

/**
 * True where the offering of a listing that stands by itself is the listing as it is: nothing is said twice, and sessions
 * and prices are in their order. False also where that would take long to tell; `chooseFields` then says what it is.
 */
export function isItsOwnOffering({
  sessions,
  ways,
  credit,
  topics,
  audiences,
  cost,
  reasons,
  warnings,
}: Listing): boolean {
  return (
    sessions.every(({ start }, at) => at === 0 || isLaterInstant(start, sessions[at - 1]?.start)) &&
    cost.tiers.every(({ amountCents }, at) => amountCents > (cost.tiers[at - 1]?.amountCents ?? -Infinity)) &&
    [ways, topics, audiences, warnings].every(isEachOnce) &&
    credit.length < 2 &&
    reasons.every((reason, at) => !reasons.some((other, place) => place < at && isSame(reason, other)))
  );
}

const instantLength = "2026-12-03T19:00:00Z".length;

// Instants are all written alike, so that later ones come later in the alphabet; days have no place among them.
function isLaterInstant(start: string, before: string | undefined): boolean {
  return (
    before !== undefined &&
    start.length === instantLength &&
    before.length === instantLength &&
    start > before
  );
}

function isEachOnce(values: readonly string[]): boolean {
  return values.length < 2 || new Set(values).size === values.length;
}

function isSame(one: Listing["reasons"][number], other: Listing["reasons"][number]): boolean {
  return one.because === other.because && one.value === other.value && one.field === other.field;
}
