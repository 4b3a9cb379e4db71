import type { Desk } from "../branch.ts";
import type { StaffMember } from "../staff.ts";

/** Whether a person may cover a desk, by the desk's lists. */
export function mayCover(
  { id, qualifications, countsTowardsMinimum }: StaffMember,
  { whoMayCover }: Pick<Desk, "whoMayCover">,
): boolean {
  const isForAnyone = whoMayCover.qualifications.length === 0 && whoMayCover.staffIds.length === 0;
  if (isForAnyone) return countsTowardsMinimum;
  return (
    whoMayCover.staffIds.includes(id) ||
    whoMayCover.qualifications.some((each) => qualifications.includes(each))
  );
}
