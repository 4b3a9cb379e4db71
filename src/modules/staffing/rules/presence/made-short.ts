import { formatDate, formatInstant, parseInstant, SECONDS_PER_DAY, toWall } from "#platform/time";
import { coverage } from "../desk-coverage/coverage.ts";
import type { Coverage, SlotCoverage } from "../desk-coverage/result.ts";
import { zoneNamed } from "../schedule/compile-branches.ts";
import type { ExtraShift } from "../staff.ts";
import type { Staffing } from "../staffing.ts";
import type { LearningSession } from "../time-away.ts";

/** A half-hour of a branch that is shorter of people with some sessions than without. UTC instants. */
export interface MadeShort {
  readonly branchId: string;
  readonly start: string;
  readonly end: string;
  /** How many places more are empty. */
  readonly by: number;
}

/** What is thought of beside the schedule. */
export interface SupposedChanges {
  readonly sessions: readonly LearningSession[];
  /** People sent to another branch than the schedule says, or there at another time. UTC instants. */
  readonly moves: readonly PersonMove[];
}

/** Somebody at a branch for a time within one local day. */
export interface PersonMove {
  readonly staffId: string;
  readonly branchId: string;
  readonly start: string;
  readonly end: string;
}

/** What some changes together would leave short that is not short without them: exact, desk by desk. */
export function madeShort(staffing: Staffing, { sessions, moves }: SupposedChanges): readonly MadeShort[] {
  const times = [...sessions, ...moves].flatMap(({ start, end }) => [parseInstant(start), parseInstant(end)]);
  const known = times.filter((time) => time !== undefined);
  if (known.length === 0) return [];
  const range = {
    from: formatDate(Math.floor(Math.min(...known) / SECONDS_PER_DAY) - 2),
    to: formatDate(Math.floor(Math.max(...known) / SECONDS_PER_DAY) + 2),
  };
  const supposed = {
    ...staffing,
    sessions: [...staffing.sessions, ...sessions],
    exceptions: [...staffing.exceptions, ...moves.map((move) => extraShift(staffing, move))],
  };
  const before = shortBySlot(coverage(staffing, range));
  const after = shortBySlot(coverage(supposed, range));
  return [...after].flatMap(([key, { branchId, start, empty }]) => {
    const by = empty - (before.get(key)?.empty ?? 0);
    return by > 0
      ? [{ branchId, start: formatInstant(start), end: formatInstant(start + halfHour), by }]
      : [];
  });
}

function extraShift({ branches }: Staffing, { staffId, branchId, start, end }: PersonMove): ExtraShift {
  const zone = zoneNamed(branches.find(({ id }) => id === branchId)?.zone ?? "UTC");
  const [from, to] = [start, end].map((instant) => toWall(zone, parseInstant(instant) ?? 0));
  const day = Math.floor((from ?? 0) / SECONDS_PER_DAY);
  const minute = (wall: number) => Math.floor((wall - day * SECONDS_PER_DAY) / 60);
  return {
    kind: "extra",
    id: `${staffId} ${start}`,
    staffId,
    date: formatDate(day),
    shift: {
      startMinute: minute(from ?? 0),
      endMinute: Math.min(1_440, minute(to ?? 0)),
      place: { kind: "branch", branchId },
      breaks: [],
    },
  };
}

const halfHour = 1_800;

interface ShortSlot {
  readonly branchId: string;
  readonly start: number;
  readonly empty: number;
}

function shortBySlot({ branches }: Coverage): ReadonlyMap<string, ShortSlot> {
  const short = new Map<string, ShortSlot>();
  for (const { branchId, days } of branches)
    for (const day of days)
      for (const [index, slot] of day.slots.entries()) {
        if (!slot.isShort) continue;
        const start = day.startSeconds + index * halfHour;
        short.set(`${branchId} ${start}`, { branchId, start, empty: emptyIn(slot) });
      }
  return short;
}

/** Places that are empty: of the building or of its desks, whichever lacks more, and whoever should be in charge. */
function emptyIn({ building, desks }: SlotCoverage): number {
  const atDesks = desks.reduce((sum, desk) => sum + desk.shortBy + Number(desk.lacksPersonInCharge), 0);
  return building.shortBy + Number(building.lacksPersonInCharge) + atDesks;
}
