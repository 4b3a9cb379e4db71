import { formatWall, parseInstant, SECONDS_PER_DAY, toWall, zoneOf } from "#platform/time";
import { finished, note, nothingGathered } from "./gathered.ts";
import { type FindPerson, peopleFinder } from "./known-people.ts";
import { readShiftCell } from "./shift-cell.ts";
import type { KnownNames, ScheduleReading } from "./schedule-reading.ts";
import type { Shift } from "../staff.ts";

/** One meeting of a calendar of shifts, already read and expanded from its series. */
export interface ShiftEvent {
  /** `Reference`, `Ann Bell – Reference`, `Reference: Ann Bell`. */
  readonly title: string;
  /** UTC instants. */
  readonly start: string;
  readonly end: string;
  readonly location?: string;
  /** Addresses of those who are to come. */
  readonly attendees?: readonly string[];
}

/**
 * Shifts from the events of a calendar: of the person whose calendar it is, else of the attendees, else of whoever the
 * title names. The words that are left, or the location, name the desk. An event past midnight becomes a shift a day.
 * Problems tell the place of an event in the list as its row.
 */
export function readShiftEvents(
  events: readonly ShiftEvent[],
  known: KnownNames,
  staffId?: string,
): ScheduleReading {
  const gathered = nothingGathered();
  const findPerson = peopleFinder(known);
  const owner = known.staff.find(({ id }) => id === staffId);
  events.forEach((event, index) => {
    const problem = { row: index + 1, text: event.title };
    const { people, words } = peopleIn(event, { findPerson, owner });
    if (people.length === 0)
      note(gathered, {
        ...problem,
        message: "Neither the attendees nor the title name anyone on the staff.",
      });
    for (const person of people) {
      const shifts = shiftsOf(event, words, { person, known });
      if (typeof shifts === "string") note(gathered, { ...problem, message: shifts }, person.id);
      else for (const { date, shift } of shifts) gathered.shifts.push({ staffId: person.id, date, shift });
    }
  });
  return finished("events", gathered);
}

type Person = KnownNames["staff"][number];

function peopleIn(
  { title, attendees = [] }: ShiftEvent,
  { findPerson, owner }: { readonly findPerson: FindPerson; readonly owner: Person | undefined },
): { readonly people: readonly Person[]; readonly words: string } {
  if (owner !== undefined) return { people: [owner], words: title };
  const invited = attendees.map(findPerson).filter(isPerson);
  // Spaces first made one: looking for any number of them around every place would take the square of a long title's time.
  const plain = title.replaceAll(/\s+/gu, " ");
  const parts = plain.split(/ ?(?:[:|(]| [-–—] ) ?/u).map((part) => part.replace(/\)$/u, ""));
  const named = parts.map(findPerson);
  const words = parts.filter((_, part) => "why" in (named[part] ?? { why: "" })).join(" ");
  const people = invited.length > 0 ? invited : named.filter(isPerson);
  return { people: [...new Set(people)], words };
}

function isPerson(found: ReturnType<FindPerson>): found is Person {
  return !("why" in found);
}

const plainWords = /^(?:shift|work|working|on duty|scheduled)?$/iu;

function shiftsOf(
  { start, end, location = "" }: ShiftEvent,
  words: string,
  { person, known }: { readonly person: Person; readonly known: KnownNames },
): readonly { readonly date: string; readonly shift: Shift }[] | string {
  const zone = zoneOf(known.branches.find(({ id }) => id === person.homeBranchId)?.zone ?? "UTC");
  const [first, last] = [parseInstant(start), parseInstant(end)];
  if (first === undefined || last === undefined || last <= first)
    return "It ends before it begins, or its times are none.";
  if (last - first > SECONDS_PER_DAY) return "It is longer than a day, and so no shift.";
  const shifts: { readonly date: string; readonly shift: Shift }[] = [];
  for (const [from, to] of halves(toWall(zone, first), toWall(zone, last))) {
    const date = formatWall(from).slice(0, 10);
    const midnight = Math.floor(from / SECONDS_PER_DAY) * SECONDS_PER_DAY;
    const hours = `${clock(from - midnight)}-${clock(to - midnight)}`;
    const places = [words, location].filter((place) => !plainWords.test(place.trim()));
    const tried = (places.length > 0 ? places : [""]).map((place) =>
      readShiftCell(`${hours} ${place}`, person.homeBranchId, known),
    );
    const read = tried.find((reading) => reading.kind === "shifts");
    if (read === undefined) return tried[0]?.kind === "unreadable" ? tried[0].message : "It names no desk.";
    for (const shift of read.shifts) shifts.push({ date, shift });
  }
  return shifts;
}

function halves(from: number, to: number): readonly (readonly [number, number])[] {
  const midnight = (Math.floor(from / SECONDS_PER_DAY) + 1) * SECONDS_PER_DAY;
  return to > midnight
    ? [
        [from, midnight],
        [midnight, to],
      ]
    : [[from, to]];
}

function clock(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
