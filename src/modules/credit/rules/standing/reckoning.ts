import { add, compare, excess, greater, type Rational, roundTo, zero } from "../exact/rational.ts";
import { assign, type Assignment, type AssignmentProblem } from "./assignment.ts";
import type { Demand } from "./demands.ts";
import { Tally } from "../exact/tally.ts";
import { earnedUnits, type Frame, type Item } from "./frame.ts";

/** What some entries come to in one frame. */
export interface Reckoning {
  readonly frame: Frame;
  /** Those that may count, in order. */
  readonly items: readonly Item[];
  /** Those of which there is too little on any one topic. */
  readonly tooLittle: ReadonlySet<Item>;
  readonly assignment: Assignment;
  /** Places in `demands.minimums` to which each item counts. */
  readonly serves: readonly (readonly number[])[];
  readonly minimumLimits: readonly Rational[];
  readonly maximumLimits: readonly Rational[];
  readonly earned: Rational;
  /** Rounded where the rule says so. */
  readonly counted: Rational;
  readonly fills: readonly Rational[];
  readonly isMet: boolean;
}

/** Shares out all hours for the best outcome; with `before`, without giving up what it had reached. */
export function reckon(given: readonly Item[], frame: Frame, before?: Reckoning): Reckoning {
  const { amount, demands } = frame;
  const tooLittle = tooLittleOfTopic(given, frame);
  const items = tooLittle.size === 0 ? given : given.filter((item) => !tooLittle.has(item));
  const earned = earnedUnits(items);
  const minimumLimits = demands.minimums.map(({ limit }) => limit(earned));
  const maximumLimits = demands.maximums.map(({ limit }) => limit(earned));
  const serves = servedMinimums(items, demands.minimums);
  const repeats = repeatSets(items);
  const assignment = assign({
    candidates: items.map(({ units, maximums }, place) => ({
      units,
      maximums,
      minimums: serves[place] ?? [],
      repeat: repeats.ofItem[place],
    })),
    minimums: demands.minimums.map(({ group }, place) => ({ group, limit: minimumLimits[place] ?? zero })),
    maximums: maximumLimits.map((limit) => ({ limit })),
    repeats: repeats.limits,
    required: amount.required,
    atLeast: before && { fills: before.assignment.fills, total: before.assignment.total },
  });
  const counted = rounded(assignment.total, "total", frame);
  const fills = assignment.fills.map((fill) => rounded(fill, "requirement", frame));
  const isMet =
    compare(counted, amount.required) >= 0 &&
    fills.every((fill, place) => compare(fill, minimumLimits[place] ?? zero) >= 0);
  return {
    frame,
    items,
    tooLittle,
    assignment,
    serves,
    minimumLimits,
    maximumLimits,
    earned,
    counted,
    fills,
    isMet,
  };
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

function tooLittleOfTopic(items: readonly Item[], { demands: { topicRule } }: Frame): ReadonlySet<Item> {
  if (topicRule === undefined) return new Set();
  const enough = topicsWithEnough(items, topicRule.minimum);
  return new Set(items.filter(({ topics }) => !topics.some((topic) => enough.has(topic))));
}

/** The minimums that each item matches, but for those of which it has too little on one topic. */
function servedMinimums(items: readonly Item[], minimums: readonly Demand[]): readonly (readonly number[])[] {
  const demanding = minimums.flatMap(({ minimumPerTopic }, place) =>
    minimumPerTopic === undefined ? [] : [{ place, minimumPerTopic }],
  );
  if (demanding.length === 0) return items.map(({ minimums: all }) => all);
  const enough = new Map(
    demanding.map(({ place, minimumPerTopic }) => [
      place,
      topicsWithEnough(
        items.filter((item) => item.minimums.includes(place)),
        minimumPerTopic,
      ),
    ]),
  );
  return items.map(({ minimums: all, topics }) =>
    all.filter((place) => {
      const wanted = enough.get(place);
      return wanted === undefined || topics.some((topic) => wanted.has(topic));
    }),
  );
}

/** Topics on which the items come to so much together. */
function topicsWithEnough(items: readonly Item[], minimum: Rational): ReadonlySet<string> {
  const tallies = new Map<string, Tally>();
  for (const { topics, units } of items)
    for (const topic of topics) {
      const tally = tallies.get(topic) ?? new Tally();
      tallies.set(topic, tally);
      tally.add(units);
    }
  return new Set(
    tallies
      .entries()
      .filter(([, tally]) => compare(tally.total(), minimum) >= 0)
      .map(([topic]) => topic),
  );
}

/** Repetitions of one activity count together as much as the longest of them; done in an earlier cycle, nothing. */
function repeatSets(items: readonly Item[]): {
  readonly ofItem: readonly (number | undefined)[];
  readonly limits: AssignmentProblem["repeats"];
} {
  const numbers = new Map<string, number>();
  const limits: { limit: Rational; size: number }[] = [];
  const ofItem = items.map(({ repetition, units }) => {
    if (repetition === undefined) return undefined;
    const key = `${repetition.rule} ${repetition.activity}`;
    const number = numbers.get(key) ?? limits.length;
    numbers.set(key, number);
    const known = limits[number]?.limit ?? zero;
    const limit = repetition.earlier === undefined ? greater(known, units) : zero;
    limits[number] = { limit, size: (limits[number]?.size ?? 0) + 1 };
    return number;
  });
  // What was done once repeats nothing.
  return {
    limits,
    ofItem: ofItem.map((number, place) => {
      const isAlone = number !== undefined && limits[number]?.size === 1;
      return isAlone && items[place]?.repetition?.earlier === undefined ? undefined : number;
    }),
  };
}
