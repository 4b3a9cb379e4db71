import type { Branch } from "./branch.ts";
import type { HoursException, LocalDate } from "./hours.ts";
import type { Staffing } from "./staffing.ts";
import { writeTravelTimes } from "./who-comes-text.ts";

/** What a branch has around it: when it is closed, who can be asked to come, and how far they come. */
export interface Surroundings {
  /** From the day on; where a closure has an id, it can be removed. */
  readonly closures: readonly HoursException[];
  /** A name a line. */
  readonly substitutes: string;
  /** A branch with its minutes a line. */
  readonly travelTimes: string;
}

/** The surroundings of a branch from a day on. */
export function surroundingsOf(branch: Branch, staffing: Staffing, day: LocalDate): Surroundings {
  const nameOf = new Map(staffing.staff.map(({ id, name }) => [id, name]));
  const list = staffing.substituteLists.find(({ branchId }) => branchId === branch.id);
  return {
    closures: branch.hours.exceptions
      .filter(({ to }) => to >= day)
      .toSorted((one, other) => (one.from < other.from ? -1 : 1)),
    substitutes: (list?.staffIds ?? []).map((id) => nameOf.get(id) ?? "").join("\n"),
    travelTimes: writeTravelTimes(staffing.travelTimes, branch.id, staffing.branches),
  };
}
