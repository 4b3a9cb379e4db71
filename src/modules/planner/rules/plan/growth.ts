import type { Competency } from "../personal/personal-problem.ts";

/** One thing to grow in, as plans go by it: a topic, and others that serve it in part. */
export interface GrowthTopic {
  readonly id: string;
  readonly name: string;
  /** In hundredths; those of all together are 100. */
  readonly weight: number;
  /** Other topics, and what an offering on them is worth to it, below 1. */
  readonly kin: Readonly<Record<string, number>>;
}

/**
 * Hours, and what each is worth: the first four of a focal point most, and what is over 24 nothing, for someone who wants to
 * know everything of one thing learns little of the others. Our judgement (docs/guide/plan.md, "How a plan is valued").
 */
const hoursWorth = [
  { amount: 4, worth: 10 },
  { amount: 8, worth: 5 },
  { amount: 12, worth: 2 },
] as const;

/** Hours of the last year count as the first ones of the plan; so many at most, or nothing more would be worth having. */
const mostHoursBefore = 8;

/** What growing in these is worth, by hours; a third of the weight is the usual. */
export function competenciesOf(
  topics: readonly GrowthTopic[],
  minutesByTopic: ReadonlyMap<string, number>,
): readonly Competency[] {
  return topics.map(({ id, name, weight }) => {
    let before = Math.min(mostHoursBefore, (minutesByTopic.get(id) ?? 0) / 60);
    const steps = hoursWorth.map(({ amount, worth }) => {
      const taken = Math.min(before, amount);
      before -= taken;
      return { amount: rounded(amount - taken), worth: rounded((worth * weight * 3) / 100) };
    });
    return { id, name, steps: steps.filter(({ amount }) => amount > 0) };
  });
}

/** Of a third of the weight, as three focal points have it. */
const usualHourPoints = 10;

/** Points of an hour of what someone wants most to learn now. */
export function hourPointsOf(competencies: readonly Pick<Competency, "steps">[]): number {
  const all = competencies.flatMap(({ steps }) => steps.map(({ worth }) => worth));
  return all.length === 0 ? usualHourPoints : Math.max(...all);
}

/** One long thing is no more than so many hours of growth: nobody learns twenty hours' worth on three days. */
const mostHoursOfOne = 8;

/**
 * Hours that an offering adds to each focal point. One on three topics and more gives each a part of its time; a topic that
 * only serves a focal point gives the part that it serves.
 */
export function gainsOf(
  topics: readonly string[],
  minutes: number,
  growth: readonly GrowthTopic[],
): Readonly<Record<string, number>> {
  const hours = Math.min(minutes / 60, mostHoursOfOne) * Math.min(1, 2 / Math.max(1, topics.length));
  return Object.fromEntries(
    growth.flatMap(({ id, kin }) => {
      const fit = Math.max(0, ...topics.map((topic) => (topic === id ? 1 : (kin[topic] ?? 0))));
      return fit > 0 && hours > 0 ? [[id, rounded(hours * fit)]] : [];
    }),
  );
}

/** What someone would rather have of two that bring the same. */
interface Burden {
  readonly minutes: number;
  readonly cents: number;
  readonly isLive: boolean;
  /** From the plan's first month. */
  readonly monthsAhead: number;
}

/**
 * What time, money and waiting cost a plan, so that nothing is in it that serves nothing, and what is as good comes sooner; and
 * a recording, for who would rather be there.
 */
export function worthOf({ minutes, cents, isLive, monthsAhead }: Burden, prefersLive: boolean): number {
  const recorded = prefersLive && !isLive ? 0.5 : 0;
  return rounded(-0.05 * (minutes / 60) - 0.01 * (cents / 100) - 0.02 * monthsAhead - recorded);
}

/** A thousandth is finer than anyone can tell. */
function rounded(amount: number): number {
  return Math.round(amount * 1000) / 1000;
}
