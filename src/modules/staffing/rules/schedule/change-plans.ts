import { type DayNumber, SECONDS_PER_DAY, toInstant, toWall } from "#platform/time";
import type { Shift, ShiftException } from "../staff.ts";
import type { Absence } from "../time-away.ts";
import { dayOf, localSeconds } from "./aways.ts";
import { zoneNamed } from "./compile-branches.ts";
import type { CompiledPerson, DayChange, DayPlan, PlannedShift } from "./compiled.ts";
import { patternPlan, planOf, planWith } from "./day-plan.ts";
import { byId } from "./order.ts";
import { type PlaceIndex, plannedShifts } from "./places.ts";

type People = ReadonlyMap<string, CompiledPerson>;

/** Which shifts count where several overlap: cover over extra over moved over swapped over any pattern. */
const ranks = { swapped: 1_000_000, moved: 2_000_000, extra: 3_000_000, cover: 4_000_000 } as const;

/** Notes which days exceptions change; what they do to a day is worked out when the day is asked for. */
export function applyExceptions(
  exceptions: readonly ShiftException[],
  people: People,
  places: PlaceIndex,
): void {
  const make: DayChange["make"] = (person, day, list) => changedPlan({ person, day, people, places }, list);
  const note = (person: CompiledPerson, date: string | undefined, exception: ShiftException): void => {
    const day = date === undefined ? undefined : dayOf(date);
    if (day === undefined) return;
    const changes = (person.changes ??= new Map());
    const known = changes.get(day);
    if (known === undefined) changes.set(day, { plan: undefined, exceptions: [exception], make });
    else if (!known.exceptions.includes(exception)) known.exceptions.push(exception);
  };
  for (const exception of exceptions) {
    const person = people.get(exception.staffId);
    if (person === undefined) continue;
    if (exception.kind !== "swapped") {
      note(person, exception.date, exception);
      if (exception.kind === "moved") note(person, exception.toDate, exception);
      continue;
    }
    const partner = people.get(exception.withStaffId);
    if (partner === undefined || partner === person) continue;
    for (const either of [person, partner])
      for (const date of [exception.date, exception.withDate]) note(either, date, exception);
  }
}

interface PersonDay {
  readonly person: CompiledPerson;
  readonly day: DayNumber;
  readonly people: People;
  readonly places: PlaceIndex;
}

/** What a day is once exceptions, in the order of ids, are applied to the patterns. */
function changedPlan(
  { person, day, people, places }: PersonDay,
  exceptions: readonly ShiftException[],
): DayPlan {
  const droppedBy: string[] = [];
  const added: PlannedShift[] = [];
  const ownId = person.member.id;
  [...exceptions].sort(byId).forEach((exception, order) => {
    const rank = ranks[exception.kind] + order;
    const add = (shifts: readonly Shift[]): void => {
      added.push(...plannedShifts(shifts, places, { homeZone: person.homeZone, rank }));
    };
    const isOn = (date: string | undefined): boolean => date !== undefined && dayOf(date) === day;
    if (exception.kind === "extra") add([exception.shift]);
    else if (exception.kind === "moved") {
      if (isOn(exception.date)) droppedBy.push(exception.id);
      if (isOn(exception.toDate)) add(exception.shifts);
    } else {
      const isOwn = exception.staffId === ownId;
      const [given, taken] = isOwn
        ? [exception.date, exception.withDate]
        : [exception.withDate, exception.date];
      const other = people.get(isOwn ? exception.withStaffId : exception.staffId);
      if (isOn(given)) droppedBy.push(exception.id);
      if (isOn(taken) && other !== undefined)
        added.push(...patternPlan(other, day).shifts.map((shift) => takenOver(shift, person, rank)));
    }
  });
  const kept = droppedBy.length > 0 ? [] : patternPlan(person, day).shifts;
  return planWith([...kept, ...added], droppedBy);
}

/** A colleague's shift: work outside any branch goes by the clock of the home of whoever does it. */
function takenOver(shift: PlannedShift, { homeZone }: CompiledPerson, rank: number): PlannedShift {
  return { ...shift, rank, zone: shift.branchIndex === undefined ? homeZone : shift.zone };
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
      const made = planWith([...plan.shifts, ...shifts], plan.droppedBy);
      (person.changes ??= new Map()).set(day, { plan: made, exceptions: [], make: () => made });
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
