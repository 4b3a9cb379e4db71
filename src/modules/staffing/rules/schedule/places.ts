import type { Zone } from "#platform/time";
import type { DayInterval } from "../hours.ts";
import type { Shift, ShiftPlace } from "../staff.ts";
import type { PlannedShift } from "./compiled.ts";
import { ANY_DESK, atDesk, NOT_THERE, OFF_DESK, type PlaceCode } from "./place-code.ts";

/** A branch or a desk by its id: where it is among the others. */
export interface PlaceIndex {
  readonly branches: ReadonlyMap<string, BranchPlace>;
  readonly desks: ReadonlyMap<string, DeskPlace>;
}

interface BranchPlace {
  readonly index: number;
  readonly zone: Zone;
}

/** A desk among the others of its branch. */
export interface DeskPlace {
  /** Undefined when the desk is in no branch that is known. */
  readonly branch: BranchPlace | undefined;
  /** Its place among the branch's desks. */
  readonly desk: number;
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

interface FoundPlace {
  readonly branchIndex: number | undefined;
  readonly code: PlaceCode;
  readonly zone?: Zone;
}

function findPlace(place: ShiftPlace, { branches, desks }: PlaceIndex): FoundPlace | undefined {
  switch (place.kind) {
    case "outside":
      return { branchIndex: undefined, code: NOT_THERE };
    case "desk": {
      const found = desks.get(place.deskId);
      return found && placeIn(found.branch, atDesk(found.desk, place.mayMove));
    }
    case "branch":
      return placeIn(branches.get(place.branchId), ANY_DESK);
    case "off-desk":
      return placeIn(branches.get(place.branchId), OFF_DESK);
    default:
      return place satisfies never;
  }
}

function placeIn(branch: BranchPlace | undefined, code: PlaceCode): FoundPlace | undefined {
  return branch && { branchIndex: branch.index, zone: branch.zone, code };
}

function hasTime({ startMinute, endMinute }: DayInterval): boolean {
  return startMinute >= 0 && startMinute < endMinute && endMinute <= 1440;
}
