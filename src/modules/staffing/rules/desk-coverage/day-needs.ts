import { type DayNumber, parseDate, weekdayOf } from "#platform/time";
import type { Branch, Desk } from "../branch.ts";
import type { DayInterval, Minimum } from "../hours.ts";
import { type LocalDay, minutesPassed, SLOT_MINUTES, wallMinute } from "../schedule/local-day.ts";

/** What one local day of a branch needs, by half-hours. */
export interface DayNeeds {
  /** Tells the needs of a branch's days apart, by what each half-hour needs. */
  readonly key: string;
  readonly slotCount: number;
  /** False when the branch is closed all day. */
  readonly isOpen: boolean;
  readonly slots: readonly SlotNeeds[];
  /** Half-hours that are open for only a part of them, with that part in minutes passed since the day began. */
  readonly partlyOpen: ReadonlyMap<number, readonly [from: number, to: number]>;
}

/** What one half-hour needs. Half-hours that need the same share one object. */
export interface SlotNeeds {
  /** Tells needs of one branch apart, in one character. */
  readonly key: string;
  readonly isOpen: boolean;
  readonly building: number;
  /** One a desk, in the order of the branch's desks. */
  readonly desks: readonly number[];
}

/** Asks what the days of a branch need; equal days are worked out once. */
export function branchNeeds(branch: Branch, desks: readonly Desk[]): (day: LocalDay) => DayNeeds {
  const shared = sharedNeeds();
  const weekdays = new Map<number, DayNeeds>();
  const special = specialDates(branch, desks);
  const closures = branch.hours.exceptions.map(({ from, to, intervals }) => ({
    firstDay: parseDate(from) ?? Number.POSITIVE_INFINITY,
    lastDay: parseDate(to) ?? Number.NEGATIVE_INFINITY,
    intervals,
  }));
  const make = (day: LocalDay, intervals: readonly DayInterval[]): DayNeeds =>
    needsOf(day, { branch, desks, intervals, shared });
  return (day) => {
    const closure = closures.findLast(({ firstDay, lastDay }) => day.day >= firstDay && day.day <= lastDay);
    const weekday = weekdayOf(day.day);
    const intervals = closure?.intervals ?? branch.hours.weekly[weekday] ?? [];
    if (closure !== undefined || day.passedAt !== undefined || special.has(day.day))
      return make(day, intervals);
    const known = weekdays.get(weekday) ?? make(day, intervals);
    weekdays.set(weekday, known);
    return known;
  };
}

function specialDates(branch: Branch, desks: readonly Desk[]): ReadonlySet<DayNumber | undefined> {
  const minimums = [branch.minimum, ...desks.map(({ minimum }) => minimum)];
  return new Set(minimums.flatMap(({ exceptions }) => exceptions.map(({ date }) => parseDate(date))));
}

type Shared = (isOpen: boolean, building: number, desks: readonly number[]) => SlotNeeds;

function sharedNeeds(): Shared {
  const made = new Map<string, SlotNeeds>();
  return (isOpen, building, desks) => {
    const name = `${isOpen} ${building} ${desks.join(" ")}`;
    const known = made.get(name) ?? { key: String.fromCharCode(made.size), isOpen, building, desks };
    made.set(name, known);
    return known;
  };
}

interface NeedsParts {
  readonly branch: Branch;
  readonly desks: readonly Desk[];
  readonly intervals: readonly DayInterval[];
  readonly shared: Shared;
}

function needsOf(day: LocalDay, { branch, desks, intervals, shared }: NeedsParts): DayNeeds {
  const open = new Uint8Array(day.minutes);
  for (const { startMinute, endMinute } of intervals)
    open.fill(1, minutesPassed(day, startMinute), minutesPassed(day, endMinute));
  const building = peopleByMinute(branch.minimum, day);
  const atDesks = desks.map(({ minimum }) => peopleByMinute(minimum, day));
  const slots: SlotNeeds[] = [];
  const partlyOpen = new Map<number, readonly [number, number]>();
  for (let slot = 0; slot < day.slotMinutes.length; slot += 1) {
    const start = slot * SLOT_MINUTES;
    const minutes = openMinutes(open, start, Math.min(start + SLOT_MINUTES, day.minutes));
    const [first, last] = [minutes[0], minutes.at(-1)];
    if (first === undefined || last === undefined) {
      slots.push(
        shared(
          false,
          0,
          desks.map(() => 0),
        ),
      );
      continue;
    }
    if (first > start || last < Math.min(start + SLOT_MINUTES, day.minutes) - 1)
      partlyOpen.set(slot, [first, last + 1]);
    const walls = day.passedAt === undefined ? minutes : minutes.map((passed) => wallMinute(day, passed));
    const most = (people: Uint16Array): number =>
      walls.reduce((most, wall) => Math.max(most, people[wall] ?? 0), 0);
    slots.push(shared(true, most(building), atDesks.map(most)));
  }
  const isOpen = slots.some((slot) => slot.isOpen);
  return { key: slots.map(({ key }) => key).join(""), slotCount: slots.length, isOpen, slots, partlyOpen };
}

function openMinutes(open: Uint8Array, start: number, end: number): readonly number[] {
  const minutes: number[] = [];
  for (let passed = start; passed < end; passed += 1) if (open[passed] === 1) minutes.push(passed);
  return minutes;
}

/** People needed at each minute the wall shows. */
function peopleByMinute({ whileOpen, rules, exceptions }: Minimum, day: LocalDay): Uint16Array {
  const people = new Uint16Array(1440).fill(whileOpen);
  const weekday = weekdayOf(day.day);
  for (const rule of rules)
    if (rule.weekdays.some((each) => each === weekday))
      people.fill(rule.people, rule.startMinute, rule.endMinute);
  for (const exception of exceptions)
    if (exception.date === day.date)
      people.fill(exception.people, exception.startMinute, exception.endMinute);
  return people;
}
