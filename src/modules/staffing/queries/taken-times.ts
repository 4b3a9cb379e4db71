import type { Viewer } from "#modules/people";
import { type TakenTime, takenTimes } from "../rules/free-times/taken-times.ts";
import type { StaffingProgram } from "./program.ts";
import { type DecidingRange, decidingStaffing } from "./deciding-staffing.ts";

/**
 * When the viewer is at a desk that would be short without them, or away: by the schedule their employer keeps, or else by the
 * hours they entered themselves. Undefined when there is neither. Local days, both included.
 */
export async function takenTimesOf(
  program: Pick<StaffingProgram, "db" | "zone">,
  viewer: Viewer,
  range: DecidingRange,
): Promise<readonly TakenTime[] | undefined> {
  const deciding = await decidingStaffing(program, viewer, range);
  return deciding && takenTimes(deciding.staffing, deciding.staffId, range);
}
