import { type DayNumber, weekdayOf } from "#platform/time";
import type { Branch, Desk } from "../branch.ts";
import type { DayInterval, Minimum } from "../hours.ts";
import { dayOf } from "../schedule/aways.ts";
import { type LocalDay, minutesPassed, SLOT_MINUTES, wallMinute } from "../schedule/local-day.ts";
import { type DayMinimum, dayMinimum, edgesOf, mostNeeded } from "./day-minimum.ts";
import { addToKey, clearKey, found, keep, type NumberKey, numberKey, numberMemo } from "./number-memo.ts";

/** What one local day of a branch needs, by half-hours. */
export interface DayNeeds {
  /** Tells days of one maker apart. */
  readonly number: number;
  /** False when the branch is closed all day. */
  readonly isOpen: boolean;
  readonly slots: readonly SlotNeeds[];
  /** Half-hours that are open for only a part of them, with that part in minutes passed since the day began. */
  readonly partlyOpen: ReadonlyMap<number, Window>;
}

type Window = readonly [from: number, to: number];

/** What one half-hour needs. Half-hours that need the same share one object. */
export interface SlotNeeds {
  /** Tells needs of one maker apart. */
  readonly number: number;
  readonly isOpen: boolean;
  readonly building: number;
  /** One a desk, in the order of the branch's desks. */
  readonly desks: readonly number[];
}

/** Asks what the days of a branch need; equal days are worked out once, and once for all branches that share a maker. */
export function branchNeeds(
  branch: Branch,
  desks: readonly Desk[],
  maker: NeedsMaker,
): (day: LocalDay) => DayNeeds {
  const allMinimums = [branch.minimum, ...desks.map(({ minimum }) => minimum)];
  const make = (day: LocalDay, intervals: readonly DayInterval[]): DayNeeds => {
    // Nobody is needed where it is closed, whatever the minimums.
    const minimums = intervals.length === 0 ? [] : allMinimums.map((each) => dayMinimum(each, day));
    return maker(day, intervals, minimums);
  };
  const weekdays: (DayNeeds | undefined)[] = [];
  const special = specialDates(allMinimums);
  const closures = branch.hours.exceptions.map(({ from, to, intervals }) => ({
    firstDay: dayOf(from) ?? Number.POSITIVE_INFINITY,
    lastDay: dayOf(to) ?? Number.NEGATIVE_INFINITY,
    intervals,
  }));
  return (day) => {
    const closure = closures.findLast(({ firstDay, lastDay }) => day.day >= firstDay && day.day <= lastDay);
    const weekday = weekdayOf(day.day);
    const intervals = closure?.intervals ?? branch.hours.weekly[weekday] ?? [];
    if (closure !== undefined || day.passedAt !== undefined || special.has(day.day))
      return make(day, intervals);
    return (weekdays[weekday] ??= make(day, intervals));
  };
}

function specialDates(minimums: readonly Minimum[]): ReadonlySet<DayNumber | undefined> {
  return new Set(minimums.flatMap(({ exceptions }) => exceptions.map(({ date }) => dayOf(date))));
}

/** Makes the needs of a day on which a branch is open at some hours, by the minimums of the building and of each desk. */
export type NeedsMaker = (
  day: LocalDay,
  intervals: readonly DayInterval[],
  minimums: readonly DayMinimum[],
) => DayNeeds;

interface SlotParts {
  readonly slot: number;
  readonly day: LocalDay;
  readonly minimums: readonly DayMinimum[];
  readonly opened: readonly Window[];
  readonly partlyOpen: Map<number, Window>;
}

/**
 * A maker for branches of so many desks. It numbers slots and days as they come and gives equal ones again: most days of
 * a year, and of branches that are alike, are one of a few.
 */
