import { toWall, zoneOf } from "#platform/time";
import type { RecordSession } from "../record.ts";

/**
 * The sessions of several listings of one offering, each meeting once, by start.
 *
 * Lists come in the order of preference. Of two records of one meeting the earlier list's is kept and what it leaves
 * out (end, zone, place, address, title) is filled in. A meeting with an hour replaces one for the whole of the same
 * day. A start whole hours beside a meeting of a preferred list is taken for the same meeting read in a wrong zone,
 * unless its own list has that meeting too: then it is a repeat. `listed` says which lists gave or filled sessions.
 */
export function mergeSessions(lists: readonly (readonly RecordSession[])[]): {
  readonly sessions: readonly RecordSession[];
  readonly listed: readonly number[];
} {
  let kept: readonly RecordSession[] = [];
  const listed: number[] = [];
  for (const [index, list] of lists.entries()) {
    const merged = withList(kept, list);
    if (merged.some((session) => !kept.includes(session))) listed.push(index);
    kept = merged;
  }
  return { sessions: kept.length < 2 ? kept : kept.toSorted(byStart), listed };
}

function withList(kept: readonly RecordSession[], list: readonly RecordSession[]): readonly RecordSession[] {
  // Most offerings have one listing. Its meetings with an hour are told apart by their starts alone.
  if (kept.length === 0 && !list.some((session) => session.isAllDay)) return distinct(list);
  const merged = [...kept];
  for (const session of distinct(list)) {
    const at = merged.findIndex((each) => isSameMeeting(each, session));
    const known = merged[at];
    if (known === undefined) {
      if (!kept.some((each) => isZoneError(each, session, list))) merged.push(session);
    } else merged[at] = known.isAllDay && !session.isAllDay ? session : filled(known, session);
  }
  return merged;
}

/** Two records of one list at one instant are one meeting; but two whole days never cover a timed one here. */
function distinct(list: readonly RecordSession[]): readonly RecordSession[] {
  if (list.length < 2) return list;
  return [...new Map(list.map((session) => [startName(session), session])).values()];
}

function startName(session: RecordSession): string {
  return session.isAllDay ? session.start : String(Date.parse(session.start));
}

function isSameMeeting(a: RecordSession, b: RecordSession): boolean {
  if (a.isAllDay === b.isAllDay) return startName(a) === startName(b);
  const [whole, timed] = a.isAllDay ? [a, b] : [b, a];
  return (whole.end ?? whole.start) === whole.start && localDay(timed) === whole.start;
}

const HOUR = 3_600_000;
const MOST_ZONE_ERROR = 14 * HOUR;

function isZoneError(
  preferred: RecordSession,
  session: RecordSession,
  ownList: readonly RecordSession[],
): boolean {
  if (preferred.isAllDay || session.isAllDay) return false;
  const apart = Math.abs(Date.parse(preferred.start) - Date.parse(session.start));
  const isShifted = apart > 0 && apart <= MOST_ZONE_ERROR && apart % HOUR === 0;
  return isShifted && !ownList.some((each) => isSameMeeting(each, preferred));
}

/** The day a timed session falls on where it takes place. */
function localDay(session: RecordSession): string {
  const instant = Date.parse(session.start) / 1000;
  const wall = toWall(zoneOf(session.zone ?? "UTC"), instant);
  return new Date(wall * 1000).toISOString().slice(0, 10);
}

function filled(known: RecordSession, other: RecordSession): RecordSession {
  const isComplete = FILLABLE.every((field) => known[field] !== undefined || other[field] === undefined);
  return isComplete ? known : { ...pick(other), ...known };
}

const FILLABLE = ["end", "zone", "place", "url", "title"] as const;

function pick(session: RecordSession): Partial<RecordSession> {
  return Object.fromEntries(
    FILLABLE.flatMap((field) => (session[field] === undefined ? [] : [[field, session[field]]])),
  );
}

function byStart(a: RecordSession, b: RecordSession): number {
  return Date.parse(a.start) - Date.parse(b.start) || (a.original < b.original ? -1 : 1);
}
