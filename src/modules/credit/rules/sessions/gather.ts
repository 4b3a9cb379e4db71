import type { EpochSeconds, Interval } from "#platform/time";
import type {
  AttendanceAdditions,
  AttendanceEntry,
  AttendanceOutcome,
  AttendancePerson,
  AttendanceReport,
  SessionCreditRules,
} from "../attendance/attendance.ts";
import type { Addition, AttendanceSource, Excuse } from "./addition.ts";
import { meetingWithDoorsAt } from "./check-in-code.ts";

/** A colleague whom a report may mean. */
export interface KnownColleague {
  readonly id: string;
  readonly name: string;
  readonly email: string | undefined;
}

/** Someone who checked in, and when the code that they saw was shown. */
export interface KnownCheckIn {
  readonly staffId: string | undefined;
  readonly name: string;
  readonly email: string | undefined;
  readonly at: EpochSeconds;
}

/** Everything that says who came to one session. */
export interface SessionSources {
  readonly rules: SessionCreditRules;
  readonly reports: readonly AttendanceReport[];
  readonly checkIns: readonly KnownCheckIn[];
  readonly additions: readonly { readonly by: string; readonly addition: Addition }[];
  /** At least those whose name or address occurs. */
  readonly colleagues: readonly KnownColleague[];
}

/** How the reports' rows, check-ins and people by hand are put together into one report, and told apart again. */
export interface OneReport {
  readonly report: AttendanceReport;
  readonly additions: AttendanceAdditions;
  /** By the row that a row has in the one report. */
  readonly origins: ReadonlyMap<number, RowOrigin>;
}

export interface RowOrigin {
  readonly source: AttendanceSource;
  readonly staffId: string | undefined;
}

/** One report of everything that is known, so that intervals are united and people told apart across all of it. */
export function oneReport({ rules, reports, checkIns, additions, colleagues }: SessionSources): OneReport {
  const entries: AttendanceEntry[] = [];
  const origins = new Map<number, RowOrigin>();
  const add = (entry: AttendanceEntry, origin: RowOrigin) => {
    const row = entries.length + 1;
    entries.push({ ...entry, row });
    origins.set(row, origin);
  };
  for (const { entries: rows } of reports)
    for (const entry of rows) add(entry, { source: "import", staffId: undefined });
  for (const { at, staffId, ...person } of checkIns)
    add(attended(person, sinceCheckIn(at, rules)), { source: "check-in", staffId });
  for (const { addition } of additions)
    if (addition.kind === "by hand")
      for (const { staffId, ...person } of addition.people)
        add(attended(person, addition.interval), { source: "by hand", staffId });
  const emails = new Map(colleagues.map(({ id, email }) => [id, email]));
  return {
    report: {
      kind: reports[0]?.kind ?? "plain",
      title: undefined,
      zone: "UTC",
      dateOrder: undefined,
      // A colleague who is known by id is told from others by the address that the staff list has.
      entries: entries.map((entry) => {
        const staffId = origins.get(entry.row)?.staffId;
        const email = staffId === undefined ? undefined : emails.get(staffId);
        return email === undefined ? entry : { ...entry, email };
      }),
      problems: reports.flatMap(({ problems }) => problems),
    },
    additions: {
      rosters: additions.flatMap(({ addition }) => (addition.kind === "roster" ? [addition] : [])),
      samePeople: additions.flatMap(({ addition }) => (addition.kind === "same" ? [addition.keys] : [])),
    },
    origins,
  };
}

/** From a check-in to the end of the meeting that it was for: the other meetings have their own. */
function sinceCheckIn(at: EpochSeconds, { meetings, window }: SessionCreditRules): Interval {
  const meeting = meetings === undefined ? window : (meetingWithDoorsAt(meetings, at) ?? window);
  return { start: Math.max(at, meeting.start), end: meeting.end };
}

function attended(
  { name, email }: { readonly name: string; readonly email?: string | undefined },
  interval: { readonly start: number; readonly end: number },
): AttendanceEntry {
  return {
    row: 0,
    standing: "attended",
    name,
    originalName: undefined,
    email,
    role: undefined,
    interval,
    mostSeconds: undefined,
  };
}

