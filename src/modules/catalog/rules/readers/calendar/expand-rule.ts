import { SECONDS_PER_DAY, type WallSeconds } from "#platform/time";

import type { RecurrenceRule } from "./recurrence-rule.ts";
import { type Periods, periodsOf } from "./rule-periods.ts";

/** How much of a series is wanted. Times are on the wall of the series' own zone. */
export interface ExpansionBounds {
  readonly now: WallSeconds;
  /** Last moment of interest. */
  readonly horizon: WallSeconds;
  /** At most this many occurrences. */
  readonly maximum: number;
  readonly budget: WorkBudget;
}

/** Work left for one document: a file of hostile rules must not take more time than its size earns. */
export interface WorkBudget {
  stepsLeft: number;
}

/** UNTIL on the wall of the series' zone is found by the caller, who knows the zone. */
export interface SeriesStart {
  readonly wall: WallSeconds;
  readonly isDate: boolean;
  readonly until?: WallSeconds;
  /** True of an EXRULE: the start is one of its moments only where the rule itself meets. */
  readonly isOutside?: boolean;
}

export interface Expansion {
  /** In order, each once, the start itself first where it is within reach. */
  readonly walls: readonly WallSeconds[];
  /** `more`: the maximum was reached; `cut`: the work was stopped before all were found. */
  readonly outcome: "complete" | "more" | "cut";
}

/**
 * The occurrences of a rule from its start to the horizon. Where there are more than the maximum, those nearest to now
 * are kept, upcoming ones first. The start always belongs to the series and counts (RFC 5545 §3.8.5.3), even when the
 * rule itself would not meet on that day.
 */
export function expandRule(
  givenRule: RecurrenceRule,
  start: SeriesStart,
  bounds: ExpansionBounds,
): Expansion {
  if (bounds.budget.stepsLeft < 0 || timesPerDay(givenRule) > MOST_TIMES_A_DAY)
    return { walls: start.isOutside === true ? [] : [start.wall], outcome: "cut" };
  const rule = countAsUntil(givenRule, start);
  const until = Math.min(bounds.horizon, start.until ?? Infinity, rule.endsAt ?? Infinity);
  const run = startRun(rule.rule, start, bounds.budget);
  const limit = rule.rule.count === undefined ? bounds.maximum : LONGEST_COUNTED;
  const outcome = collect(run, { index: 0, from: start.wall, until, limit });
  if (outcome === "cut") return { walls: nearest(run.walls, bounds), outcome };
  if (run.walls.length <= bounds.maximum && outcome === "complete") return { walls: run.walls, outcome };
  if (rule.rule.count !== undefined) return { walls: nearest(run.walls, bounds), outcome: "more" };
  return windowAroundNow(rule.rule, start, { ...bounds, horizon: until });
}

/** The most a day has of whole minutes. More frequent BY… lists serve no meeting and cost without end. */
const MOST_TIMES_A_DAY = 1440;
/** A counted rule has to be counted from its start: beyond this the rest is not listed. */
const LONGEST_COUNTED = 50_000;

function timesPerDay(rule: RecurrenceRule): number {
  return (
    Math.max(1, rule.byHour.length) * Math.max(1, rule.byMinute.length) * Math.max(1, rule.bySecond.length)
  );
}

const STEP_SECONDS = {
  SECONDLY: 1,
  MINUTELY: 60,
  HOURLY: 3600,
  DAILY: SECONDS_PER_DAY,
  WEEKLY: 7 * SECONDS_PER_DAY,
};

/** COUNT of an evenly stepping rule is an end that can be computed, so that a huge one costs nothing. */
function countAsUntil(
  rule: RecurrenceRule,
  start: SeriesStart,
): { readonly rule: RecurrenceRule; readonly endsAt?: WallSeconds } {
  if (rule.count === undefined || rule.frequency === "MONTHLY" || rule.frequency === "YEARLY")
    return { rule };
  const isEven =
    [rule.bySecond, rule.byMinute, rule.byHour, rule.byDay, rule.byMonthDay, rule.byYearDay].every(isEmpty) &&
    [rule.byWeekNumber, rule.byMonth, rule.bySetPosition].every(isEmpty);
  if (!isEven) return { rule };
  const { count, ...endless } = rule;
  return {
    rule: endless,
    endsAt: start.wall + (count - 1) * rule.interval * STEP_SECONDS[rule.frequency],
  };
}

