import type { Interval } from "#platform/time";
import type {
  AttendanceOutcome,
  AttendancePerson,
  CreditCalculation,
  DuplicateCandidate,
  SetApart,
} from "../attendance/attendance.ts";
import { attendanceOutcome } from "../attendance/attendance-outcome.ts";
import type { AttendanceSource, Excuse } from "./addition.ts";
import {
  type ColleagueQuestion,
  excusesOf,
  keysOfOne,
  type OneReport,
  oneReport,
  recognise,
  type Recognised,
  type SessionSources,
} from "./gather.ts";

/** What one person's attendance comes to. */
export interface GatheredAttendance {
  /** `staff ID` of a colleague, else `person KEY`; the same however often it is gathered. */
  readonly personKey: string;
  readonly staffId: string | undefined;
  readonly name: string;
  readonly email: string | undefined;
  readonly intervals: readonly Interval[];
  readonly sources: readonly AttendanceSource[];
  readonly attendedSeconds: number;
  readonly creditedMinutes: number;
  readonly calculation: CreditCalculation | undefined;
  readonly state: "qualifies" | "short" | "ambiguous" | "set apart";
  /** Why it is not counted, as a sentence; empty when it is. */
  readonly reason: string;
  readonly excused: Excuse | undefined;
}

/** Everyone who came, and what a person must decide first. */
export interface Gathered {
  readonly attendances: readonly GatheredAttendance[];
  readonly colleagueQuestions: readonly ColleagueQuestion[];
  readonly duplicateQuestions: readonly DuplicateQuestion[];
}

/** Several that may be one person. */
export interface DuplicateQuestion extends Pick<DuplicateCandidate, "keys" | "message"> {
  readonly people: readonly Pick<AttendancePerson, "key" | "name" | "email" | "calculation">[];
}

/** Puts together everything that says who came, by the session's rules. The order in which it became known does not matter. */
export function gatherAttendances(sources: SessionSources): Gathered {
  const one = oneReport(sources);
  const first = outcomeOf(one, sources, []);
  const known = recognise(first, one, sources);
  const same = keysOfOne(known.staffIds);
  const outcome = same.length === 0 ? first : outcomeOf(one, sources, same);
  const recognised = same.length === 0 ? known : recogniseAgain(known, first, outcome);
  const duplicateQuestions = openDuplicates(outcome, recognised, sources);
  const doubled = new Set(duplicateQuestions.flatMap(({ keys }) => keys));
  // One question at a time: whether they are one person comes first.
  const colleagueQuestions = recognised.questions.filter(({ key }) => !doubled.has(key));
  const asked = new Set([...doubled, ...colleagueQuestions.map(({ key }) => key)]);
  const excuses = excusesOf(sources.additions);
  const colleagues = new Map(sources.colleagues.map((each) => [each.id, each]));
  const attendances = outcome.people.map((person) => {
    const staffId = recognised.staffIds.get(person.key);
    const colleague = staffId === undefined ? undefined : colleagues.get(staffId);
    const personKey = staffId === undefined ? `person ${person.key}` : `staff ${staffId}`;
    return judged(person, {
      personKey,
      staffId,
      name: colleague?.name ?? person.name,
      email: colleague?.email ?? person.email,
      sources: sourcesOf(person, one),
      isAsked: asked.has(person.key),
      excused: excuses.get(personKey),
    });
  });
  return {
    attendances: [...attendances, ...setApart(outcome.setApart)],
    colleagueQuestions,
    duplicateQuestions,
  };
}

function outcomeOf(
  { report, additions }: OneReport,
  { rules }: SessionSources,
  same: readonly (readonly string[])[],
): AttendanceOutcome {
  return attendanceOutcome(report, rules, {
    ...additions,
    samePeople: [...(additions.samePeople ?? []), ...same],
  });
}

// Who was put together has one of the keys they had before; the rows say who they are.
function recogniseAgain(known: Recognised, first: AttendanceOutcome, outcome: AttendanceOutcome): Recognised {
  const byRow = new Map(
    first.people.flatMap(({ key, rows, groupLogins }) => {
      const staffId = known.staffIds.get(key);
      return staffId === undefined || groupLogins.length > 0
        ? []
        : rows.map((row) => [row, staffId] as const);
    }),
  );
  const staffIds = new Map(
    outcome.people.flatMap(({ key, rows }) => {
      const staffId =
        known.staffIds.get(key) ?? rows.map((row) => byRow.get(row)).find((each) => each !== undefined);
      return staffId === undefined ? [] : [[key, staffId] as const];
    }),
  );
  return { staffIds, questions: known.questions.filter(({ key }) => !staffIds.has(key)) };
}

function openDuplicates(
  { duplicateCandidates, people }: AttendanceOutcome,
  { staffIds }: Recognised,
  { additions }: Pick<SessionSources, "additions">,
): readonly DuplicateQuestion[] {
  const apart = additions.flatMap(({ addition }) =>
    addition.kind === "apart" ? [new Set(addition.keys)] : [],
  );
  const byKey = new Map(people.map((person) => [person.key, person]));
  return duplicateCandidates.flatMap(({ keys, message }) => {
    const isDecided = apart.some((decided) => keys.every((key) => decided.has(key)));
    // Two colleagues of one name, each with an address of the staff list, are two.
    const staff = new Set(keys.map((key) => staffIds.get(key) ?? ""));
    if (isDecided || (staff.size === keys.length && !staff.has(""))) return [];
    return [{ keys, message, people: keys.flatMap((key) => byKey.get(key) ?? []) }];
  });
}

function sourcesOf(person: AttendancePerson, { origins }: OneReport): readonly AttendanceSource[] {
  const found = new Set<AttendanceSource>(person.rows.flatMap((row) => origins.get(row)?.source ?? []));
  if (person.groupLogins.length > 0) found.add("roster");
  return [...found].toSorted();
}

interface Judging extends Pick<
  GatheredAttendance,
  "personKey" | "staffId" | "name" | "email" | "sources" | "excused"
> {
  readonly isAsked: boolean;
}

function judged(person: AttendancePerson, { isAsked, excused, ...who }: Judging): GatheredAttendance {
  const { calculation } = person;
  const creditedMinutes = excused?.minutes ?? calculation.creditedMinutes;
  const qualifies = excused === undefined ? person.qualifies : excused.minutes > 0;
  return {
    ...who,
    intervals: person.intervals,
    attendedSeconds: calculation.attendedSeconds,
    creditedMinutes: qualifies ? creditedMinutes : 0,
    calculation,
    state: isAsked ? "ambiguous" : qualifies ? "qualifies" : "short",
    reason: isAsked ? "Waits until somebody says who this is." : qualifies ? "" : whyShort(calculation),
    excused,
  };
}

function whyShort({ attendedSeconds, isBelowThreshold }: CreditCalculation): string {
  if (attendedSeconds === 0) return "Was not there within the session’s time.";
  if (isBelowThreshold) return "Was there for less than the session asks for.";
  return "Was there for too short a time to earn anything.";
}

function setApart(rows: readonly SetApart[]): readonly GatheredAttendance[] {
  return rows.map(({ what, name, email, rows: [row], reason }) => ({
    personKey: `${what} ${email ?? name.toLowerCase()} ${row ?? ""}`.trim(),
    staffId: undefined,
    name: name === "" ? "Someone on the telephone" : name,
    email,
    intervals: [],
    sources: ["import"],
    attendedSeconds: 0,
    creditedMinutes: 0,
    calculation: undefined,
    state: "set apart",
    reason,
    excused: undefined,
  }));
}
