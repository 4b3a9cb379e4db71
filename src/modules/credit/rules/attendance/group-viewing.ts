import type { AttendanceEntry, AttendanceProblem, GroupRoster, SetApart } from "./attendance.ts";
import { ownName, type Sighting } from "./identity.ts";
import { nameKey } from "./person-name.ts";

/** Sightings of everyone in the room, and the logins that were the room's. */
export interface GroupViewing {
  readonly sightings: readonly Sighting[];
  readonly setApart: readonly SetApart[];
  readonly problems: readonly AttendanceProblem[];
}

/**
 * Gives each person of a roster the times of the login they watched through. The login itself is a room, not a person,
 * unless the roster names it too.
 */
export function groupViewing(
  attended: readonly AttendanceEntry[],
  rosters: readonly GroupRoster[],
): GroupViewing {
  const sightings: Sighting[] = [];
  const setApart: SetApart[] = [];
  const problems: AttendanceProblem[] = [];
  const rooms = new Set<AttendanceEntry>();
  for (const roster of rosters) {
    const entries = attended.filter((entry) => isLogin(entry, roster.login));
    const [first] = entries;
    if (first === undefined) problems.push(unknownLogin(roster));
    else {
      for (const entry of entries) {
        rooms.add(entry);
        sightings.push(...roster.members.map((member) => memberSighting(member, entry, roster.login)));
      }
      if (!roster.members.some((member) => isLogin(first, member.email ?? member.name)))
        setApart.push(roomApart(entries, first, roster));
    }
  }
  return { sightings: [...attended.filter((entry) => !rooms.has(entry)), ...sightings], setApart, problems };
}

function isLogin(entry: AttendanceEntry, login: string): boolean {
  const key = nameKey(login);
  return (
    entry.email === key || [entry.name, ownName(entry)].some((name) => name !== "" && nameKey(name) === key)
  );
}

function memberSighting(
  { name, email }: GroupRoster["members"][number],
  { row, interval, mostSeconds }: AttendanceEntry,
  groupLogin: string,
): Sighting {
  const address = email?.trim().toLowerCase() || undefined;
  return {
    name: name.trim(),
    originalName: undefined,
    email: address,
    role: "attendee",
    row,
    interval,
    mostSeconds,
    groupLogin,
  };
}

function roomApart(
  entries: readonly AttendanceEntry[],
  { name, email }: AttendanceEntry,
  { members }: GroupRoster,
): SetApart {
  const people = members.length === 1 ? "one person" : `${members.length} people`;
  return {
    what: "group-login",
    name,
    email,
    rows: entries.map(({ row }) => row),
    reason: `This login was a room: its time was given to the ${people} on its roster.`,
  };
}

function unknownLogin({ login }: GroupRoster): AttendanceProblem {
  return {
    row: undefined,
    column: undefined,
    message: `The report has no login “${login}”, which a roster names: nobody on that roster was credited.`,
    effect: "left-out",
  };
}