export function needsMaker(deskCount: number): NeedsMaker {
  const slotsMade = numberMemo<SlotNeeds>();
  const daysMade = numberMemo<DayNeeds>();
  const [key, dayKey] = [numberKey(), numberKey()];
  const closed: SlotNeeds = {
    number: 0,
    isOpen: false,
    building: 0,
    desks: Array.from({ length: deskCount }, () => 0),
  };
  let slotCount = 1;
  let dayCount = 0;
  const needsIn = (whole: Window, { slot, day, minimums, opened, partlyOpen }: SlotParts): SlotNeeds => {
    const window = openPart(whole, opened);
    if (window === undefined) return closed;
    if (window[0] > whole[0] || window[1] < whole[1]) partlyOpen.set(slot, window);
    const people = neededIn(minimums, window, day);
    clearKey(key);
    for (const number of people) addToKey(key, number);
    const known = found(slotsMade, key);
    if (known !== undefined) return known;
    const desks = people.slice(1);
    return keep(slotsMade, key, { number: slotCount++, isOpen: true, building: people[0] ?? 0, desks });
  };
  const makeDay: NeedsMaker = (day, intervals, minimums) => {
    const opened = intervals.map(({ startMinute, endMinute }): Window => [
      minutesPassed(day, startMinute),
      minutesPassed(day, endMinute),
    ]);
    const partlyOpen = new Map<number, Window>();
    const edges = [...opened.flat(), ...minimums.flatMap(edgesOf)];
    const slots: SlotNeeds[] = [];
    for (let slot = 0; slot < day.slotMinutes.length; slot += 1) {
      const start = slot * SLOT_MINUTES;
      const end = Math.min(start + SLOT_MINUTES, day.minutes);
      const last = slots[slot - 1];
      const isSame =
        last !== undefined && day.passedAt === undefined && !hasEdge(edges, start - SLOT_MINUTES, end);
      slots.push(isSame ? last : needsIn([start, end], { slot, day, minimums, opened, partlyOpen }));
    }
    return { number: dayCount++, isOpen: slots.some(({ isOpen }) => isOpen), slots, partlyOpen };
  };
  return (day, intervals, minimums) => {
    if (day.passedAt !== undefined && intervals.length > 0) return makeDay(day, intervals, minimums);
    writeKey(dayKey, intervals, minimums);
    push(dayKey, -2, day.slotMinutes.length);
    return found(daysMade, dayKey) ?? keep(daysMade, dayKey, makeDay(day, intervals, minimums));
  };
}

/** All that a day's needs are made from, clocks that change apart. */
function writeKey(key: NumberKey, intervals: readonly DayInterval[], minimums: readonly DayMinimum[]): void {
  clearKey(key);
  for (const { startMinute, endMinute } of intervals) push(key, startMinute, endMinute);
  for (const { otherwise, parts } of minimums) {
    // Minutes are never negative: this parts the lists.
    push(key, -1, otherwise);
    for (const { startMinute, endMinute, people } of parts) {
      push(key, startMinute, endMinute);
      push(key, people, 0);
    }
  }
}

function push(key: NumberKey, one: number, other: number): void {
  addToKey(key, one);
  addToKey(key, other);
}

function hasEdge(edges: readonly number[], after: number, before: number): boolean {
  for (const edge of edges) if (edge > after && edge < before) return true;
  return false;
}

/** From the first to the last open minute of a half-hour; undefined when it is closed. */
function openPart([start, end]: Window, opened: readonly Window[]): Window | undefined {
  let [from, to] = [end, start];
  for (const [opens, closes] of opened) {
    if (opens >= end || closes <= start || opens >= closes) continue;
    from = Math.min(from, Math.max(opens, start));
    to = Math.max(to, Math.min(closes, end));
  }
  return from < to ? [from, to] : undefined;
}

function neededIn(minimums: readonly DayMinimum[], [from, to]: Window, day: LocalDay): readonly number[] {
  if (day.passedAt === undefined) return minimums.map((minimum) => mostNeeded(minimum, [from, to]));
  // When clocks change, what the wall shows may jump inside the half-hour: every minute is asked.
  const walls = Array.from({ length: to - from }, (_, minute) => wallMinute(day, from + minute));
  return minimums.map((minimum) =>
    Math.max(0, ...walls.map((wall) => mostNeeded(minimum, [wall, wall + 1]))),
  );
}
