import { type Interval, unionOfIntervals } from "#platform/time";
import type {
  AttendanceAdditions,
  AttendanceEntry,
  AttendanceOutcome,
  AttendancePerson,
  AttendanceReport,
  AttendanceRole,
  SessionCreditRules,
  SetApart,
} from "./attendance.ts";
import { creditMinutes, sessionSeconds } from "./credit-minutes.ts";
import { groupViewing } from "./group-viewing.ts";
import {
  compare,
  duplicateCandidates,
  findPeople,
  type FoundPerson,
  mergedPeople,
  ownName,
} from "./identity.ts";

/**
 * Who attended a session by a report, and the credit of each.
 *
 * The order of the report's rows does not matter, and a row that is there twice counts once. Doubtful people are kept
 * apart and named as `duplicateCandidates`; what a person decided about them comes back in as `samePeople` or
 * `differentPeople`.
 */
export function attendanceOutcome(
  report: AttendanceReport,
  rules: SessionCreditRules,
  { rosters = [], samePeople = [], differentPeople = [] }: AttendanceAdditions = {},
): AttendanceOutcome {
  const attended = report.entries.filter(({ standing }) => standing === "attended");
  const viewing = groupViewing(attended, rosters);
  const found = mergedPeople(findPeople(viewing.sightings), samePeople);
  const candidates = duplicateCandidates(found).filter(
    ({ keys }) => !differentPeople.some((different) => keys.every((key) => different.includes(key))),
  );
  const doubtful = new Set(candidates.flatMap(({ keys }) => keys));
  const people = found
    .map((person) => ({ ...personOf(person, rules), isDoubtful: doubtful.has(person.key) }))
    .toSorted((one, other) => compare(one.name, other.name) || compare(one.key, other.key));
  return {
    kind: report.kind,
    rules,
    sessionSeconds: sessionSeconds(rules),
    people,
    duplicateCandidates: candidates,
    setApart: [...apart(report.entries, found), ...viewing.setApart].toSorted(
      (one, other) => (one.rows[0] ?? 0) - (other.rows[0] ?? 0),
    ),
    problems: [...report.problems, ...viewing.problems],
  };
}

function personOf(
  { key, sightings }: FoundPerson,
  rules: SessionCreditRules,
): Omit<AttendancePerson, "isDoubtful"> {
  const calculation = creditMinutes(sightings, rules);
  return {
    key,
    name: fullestName(sightings),
    email: sightings
      .map(({ email }) => email)
      .find((email) => email !== undefined && (email === key || key.startsWith("name:"))),
    role: weightiest(sightings.map(({ role }) => role)),
    rows: distinct(sightings.map(({ row }) => row)).toSorted((one, other) => one - other),
    groupLogins: distinct(sightings.flatMap(({ groupLogin }) => groupLogin ?? [])).toSorted(compare),
    intervals: unionOfIntervals(
      sightings.flatMap(({ interval }): readonly Interval[] => (interval === undefined ? [] : [interval])),
    ),
    calculation,
    qualifies: calculation.creditedMinutes > 0,
  };
}

/** Names of accounts before names that were shown; of several the longest, which says most. */
function fullestName(sightings: FoundPerson["sightings"]): string {
  const originals = sightings.flatMap(({ originalName }) => originalName ?? []);
  const names = originals.length > 0 ? originals : sightings.map(ownName);
  return names.toSorted((one, other) => other.length - one.length || compare(one, other))[0] ?? "";
}

function weightiest(roles: readonly (AttendanceRole | undefined)[]): AttendanceRole | undefined {
  return (["host", "presenter", "attendee"] as const).find((role) => roles.includes(role));
}

function distinct<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)];
}

/** Rows that are nobody's attendance, the same ones together; a no-show who came after all is none. */
function apart(entries: readonly AttendanceEntry[], people: readonly FoundPerson[]): readonly SetApart[] {
  const keys = new Set(people.map(({ key }) => key));
  const rows = entries.filter(
    ({ standing, email }) =>
      standing !== "attended" &&
      !((standing === "no-show" || standing === "no-times") && keys.has(email ?? "")),
  );
  const groups = Map.groupBy(rows, ({ standing, name, email }) => [standing, name, email].join("\n"));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || first.standing === "attended") return [];
    const { standing, name, email } = first;
    return [{ what: standing, name, email, rows: group.map(({ row }) => row), reason: reasons[standing] }];
  });
}

const reasons: Readonly<Record<Exclude<AttendanceEntry["standing"], "attended">, string>> = {
  bot: "This looks like a program that takes notes, not a person.",
  caller: "All that is known of this caller is a telephone number, which is not kept.",
  "no-show": "They registered, and the report says that they did not come.",
  "no-times": "The report names them without any times or minutes: the organizer's settings may hide them.",
  "waiting-room": "This was time in the waiting room, before being let in.",
};