function isEmpty(list: readonly unknown[]): boolean {
  return list.length === 0;
}

interface Run {
  readonly rule: RecurrenceRule;
  readonly periods: Periods;
  readonly start: SeriesStart;
  readonly budget: WorkBudget;
  readonly walls: WallSeconds[];
}

function startRun(rule: RecurrenceRule, start: SeriesStart, budget: WorkBudget): Run {
  return { rule, periods: periodsOf(rule, start.wall, start.isDate), start, budget, walls: [] };
}

interface Stretch {
  readonly index: number;
  readonly from: WallSeconds;
  readonly until: WallSeconds;
  readonly limit: number;
}

/** Adds the occurrences of a stretch to the run, in order. */
function collect(run: Run, { index, from, until, limit }: Stretch): Expansion["outcome"] {
  const { rule, periods, walls } = run;
  const count = rule.count ?? Infinity;
  const isOutside = run.start.isOutside === true;
  if (!isOutside && from === run.start.wall && from <= until) walls.push(from);
  for (let period = index; periods.startOf(period) <= until; period = periods.nextIndex(period)) {
    const all = periods.occurrencesIn(period);
    run.budget.stepsLeft -= 1 + all.length;
    const candidates = atPositions(rule, all);
    for (const wall of candidates) {
      if (wall > until || walls.length >= count) return "complete";
      // SKIP can bring days of two periods together.
      const isNew = wall !== walls.at(-1) && (isOutside || wall !== run.start.wall);
      if (wall >= from && isNew) walls.push(wall);
      if (walls.length > limit) return "more";
    }
    if (walls.length >= count) return "complete";
    if (run.budget.stepsLeft < 0) return "cut";
  }
  return "complete";
}

function atPositions(rule: RecurrenceRule, walls: WallSeconds[]): readonly WallSeconds[] {
  if (rule.bySetPosition.length === 0 || walls.length === 0) return walls;
  const chosen = new Set<number>();
  for (const position of rule.bySetPosition) {
    const wall = walls.at(position > 0 ? position - 1 : position);
    if (wall !== undefined) chosen.add(wall);
  }
  return [...chosen].sort((a, b) => a - b);
}

/** For a series too long to list: what comes next, and as many before it as there is room for. */
function windowAroundNow(rule: RecurrenceRule, start: SeriesStart, bounds: ExpansionBounds): Expansion {
  const { now, horizon, maximum, budget } = bounds;
  const upcoming = startRun(rule, start, budget);
  const from = Math.max(now, start.wall);
  collect(upcoming, { index: upcoming.periods.indexAt(from), from, until: horizon, limit: maximum - 1 });
  const room = maximum - upcoming.walls.length;
  const middle = Math.min(from, horizon + 1);
  const past =
    room > 0 && middle > start.wall
      ? latestBefore(rule, start, { ...bounds, now: middle, maximum: room })
      : [];
  return { walls: [...past, ...upcoming.walls], outcome: budget.stepsLeft < 0 ? "cut" : "more" };
}

/** Walks back in leaps of growing length until enough occurrences before `now` are found. */
function latestBefore(
  rule: RecurrenceRule,
  start: SeriesStart,
  bounds: ExpansionBounds,
): readonly WallSeconds[] {
  const { now, maximum, budget } = bounds;
  for (let leap = maximum; ; leap *= 4) {
    const run = startRun(rule, start, budget);
    const index = Math.max(0, run.periods.indexAt(now) - leap);
    const from = index === 0 ? start.wall : Math.max(start.wall + 1, run.periods.startOf(index));
    collect(run, { index, from, until: now - 1, limit: Infinity });
    if (run.walls.length >= maximum || index === 0 || budget.stepsLeft < 0) return run.walls.slice(-maximum);
  }
}

function nearest(walls: readonly WallSeconds[], { now, maximum }: ExpansionBounds): readonly WallSeconds[] {
  return walls.slice(...nearestRange(walls, now, maximum));
}

/** First and last index (exclusive) of the `maximum` sorted moments nearest to now, upcoming ones first. */
export function nearestRange(
  sorted: readonly number[],
  now: number,
  maximum: number,
): readonly [number, number] {
  const found = sorted.findIndex((moment) => moment >= now);
  const next = found < 0 ? sorted.length : found;
  const end = Math.min(sorted.length, next + maximum);
  return [Math.max(0, end - maximum), end];
}
