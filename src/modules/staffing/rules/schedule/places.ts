import type { Zone } from "#platform/time";
import type { DayInterval } from "../hours.ts";
import type { Shift, ShiftPlace } from "../staff.ts";
import type { PlannedShift } from "./compiled.ts";
import { ANY_DESK, atDesk, NOT_THERE, OFF_DESK, type PlaceCode } from "./place-code.ts";

/** A branch or a desk by its id: where it is among the others. */
export interface PlaceIndex {
  readonly branches: ReadonlyMap<string, { readonly index: number; readonly zone: Zone }>;
  readonly desks: ReadonlyMap<string, { readonly branchId: string; readonly desk: number }>;
}

/** Shifts with their places found. A shift at a place that does not exist, or without any time in it, is left out. */
export function plannedShifts(
  shifts: readonly Shift[],
  places: PlaceIndex,
  { homeZone, rank }: { readonly homeZone: Zone; readonly rank: number },
): readonly PlannedShift[] {
  const planned = shifts.map((shift): PlannedShift | undefined => {
    const { startMinute, endMinute, place, breaks } = shift;
    const found = hasTime(shift) ? findPlace(place, places) : undefined;
    if (found === undefined) return undefined;
    const { branchIndex, code, zone = homeZone } = found;
    return { startMinute, endMinute, branchIndex, zone, code, breaks, rank };
  });
  return isWhole(planned) ? planned : planned.filter((shift) => shift !== undefined);
}

function isWhole(shifts: readonly (PlannedShift | undefined)[]): shifts is readonly PlannedShift[] {
  return !shifts.includes(undefined);
}

/** The branch a shift is worked in; undefined outside, and for a desk that does not exist. */
export function branchIdOf(place: ShiftPlace, places: PlaceIndex): string | undefined {
  if (place.kind === "outside") return undefined;
  return place.kind === "desk" ? places.desks.get(place.deskId)?.branchId : place.branchId;
}

interface FoundPlace {
  readonly branchIndex: number | undefined;
  readonly code: PlaceCode;
  readonly zone?: Zone;
}

function findPlace(place: ShiftPlace, places: PlaceIndex): FoundPlace | undefined {
  if (place.kind === "outside") return { branchIndex: undefined, code: NOT_THERE };
  const desk = place.kind === "desk" ? places.desks.get(place.deskId) : undefined;
  const branch = places.branches.get(branchIdOf(place, places) ?? "");
  if (branch === undefined) return undefined;
  const { index: branchIndex, zone } = branch;
  switch (place.kind) {
    case "desk":
      return desk && { branchIndex, zone, code: atDesk(desk.desk, place.mayMove) };
    case "branch":
      return { branchIndex, zone, code: ANY_DESK };
    case "off-desk":
      return { branchIndex, zone, code: OFF_DESK };
    default:
      return place satisfies never;
  }
}

function hasTime({ startMinute, endMinute }: DayInterval): boolean {
  return startMinute >= 0 && startMinute < endMinute && endMinute <= 1440;
}
