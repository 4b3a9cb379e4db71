import { excess, greater, leastRoundingTo, type Rational, zero } from "../exact/rational.ts";
import { Tally } from "../exact/tally.ts";
import type { AssignmentProblem } from "./assignment.ts";
import type { Demand } from "./demands.ts";
import { earnedUnits, type Frame, type Item, type Repetition } from "./frame.ts";
import { SharedLists } from "./shared-lists.ts";

/** Some items as a problem of assignment: what may count of them, towards what, and under what limits. */
export interface Posed {
  /** Those that may count, in order. */
  readonly items: readonly Item[];
  /** Those of which there is too little on any one topic. */
  readonly tooLittle: ReadonlySet<Item>;
  /** Places in `demands.minimums` to which each item counts. */
  readonly serves: readonly (readonly number[])[];
  readonly minimumLimits: readonly Rational[];
  readonly maximumLimits: readonly Rational[];
  readonly earned: Rational;
  readonly problem: AssignmentProblem;
}

export function posed(given: readonly Item[], frame: Frame, atLeast?: AssignmentProblem["atLeast"]): Posed {
  const { amount, demands } = frame;
  const tooLittle = tooLittleOfTopic(given, frame);
  const items = tooLittle.size === 0 ? given : given.filter((item) => !tooLittle.has(item));
  const earned = earnedUnits(items);
  const minimumLimits = demands.minimums.map(({ limit }) => limit(earned));
  const maximumLimits = demands.maximums.map(({ limit }) => limit(earned));
  const serves = servedMinimums(items, demands.minimums);
  const repeats = repeatSets(items);
  const problem = {
    candidates: items.map(({ units, maximums }, place) => ({
      units,
      maximums,
      minimums: serves[place] ?? [],
      repeat: repeats.ofItem[place],
    })),
    minimums: demands.minimums.map(({ group }, place) => ({
      group,
      limit: beforeRounding(minimumLimits[place] ?? zero, "requirement", frame),
    })),
    maximums: maximumLimits.map((limit) => ({ limit })),
    repeats: repeats.limits,
    required: beforeRounding(amount.required, "total", frame),
    atLeast,
  };
  return { items, tooLittle, serves, minimumLimits, maximumLimits, earned, problem };
}

/** What a sum must come to so that, rounded where the rule says so, it reaches a goal. */
function beforeRounding(goal: Rational, what: "requirement" | "total", { version }: Frame): Rational {
  const { rounding } = version.unit;
  if (rounding === undefined || rounding.each !== what || goal.numerator === 0n) return goal;
  return leastRoundingTo(goal, rounding.step, rounding.how);
}

function tooLittleOfTopic(items: readonly Item[], { demands: { topicRule } }: Frame): ReadonlySet<Item> {
  if (topicRule === undefined) return new Set();
  const enough = topicsWithEnough(items, topicRule.minimum);
  return new Set(items.filter(({ topics }) => !topics.some((topic) => enough.has(topic))));
}

/** The minimums that each item matches, but for those of which it has too little on one topic. */
function servedMinimums(items: readonly Item[], minimums: readonly Demand[]): readonly (readonly number[])[] {
  const enough = minimums.map(({ minimumPerTopic }, place) =>
    minimumPerTopic === undefined ? undefined : topicsWithEnough(items, minimumPerTopic, place),
  );
  if (enough.every((wanted) => wanted === undefined)) return items.map(({ minimums: all }) => all);
  const lists = new SharedLists();
  return items.map(({ minimums: all, topics }) => {
    let serves = lists.empty;
    for (const place of all) {
      const wanted = enough[place];
      if (wanted === undefined || topics.some((topic) => wanted.has(topic)))
        serves = lists.with(serves, place);
    }
    return serves;
  });
}

/** Topics on which the items, or those that match a minimum, come to so much together; what is repeated brings nothing new. */
function topicsWithEnough(items: readonly Item[], least: Rational, minimum?: number): ReadonlySet<string> {
  const tallies = new Map<string, TopicTally>();
  const enough = new Set<string>();
  for (const { minimums, repetition, topics, units } of items) {
    if (minimum !== undefined && !minimums.includes(minimum)) continue;
    for (const topic of topics) {
      // Nothing takes away from a topic, so that what is enough stays enough.
      if (enough.has(topic)) continue;
      const tally = tallies.get(topic) ?? { sum: new Tally(), longest: new Map<string, Rational>() };
      tallies.set(topic, tally);
      tally.sum.add(repetition === undefined ? units : newUnits(units, repetition, tally));
      if (tally.sum.isAtLeast(least)) enough.add(topic);
    }
  }
  return enough;
}

interface TopicTally {
  readonly sum: Tally;
  /** Of each set of repetitions, what it brought. */
  readonly longest: Map<string, Rational>;
}

/** What a repetition is longer than those before it. */
function newUnits(units: Rational, repetition: Repetition, { longest }: TopicTally): Rational {
  if (repetition.earlier !== undefined) return zero;
  const key = repeatKey(repetition);
  const known = longest.get(key) ?? zero;
  longest.set(key, greater(known, units));
  return excess(units, known);
}

function repeatKey({ activity, rule }: Repetition): string {
  return `${rule} ${activity}`;
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
    const key = repeatKey(repetition);
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
