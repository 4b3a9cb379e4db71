import type { Staffing } from "../staffing.ts";
import type { Absence, LearningSession } from "../time-away.ts";
import {
  absenceAway,
  absenceDays,
  isAbsence,
  isWithin,
  sessionAway,
  sessionDays,
  type TouchedDays,
} from "./aways.ts";
import { zoneNamed } from "./compile-branches.ts";
import type { Away, CompiledPerson } from "./compiled.ts";
import type { LocalDay } from "./local-day.ts";

/**
 * What takes people away, person by person: absences, then sessions. A year holds thousands, of which a week touches few:
 * of each, only the days that it may touch are read at once, and the rest when one of these days is asked for.
 */
export interface AwayTable {
  /** By a person's index, where their causes begin; those of the next person begin where they end. */
  readonly starts: Int32Array;
  readonly causes: readonly Cause[];
  readonly days: { readonly first: Float64Array; readonly last: Float64Array };
  readonly made: (Away | undefined)[];
}

type Cause = Absence | LearningSession;

/** The table of everyone's absences and sessions. Sessions at the desk take nobody away. */
export function awayTable(
  { absences, sessions }: Pick<Staffing, "absences" | "sessions">,
  people: readonly CompiledPerson[],
  personOf: ReadonlyMap<string, CompiledPerson>,
): AwayTable {
  const all: readonly Cause[] = [...absences, ...sessions];
  const owners = ownersOf(all, personOf);
  const starts = new Int32Array(people.length + 2);
  // Counted one place too far, so that filling moves each beginning to where it belongs.
  for (const owner of owners) if (owner >= 0) starts[owner + 2] = (starts[owner + 2] ?? 0) + 1;
  for (let index = 1; index < starts.length; index += 1)
    starts[index] = (starts[index] ?? 0) + (starts[index - 1] ?? 0);
  const count = starts.at(-1) ?? 0;
  const causes: Cause[] = all.slice(0, count);
  const days = { first: new Float64Array(count), last: new Float64Array(count) };
  const touched: TouchedDays = { first: 0, last: 0 };
  all.forEach((cause, index) => {
    const owner = owners[index] ?? -1;
    if (owner < 0) return;
    const place = starts[owner + 1] ?? 0;
    starts[owner + 1] = place + 1;
    causes[place] = cause;
    if (isAbsence(cause)) absenceDays(cause, touched);
    else sessionDays(cause, touched);
    days.first[place] = touched.first;
    days.last[place] = touched.last;
  });
  return { starts, causes, days, made: [] };
}

/** Whom each takes away, by index; -1 is nobody. */
function ownersOf(
  causes: readonly Cause[],
  personOf: ReadonlyMap<string, CompiledPerson>,
): Int32Array<ArrayBuffer> {
  const owners = new Int32Array(causes.length).fill(-1);
  let lastId = "";
  let last: CompiledPerson | undefined;
  let index = 0;
  for (const cause of causes) {
    // What belongs to one person mostly comes in a row.
    if (cause.staffId !== lastId) last = personOf.get((lastId = cause.staffId));
    if (last !== undefined && (isAbsence(cause) || cause.attendance !== "at-desk"))
      owners[index] = last.index;
    index += 1;
  }
  return owners;
}

/** Those that touch a local day; a list only when there are any, since mostly there are none. */
export function awaysTouching(
  table: AwayTable,
  person: CompiledPerson,
  localDay: LocalDay,
): Away[] | undefined {
  const { first, last } = table.days;
  const { day } = localDay;
  let found: Away[] | undefined;
  const end = table.starts[person.index + 1] ?? 0;
  for (let place = table.starts[person.index] ?? 0; place < end; place += 1) {
    if (!((first[place] ?? 0) <= day && (last[place] ?? 0) >= day)) continue;
    const away = awayAt(table, person, place);
    if (away !== undefined && isWithin(away, localDay)) (found ??= []).push(away);
  }
  return found;
}

/** All that takes a person away, absences first. */
export function awaysOfPerson(table: AwayTable, person: CompiledPerson): readonly Away[] {
  const found: Away[] = [];
  const end = table.starts[person.index + 1] ?? 0;
  for (let place = table.starts[person.index] ?? 0; place < end; place += 1) {
    const away = awayAt(table, person, place);
    if (away !== undefined) found.push(away);
  }
  return found;
}

function awayAt({ causes, made }: AwayTable, person: CompiledPerson, place: number): Away | undefined {
  const cause = causes[place];
  if (cause === undefined) return undefined;
  return (made[place] ??= isAbsence(cause)
    ? absenceAway(cause, cause.zone === undefined ? person.homeZone : zoneNamed(cause.zone))
    : sessionAway(cause));
}
