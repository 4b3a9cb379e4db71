import type { ClaimedEntry, ClaimOutcome } from "../claims/claim.ts";
import { multiply, type Rational, rational, roundTo, one } from "../exact/rational.ts";
import { readRational } from "../exact/written.ts";
import type { RulePack } from "../packs/pack.ts";

/** A claim that was accepted, and with what. */
export interface AcceptedClaim {
  readonly entry: ClaimedEntry;
  readonly outcome: ClaimOutcome;
  readonly units_numerator: number | null;
  readonly units_denominator: number | null;
}

/**
 * How many minutes of learning an accepted claim stands for, rounded down: as sent; with another amount, that many of the rule's
 * units; in another measure, what the rule's latest version takes it for. Nought when no rule tells.
 */
export function claimMinutes(
  { entry, outcome, units_numerator: numerator, units_denominator: denominator }: AcceptedClaim,
  pack: RulePack | undefined,
): number {
  const version = pack?.versions.at(-1);
  const unitMinutes = rational(version?.unit.minutes ?? 60);
  if (outcome === "adjusted") return whole(multiply(rational(numerator ?? 0, denominator ?? 1), unitMinutes));
  const { measured } = entry;
  if ("minutes" in measured) return measured.minutes;
  const conversion = version?.conversions.find(
    ({ from }) => "measure" in from && from.measure === measured.measure,
  );
  const quantity = readRational(measured.quantity);
  if (conversion === undefined || quantity === undefined) return 0;
  return whole(multiply(multiply(quantity, conversion.units), unitMinutes));
}

function whole(minutes: Rational): number {
  return Number(roundTo(minutes, one, "floor").numerator);
}
