import { add, compare, excess, greater, type Rational, roundTo, zero } from "../exact/rational.ts";
import { assign, type Assignment } from "./assignment.ts";
import type { Frame, Item } from "./frame.ts";
import { posed, type Posed } from "./posed.ts";

/** What some entries come to in one frame. */
export interface Reckoning extends Omit<Posed, "problem"> {
  readonly frame: Frame;
  readonly assignment: Assignment;
  /** Rounded where the rule says so. */
  readonly counted: Rational;
  readonly fills: readonly Rational[];
  readonly isMet: boolean;
}

/** Shares out all hours for the best outcome; with `before`, without giving up what it had reached. */
export function reckon(given: readonly Item[], frame: Frame, before?: Reckoning): Reckoning {
  const atLeast = before && { fills: before.assignment.fills, total: before.assignment.total };
  const { problem, ...known } = posed(given, frame, atLeast);
  const { minimumLimits } = known;
  const assignment = assign(problem);
  const counted = rounded(assignment.total, "total", frame);
  const fills = assignment.fills.map((fill) => rounded(fill, "requirement", frame));
  const isMet =
    compare(counted, frame.amount.required) >= 0 &&
    fills.every((fill, place) => compare(fill, minimumLimits[place] ?? zero) >= 0);
  return { ...known, frame, assignment, counted, fills, isMet };
}

/** Still to be earned at the least: one hour may serve the whole and several minimums, but only one of each group. */
export function shortOf({ counted, fills, frame, minimumLimits }: Reckoning): Rational {
  const byGroup = new Map<string, Rational>();
  frame.demands.minimums.forEach(({ group }, place) => {
    const missing = excess(minimumLimits[place] ?? zero, fills[place] ?? zero);
    const key = group === undefined ? `alone ${place}` : `group ${group}`;
    byGroup.set(key, add(byGroup.get(key) ?? zero, missing));
  });
  return [...byGroup.values()].reduce(greater, excess(frame.amount.required, counted));
}

/** Rounds once, at the end, where the rule says: each requirement's sum, or the sum of all. */
export function rounded(amount: Rational, what: "requirement" | "total", { version }: Frame): Rational {
  const { rounding } = version.unit;
  if (rounding === undefined || rounding.each !== what) return amount;
  return roundTo(amount, rounding.step, rounding.how);
}
