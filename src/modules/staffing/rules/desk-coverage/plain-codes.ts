import type { DayPlan } from "../schedule/compiled.ts";
import { SLOT_MINUTES } from "../schedule/local-day.ts";
import { NOT_THERE, type PlaceCodes } from "../schedule/place-code.ts";

/**
 * The codes of an ordinary plan on a day of 24 hours: all in one branch, everything on the half-hour, no shifts that
 * overlap. Undefined for any other plan, which `timelineOf` reads; that this one agrees is tested there.
 */
export function plainCodes({ shifts, branchIndexes }: DayPlan, branchIndex: number): PlaceCodes | undefined {
  if (branchIndexes.length !== 1 || branchIndexes[0] !== branchIndex) return undefined;
  const codes = nowhere.slice();
  for (const shift of shifts) {
    if (shift.branchIndex === undefined || !isOnHalfHours(shift)) return undefined;
    const [first, last] = [shift.startMinute / SLOT_MINUTES, shift.endMinute / SLOT_MINUTES];
    for (let slot = first; slot < last; slot += 1) {
      if (codes[slot] !== NOT_THERE) return undefined;
      codes[slot] = shift.code;
    }
  }
  for (const { breaks, startMinute, endMinute } of shifts)
    for (const pause of breaks) {
      if (!isOnHalfHours(pause)) return undefined;
      const [from, to] = [Math.max(startMinute, pause.startMinute), Math.min(endMinute, pause.endMinute)];
      if (from < to) codes.fill(NOT_THERE, from / SLOT_MINUTES, to / SLOT_MINUTES);
    }
  return codes;
}

const nowhere: Readonly<PlaceCodes> = Array.from({ length: 48 }, () => NOT_THERE);

function isOnHalfHours({
  startMinute,
  endMinute,
}: {
  readonly startMinute: number;
  readonly endMinute: number;
}): boolean {
  return startMinute % SLOT_MINUTES === 0 && endMinute % SLOT_MINUTES === 0;
}
