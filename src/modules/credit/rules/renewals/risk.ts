import { parseDate } from "#platform/time";
import type { LocalDate } from "../local-date.ts";
import type { Rational } from "../exact/rational.ts";
import type { Standing } from "../standing/standing.ts";

/** How safe a renewal is, worst first. */
export const renewalRisks = ["lapsed", "at risk", "on the way", "met", "nothing due"] as const;

/** How safe a renewal is. */
export type RenewalRisk = (typeof renewalRisks)[number];

// With so little time left, anything still missing is worth a word from a supervisor.
const lastDays = 90;
// Twice the rule's even pace is more than someone on a desk can be expected to find.
const steepestPace = 2;

/**
 * Whether somebody should be spoken to. "At risk": what is neither earned nor planned would have to be found at more than twice
 * the pace that would have done from the start, or less than 90 days are left for it.
 */
export function renewalRisk(
  standing: Pick<Standing, "state" | "cycle" | "required" | "short" | "planned" | "requirements">,
  today: LocalDate,
): RenewalRisk {
  switch (standing.state) {
    case "nothing due":
    case "exempt":
      return "nothing due";
    case "met":
      return "met";
    case "lapsed":
      return "lapsed";
    case "met with planned":
      return "on the way";
    case "short":
      return isTooSteep(standing, today) ? "at risk" : "on the way";
    default:
      return standing.state satisfies never;
  }
}

function isTooSteep(
  { cycle, required, short, planned, requirements }: Parameters<typeof renewalRisk>[0],
  today: LocalDate,
): boolean {
  if (cycle === undefined) return false;
  const left = daysBetween(today, cycle.to);
  if (left < lastDays) return true;
  const whole = daysBetween(cycle.from, cycle.to) + 1;
  const shorts = [
    { missing: amount(short) - amount(planned), asked: amount(required) },
    ...requirements
      .filter(({ sense }) => sense === "minimum")
      .map((each) => ({ missing: amount(each.short) - amount(each.planned), asked: amount(each.limit) })),
  ];
  return shorts.some(({ missing, asked }) => missing / left > (steepestPace * asked) / whole);
}

// A pace is a judgement, not credit: here, and nowhere else, an amount may be rounded.
function amount({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator);
}

function daysBetween(from: LocalDate, to: LocalDate): number {
  return (parseDate(to) ?? 0) - (parseDate(from) ?? 0);
}
