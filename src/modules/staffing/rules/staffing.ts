import type { Branch, Desk, SubstituteList, TravelTime } from "./branch.ts";
import type { OffDeskHours, ShiftException, StaffMember, WeeklyPattern } from "./staff.ts";
import type { Absence, LearningSession } from "./time-away.ts";

/**
 * Everything that coverage is computed from. Order never matters, ids are unique within their list, and whatever names
 * an unknown id counts for nothing. Never changed once it was handed over: what is worked out from it is kept with it.
 */
export interface Staffing {
  readonly branches: readonly Branch[];
  readonly desks: readonly Desk[];
  readonly staff: readonly StaffMember[];
  readonly patterns: readonly WeeklyPattern[];
  readonly exceptions: readonly ShiftException[];
  readonly absences: readonly Absence[];
  readonly sessions: readonly LearningSession[];
  readonly travelTimes: readonly TravelTime[];
  readonly substituteLists: readonly SubstituteList[];
  readonly offDeskHours: readonly OffDeskHours[];
}
