import { addDays, addMonths } from "../cycles/months.ts";
import { best } from "../exact/linear-program.ts";
import { excess, lesser, type Rational, zero } from "../exact/rational.ts";
import { sum } from "../exact/tally.ts";
import type { Item } from "./frame.ts";
import type { Reckoning } from "./reckoning.ts";

/** Units by entry. */
export type Carried = ReadonlyMap<string, Rational>;

const nothing: Carried = new Map();

/**
 * What a cycle can hand to the next: of what counts beyond what is needed, as much as the rule lets over, and so that
 * everything stays met without it. By entry, the latest first.
 */
export function carriedOutOf(reckoning: Reckoning): Carried {
  const { carryOver } = reckoning.frame.version;
  if (carryOver === undefined || !reckoning.isMet) return nothing;
  // Neither what rounding cut off nor what it added is there to be handed on.
  const counted = lesser(reckoning.assignment.total, reckoning.counted);
  const { bound, amount, bench } = reckoning.frame;
  const beyond = excess(counted, amount.required);
  const months = carryOver.earnedInLastMonths;
  const earliest = months === undefined ? "" : addMonths(addDays(bound.days.to, 1), -months);
  return spared(reckoning, lesser(carryOver.maximum, beyond), ({ isCarriedIn, judged: { entry } }) => {
    if (isCarriedIn || entry.to < earliest) return false;
    return carryOver.counts === undefined || bench.matches(carryOver.counts, entry);
  });
}

/** The most that can be taken away of items that may go, by entry, the latest first, and everything stays met. */
export function spared(reckoning: Reckoning, atMost: Rational, mayGo: (item: Item) => boolean): Carried {
  const classes = carriableClasses(reckoning, mayGo);
  if (atMost.numerator === 0n || classes.length === 0) return nothing;
  const amounts = mostCarried(classes, atMost, reckoning);
  return new Map(
    classes.flatMap(({ places }, number) => latestFirst(places, amounts[number] ?? zero, reckoning)),
  );
}

/** Items that may go over, alike in the minimums they serve. */
interface CarriableClass {
  readonly places: readonly number[];
  readonly serves: readonly number[];
  readonly units: Rational;
  readonly mayGo: boolean;
}

function carriableClasses(
  { assignment, items, serves }: Reckoning,
  isSpare: (item: Item) => boolean,
): readonly CarriableClass[] {
  const mayGo = items.map(isSpare);
  const byKind = Map.groupBy(items.keys(), (place) => `${mayGo[place]} ${serves[place]?.join()}`);
  return [...byKind.values()].map((places) => ({
    places,
    serves: serves[places[0] ?? 0] ?? [],
    mayGo: mayGo[places[0] ?? 0] === true,
    units: sum(places.map((place) => assignment.counted[place] ?? zero)),
  }));
}

/**
 * The most that can go of each class while every minimum stays filled: a linear program, in which the hours that stay
 * are given anew to minimums that share none.
 */
function mostCarried(
  classes: readonly CarriableClass[],
  atMost: Rational,
  { assignment, frame, minimumLimits }: Reckoning,
): readonly Rational[] {
  type Term = readonly [number, number];
  const limits: { terms: readonly Term[]; atMost: Rational }[] = [];
  const goes = (number: number): Term => [number, 1];
  const stays = new Map<number, Term[]>();
  let unknowns = classes.length;
  limits.push({ terms: classes.map((_, number) => goes(number)), atMost });
  const isGiven = (minimum: number): boolean => {
    const group = frame.demands.minimums[minimum]?.group;
    return group !== undefined && assignment.givenGroups.has(group);
  };
  classes.forEach(({ mayGo, serves, units }, number) => {
    limits.push({ terms: [goes(number)], atMost: mayGo ? units : zero });
    for (const group of assignment.givenGroups) {
      const given = serves.filter((minimum) => frame.demands.minimums[minimum]?.group === group);
      const terms = given.map((minimum): Term => {
        unknowns += 1;
        stays.set(minimum, [...(stays.get(minimum) ?? []), [unknowns - 1, -1]]);
        return [unknowns - 1, 1];
      });
      if (terms.length > 0) limits.push({ terms: [goes(number), ...terms], atMost: units });
    }
  });
  const filled: Term[] = [];
  frame.demands.minimums.forEach((_, minimum) => {
    const limit = minimumLimits[minimum] ?? zero;
    if (isGiven(minimum)) {
      unknowns += 1;
      filled.push([unknowns - 1, 1]);
      limits.push({ terms: [[unknowns - 1, 1]], atMost: limit });
      limits.push({ terms: [[unknowns - 1, 1], ...(stays.get(minimum) ?? [])], atMost: zero });
      return;
    }
    const terms = classes.flatMap(({ serves }, number) => (serves.includes(minimum) ? [goes(number)] : []));
    const spare = excess(assignment.fills[minimum] ?? zero, limit);
    if (terms.length > 0) limits.push({ terms, atMost: spare });
  });
  const wishes = [filled, classes.map((__, number) => goes(number))];
  return best({ unknowns, limits, wishes }).slice(0, classes.length);
}

function latestFirst(
  places: readonly number[],
  amount: Rational,
  { assignment, items }: Reckoning,
): readonly (readonly [string, Rational])[] {
  let left = amount;
  return places.toReversed().flatMap((place): readonly (readonly [string, Rational])[] => {
    const units = lesser(left, assignment.counted[place] ?? zero);
    const id = items[place]?.judged.entry.id;
    if (units.numerator === 0n || id === undefined) return [];
    left = excess(left, units);
    return [[id, units]];
  });
}
