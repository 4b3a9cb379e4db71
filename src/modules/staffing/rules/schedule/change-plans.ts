import { type DayNumber, parseDate, SECONDS_PER_DAY, toInstant, toWall } from "#platform/time";
import type { Shift, ShiftException } from "../staff.ts";
import type { Absence } from "../time-away.ts";
import { localSeconds } from "./aways.ts";
import { zoneNamed } from "./compile-branches.ts";
import type { CompiledPerson, PlannedShift } from "./compiled.ts";
import { patternPlan, planOf, planWith } from "./day-plan.ts";
import { type PlaceIndex, plannedShifts } from "./places.ts";

type People = ReadonlyMap<string, CompiledPerson>;

/** Which shifts count where several overlap: cover over extra over moved over swapped over any pattern. */
const ranks = { swapped: 1_000_000, moved: 2_000_000, extra: 3_000_000, cover: 4_000_000 } as const;

/** What exceptions do to one person's day. */
interface Change {
  readonly droppedBy: string[];
  readonly added: PlannedShift[];
}

/** Writes the plans of all days that exceptions change. */
export function applyExceptions(
  exceptions: readonly ShiftException[],
  people: People,
  places: PlaceIndex,
): void {
  const changes = new Map<CompiledPerson, Map<DayNumber, Change>>();
  const sorted = [...exceptions].sort((a, b) => (a.id < b.id ? -1 : 1));
  sorted.forEach((exception, order) => {
    const person = people.get(exception.staffId);
    if (person === undefined) return;
    const rank = ranks[exception.kind] + order;
    const planned = (shifts: readonly Shift[]): readonly PlannedShift[] =>
      plannedShifts(shifts, places, { homeZone: person.homeZone, rank });
    if (exception.kind === "extra") {
      changeOf(changes, person, exception.date)?.added.push(...planned([exception.shift]));
    } else if (exception.kind === "moved") {
      changeOf(changes, person, exception.date)?.droppedBy.push(exception.id);
      changeOf(changes, person, exception.toDate)?.added.push(...planned(exception.shifts));
    } else {
      const partner = people.get(exception.withStaffId);
      if (partner === undefined || partner === person) return;
      hand(changes, { from: person, to: partner, date: exception.date }, { id: exception.id, rank });
      if (exception.withDate === undefined) return;
      hand(changes, { from: partner, to: person, date: exception.withDate }, { id: exception.id, rank });
    }
  });
  for (const [person, days] of changes)
    for (const [day, { droppedBy, added }] of days) {
      const kept = droppedBy.length > 0 ? [] : patternPlan(person, day).shifts;
      person.changedPlans.set(day, planWith([...kept, ...added], droppedBy));
    }
}

function hand(
  changes: Map<CompiledPerson, Map<DayNumber, Change>>,
  { from, to, date }: { readonly from: CompiledPerson; readonly to: CompiledPerson; readonly date: string },
  { id, rank }: { readonly id: string; readonly rank: number },
): void {
  const day = parseDate(date);
  if (day === undefined) return;
  const shifts = patternPlan(from, day).shifts.map((shift) => ({ ...shift, rank }));
  changeOf(changes, from, date)?.droppedBy.push(id);
  changeOf(changes, to, date)?.added.push(...shifts);
}

function changeOf(
  changes: Map<CompiledPerson, Map<DayNumber, Change>>,
  person: CompiledPerson,
  date: string,
): Change | undefined {
  const day = parseDate(date);
  if (day === undefined) return undefined;
  const days = changes.get(person) ?? new Map<DayNumber, Change>();
  changes.set(person, days);
  const change = days.get(day) ?? { droppedBy: [], added: [] };
  days.set(day, change);
  return change;
}

/** Gives the shifts of an absent person, cut to the absence, to the colleague who covers. */
export function applyCover(absences: readonly Absence[], people: People): void {
  const added = new Map<CompiledPerson, Map<DayNumber, PlannedShift[]>>();
  const sorted = absences
    .filter(({ cover }) => cover?.kind === "colleague")
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  sorted.forEach((absence, order) => {
    const absent = people.get(absence.staffId);
    const colleague = absence.cover?.kind === "colleague" ? people.get(absence.cover.staffId) : undefined;
    if (absent === undefined || colleague === undefined || absent === colleague) return;
    const days = added.get(colleague) ?? new Map<DayNumber, PlannedShift[]>();
    added.set(colleague, days);
    for (const [day, shift] of shiftsWithin(absence, absent))
      days.set(day, [...(days.get(day) ?? []), { ...shift, rank: ranks.cover + order }]);
  });
  // All plans are read before the first is written: who covers for someone does not take over what that one covers.
  for (const [person, days] of added)
    for (const [day, shifts] of days) {
      const plan = planOf(person, day);
      person.changedPlans.set(day, planWith([...plan.shifts, ...shifts], plan.droppedBy));
    }
}

function shiftsWithin(absence: Absence, absent: CompiledPerson): readonly [DayNumber, PlannedShift][] {
  const zone = absence.zone === undefined ? absent.homeZone : zoneNamed(absence.zone);
  const [from, to] = [absence.from, absence.to].map((text) => toInstant(zone, localSeconds(text)));
  const found: [DayNumber, PlannedShift][] = [];
  if (from === undefined || to === undefined || !(from < to)) return found;
  const firstDay = Math.floor(from / SECONDS_PER_DAY) - 1;
  for (let day = firstDay; day <= Math.floor(to / SECONDS_PER_DAY) + 1; day += 1)
    for (const shift of planOf(absent, day).shifts) {
      const midnight = day * SECONDS_PER_DAY;
      const startMinute = Math.max(shift.startMinute, Math.ceil((toWall(shift.zone, from) - midnight) / 60));
      const endMinute = Math.min(shift.endMinute, Math.floor((toWall(shift.zone, to) - midnight) / 60));
      if (startMinute < endMinute) found.push([day, { ...shift, startMinute, endMinute }]);
    }
  return found;
}
