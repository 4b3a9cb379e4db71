import { civilDate, dayNumber, formatDate, parseDuration, parseInstant } from "#platform/time";
import type { SessionStatus } from "../../record.ts";
import { clocksIn } from "../moments/clock-text.ts";
import { type Moment, momentZone, readMoment } from "../moments/moment.ts";
import { type BuiltSession, buildSession } from "../moments/session.ts";
import { zoneNamed } from "../moments/zone-words.ts";
import type { PageContext } from "./page-context.ts";
import { type Repetition, readFrequency, readWeekday, repeatedDays } from "./schedule-days.ts";
import { type Thing, allValuesOf, firstWords, valuesOf, wordsOf } from "./thing.ts";

export const defaultHorizonMonths = 18;
export const defaultMaximumSessions = 1_000;

export interface ScheduledSessions {
  readonly sessions: readonly BuiltSession[];
  readonly warnings: readonly string[];
}

/** The meetings of a schema.org Schedule, up to the horizon; the newest are kept when there are too many. */
export function scheduledSessions(
  schedule: Thing,
  context: PageContext,
  defaults: { readonly start?: Moment | undefined; readonly status: SessionStatus },
): ScheduledSessions {
  const first = momentOf(schedule, "startDate") ?? defaults.start;
  if (first === undefined)
    return { sessions: [], warnings: ["A schedule without a start date was not read."] };
  const repetition = repetitionOf(schedule);
  const stated = firstWords(schedule, "repeatFrequency");
  const warnings =
    stated !== undefined && repetition === undefined
      ? [`The frequency "${stated}" is not known: only the first date was taken.`]
      : [];
  const days = pickDays({ schedule, repetition, first, context }, warnings);
  const sessions = days.map((day) => sessionOn(day, schedule, { first, status: defaults.status, context }));
  return { sessions, warnings };
}

interface Picking {
  readonly schedule: Thing;
  readonly repetition: Repetition | undefined;
  readonly first: Moment;
  readonly context: PageContext;
}

function pickDays({ schedule, repetition, first, context }: Picking, warnings: string[]): readonly number[] {
  const excepted = new Set(
    allValuesOf(schedule, "exceptDate").map((value) => readMoment(wordsOf(value) ?? "")?.day),
  );
  const horizon = horizonDay(context);
  const last = Math.min(momentOf(schedule, "endDate")?.day ?? horizon, Math.max(horizon, first.day));
  const count = Number(firstWords(schedule, "repeatCount") ?? Number.POSITIVE_INFINITY);
  const maximum = context.maxSessions ?? defaultMaximumSessions;
  const all: number[] = [];
  const days =
    repetition === undefined
      ? [first.day]
      : repeatedDays(repetition, { first: first.day, last }, context.budget);
  if (context.budget.daysLeft <= 0)
    warnings.push("The document repeats too much: not all meetings were worked out.");
  for (const day of days.slice(0, Number.isNaN(count) ? undefined : count))
    if (!excepted.has(day)) all.push(day);
  if (all.length > maximum) warnings.push(`Only the last ${maximum} of ${all.length} meetings were kept.`);
  return all.slice(-maximum);
}

function sessionOn(
  day: number,
  schedule: Thing,
  {
    first,
    status,
    context,
  }: { readonly first: Moment; readonly status: SessionStatus; readonly context: PageContext },
): BuiltSession {
  const zone = zoneOf(schedule, first, context.defaultZone);
  const startTime = clockOf(schedule, "startTime") ?? first.seconds;
  const endTime = clockOf(schedule, "endTime");
  const duration = parseDuration(firstWords(schedule, "duration") ?? "");
  const start = momentOn(day, startTime, first);
  const runsOver = startTime !== undefined && endTime !== undefined && endTime <= startTime;
  const end = endTime === undefined ? undefined : momentOn(runsOver ? day + 1 : day, endTime, first);
  const durationSeconds = duration === undefined ? undefined : duration.days * 86_400 + duration.seconds;
  return buildSession({ start, end, durationSeconds, status }, zone);
}

/** The zone a schedule names; else that of the offset which its hours or its first meeting state. */
function zoneOf(schedule: Thing, first: Moment, defaultZone: string): string {
  const named = zoneNamed(firstWords(schedule, "scheduleTimezone") ?? "") ?? first.zone;
  if (named !== undefined) return named;
  const hour = readMoment(
    `${formatDate(first.day)}T${(firstWords(schedule, "startTime") ?? "").replace(/^T/u, "")}`,
  );
  const stated = hour?.offsetSeconds === undefined ? first : hour;
  return stated.offsetSeconds === undefined ? defaultZone : momentZone(stated, defaultZone);
}

function momentOn(day: number, seconds: number | undefined, first: Moment): Moment {
  const { offsetSeconds: _fixed, ...rest } = first;
  // The offset of the first meeting would be wrong after the clocks change: the zone decides each day.
  const original = seconds === undefined ? formatDate(day) : `${formatDate(day)} (from a schedule)`;
  const moment = { ...rest, day, original };
  return seconds === undefined ? moment : { ...moment, seconds };
}

function repetitionOf(schedule: Thing): Repetition | undefined {
  const frequency = readFrequency(firstWords(schedule, "repeatFrequency") ?? "");
  const weekdays = listed(schedule, "byDay")
    .map(readWeekday)
    .filter((each) => each !== undefined);
  if (frequency === undefined && weekdays.length === 0) return undefined;
  const weeks = listed(schedule, "byMonthWeek").map(Number).filter(Number.isInteger);
  return {
    ...(frequency ?? { every: "week", interval: 1 }),
    weekdays:
      weeks.length === 0
        ? weekdays
        : weekdays.flatMap((each) => weeks.map((week) => ({ ordinal: week, ...each }))),
    monthDays: listed(schedule, "byMonthDay").map(Number).filter(Number.isInteger),
    months: listed(schedule, "byMonth").map(Number).filter(Number.isInteger),
  };
}

function listed(schedule: Thing, name: string): readonly string[] {
  return valuesOf(schedule, name).flatMap((value) =>
    (wordsOf(value) ?? "")
      .split(",")
      .map((each) => each.trim())
      .filter(Boolean),
  );
}

function clockOf(schedule: Thing, name: string): number | undefined {
  return clocksIn((firstWords(schedule, name) ?? "").replace(/^T/u, ""))[0]?.seconds;
}

function momentOf(thing: Thing, name: string): Moment | undefined {
  const written = firstWords(thing, name);
  return written === undefined ? undefined : readMoment(written);
}

function horizonDay(context: PageContext): number {
  const today = Math.floor((parseInstant(context.now) ?? 0) / 86_400);
  const { year, month, day } = civilDate(today);
  const months = month - 1 + (context.horizonMonths ?? defaultHorizonMonths);
  return dayNumber(year + Math.floor(months / 12), (months % 12) + 1, Math.min(day, 28));
}
