import { formatDate, formatInstant, parseInstant } from "#platform/time";
import { coverage } from "../desk-coverage/coverage.ts";
import type { Coverage, SlotCoverage } from "../desk-coverage/result.ts";
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

/** What some sessions together would leave short that is not short without them: exact, desk by desk. */
export function madeShort(staffing: Staffing, sessions: readonly LearningSession[]): readonly MadeShort[] {
  if (sessions.length === 0) return [];
  const starts = sessions.map(({ start }) => parseInstant(start) ?? 0);
  const ends = sessions.map(({ end }) => parseInstant(end) ?? 0);
  const range = {
    from: formatDate(Math.floor(Math.min(...starts) / 86_400) - 2),
    to: formatDate(Math.floor(Math.max(...ends) / 86_400) + 2),
  };
  const before = shortBySlot(coverage(staffing, range));
  const after = shortBySlot(coverage({ ...staffing, sessions: [...staffing.sessions, ...sessions] }, range));
  return [...after].flatMap(([key, { branchId, start, empty }]) => {
    const by = empty - (before.get(key)?.empty ?? 0);
    return by > 0
      ? [{ branchId, start: formatInstant(start), end: formatInstant(start + halfHour), by }]
      : [];
  });
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