/** Names and addresses that occur, in lower case: whose staff records are worth looking at. */
export function wordsOfPeople({ report, additions }: OneReport): {
  readonly names: readonly string[];
  readonly emails: readonly string[];
} {
  const members = (additions.rosters ?? []).flatMap((roster) => roster.members);
  const all = [...report.entries, ...members];
  const distinct = (texts: readonly (string | undefined)[]) => [
    ...new Set(
      texts.flatMap((text) => (text === undefined || text === "" ? [] : [text.trim().toLowerCase()])),
    ),
  ];
  return { names: distinct(all.map(({ name }) => name)), emails: distinct(all.map(({ email }) => email)) };
}

/** Who is a colleague, as far as that is certain, and of whom it must be asked. */
export interface Recognised {
  /** By key. */
  readonly staffIds: ReadonlyMap<string, string>;
  readonly questions: readonly ColleagueQuestion[];
}

/** Someone in a report who has the name of a colleague, and nothing that proves it. */
export interface ColleagueQuestion {
  readonly key: string;
  readonly name: string;
  readonly email: string | undefined;
  readonly colleagues: readonly KnownColleague[];
}

/**
 * Recognises colleagues by what somebody decided, by who they were when they checked in or were entered, and by the address of
 * the staff list. A name alone proves nothing, not even a rare one: it gives a question.
 */
export function recognise(
  outcome: Pick<AttendanceOutcome, "people">,
  { origins }: Pick<OneReport, "origins">,
  { additions, colleagues }: Pick<SessionSources, "additions" | "colleagues">,
): Recognised {
  const decided = new Map(
    additions.flatMap(({ addition }) =>
      addition.kind === "colleague" ? [[addition.key, addition.staffId] as const] : [],
    ),
  );
  const byEmail = new Map(
    colleagues.flatMap(({ id, email }) => (email === undefined ? [] : [[email, id] as const])),
  );
  const known = new Set(colleagues.map(({ id }) => id));
  const staffIds = new Map<string, string>();
  const questions: ColleagueQuestion[] = [];
  for (const person of outcome.people) {
    const { key, name, email } = person;
    if (decided.has(key)) {
      const staffId = decided.get(key);
      if (staffId !== undefined && known.has(staffId)) staffIds.set(key, staffId);
      continue;
    }
    const staffId = enteredAs(person, origins) ?? (email === undefined ? undefined : byEmail.get(email));
    if (staffId !== undefined) {
      staffIds.set(key, staffId);
      continue;
    }
    const namesakes = colleagues.filter((each) => sameName(each.name, name));
    if (namesakes.length > 0) questions.push({ key, name, email, colleagues: namesakes });
  }
  return { staffIds, questions };
}

function enteredAs(person: AttendancePerson, origins: OneReport["origins"]): string | undefined {
  // Behind a login there are others than the one whose it is.
  if (person.groupLogins.length > 0) return undefined;
  return person.rows.map((row) => origins.get(row)?.staffId).find((each) => each !== undefined);
}

/** Two names that are written alike, but for case and blanks. */
export function sameName(one: string, other: string): boolean {
  const plain = (text: string) => text.trim().toLowerCase().replaceAll(/\s+/gu, " ");
  return plain(one) === plain(other);
}

/** Keys that are one colleague, though the reports do not say so: two addresses, or a name decided to be someone. */
export function keysOfOne(staffIds: Recognised["staffIds"]): readonly (readonly string[])[] {
  const byStaff = Map.groupBy(staffIds, ([, staffId]) => staffId);
  return [...byStaff.values()].flatMap((pairs) => (pairs.length > 1 ? [pairs.map(([key]) => key)] : []));
}

/** Minutes that somebody set, by the key that attendances are kept under; the last word counts. */
export function excusesOf(additions: SessionSources["additions"]): ReadonlyMap<string, Excuse> {
  return new Map(
    additions.flatMap(({ by, addition }) =>
      addition.kind === "excused"
        ? [[addition.key, { minutes: addition.minutes, reason: addition.reason, by }] as const]
        : [],
    ),
  );
}
