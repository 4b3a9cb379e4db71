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

/** What the surroundings are made of: the ways, with the branches they lead to, and who is asked, in that order. */
interface Around extends Pick<Staffing, "travelTimes" | "branches"> {
  readonly substitutes: readonly { readonly name: string }[];
}

/** The surroundings of a branch from a day on. */
export function surroundingsOf(branch: Branch, around: Around, day: LocalDate): Surroundings {
  return {
    closures: branch.hours.exceptions
      .filter(({ to }) => to >= day)
      .toSorted((one, other) => (one.from < other.from ? -1 : 1)),
    substitutes: around.substitutes.map(({ name }) => name).join("\n"),
    travelTimes: writeTravelTimes(around.travelTimes, branch.id, around.branches),
  };
}
