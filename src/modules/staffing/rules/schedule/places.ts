import type { Zone } from "#platform/time";
import type { DayInterval } from "../hours.ts";
import type { Shift } from "../staff.ts";
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

/** Whose shifts they are: where work outside any branch is, and which shifts count where several overlap. */
interface Origin {
  readonly homeZone: Zone;
  readonly rank: number;
}

/** Shifts with their places found; what `plannedShift` leaves out is left out. */
export function plannedShifts(
  shifts: readonly Shift[],
  places: PlaceIndex,
  origin: Origin,
): readonly PlannedShift[] {
  return shifts.map((shift) => plannedShift(shift, places, origin)).filter((shift) => shift !== undefined);
}

/** A shift with its place found; undefined when the place does not exist, or there is no time in it. */
export function plannedShift(
  shift: Shift,
  { branches, desks }: PlaceIndex,
  origin: Origin,
): PlannedShift | undefined {
  if (!hasTime(shift)) return undefined;
  const { place } = shift;
  switch (place.kind) {
    case "outside":
      return planned(shift, undefined, NOT_THERE, origin);
    case "desk": {
      const found = desks.get(place.deskId);
      return found?.branch && planned(shift, found.branch, atDesk(found.desk, place.mayMove), origin);
    }
    case "branch": {
      const branch = branches.get(place.branchId);
      return branch && planned(shift, branch, ANY_DESK, origin);
    }
    case "off-desk": {
      const branch = branches.get(place.branchId);
      return branch && planned(shift, branch, OFF_DESK, origin);
    }
    default:
      return place satisfies never;
  }
}

function planned(
  { startMinute, endMinute, breaks }: Shift,
  branch: BranchPlace | undefined,
  code: PlaceCode,
  { homeZone, rank }: Origin,
): PlannedShift {
  const zone = branch?.zone ?? homeZone;
  return { startMinute, endMinute, branchIndex: branch?.index, zone, code, breaks, rank };
}

function hasTime({ startMinute, endMinute }: DayInterval): boolean {
  return startMinute >= 0 && startMinute < endMinute && endMinute <= 1440;
}
