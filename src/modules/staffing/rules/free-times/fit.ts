import { whatIf } from "../desk-coverage/what-if.ts";
import { sessionSpan } from "../schedule/aways.ts";
import { compiled } from "../schedule/compile.ts";
import { zoneNamed } from "../schedule/compile-branches.ts";
import type { CompiledPerson } from "../schedule/compiled.ts";
import { holdThroughout } from "../schedule/weekly-intervals.ts";
import type { Staffing } from "../staffing.ts";
import type { LearningSession } from "../time-away.ts";
import { timesBetween } from "./free-times.ts";
import type { Fit, FitObstacle } from "./person-time.ts";

/**
 * Whether a session fits the schedule of the person who would attend it, the way there and back included: they are not
 * absent nor at another session, and nobody's desk becomes short. Time off work fits: it is the person's own. Without any
 * pattern or exception the hours entered by hand decide, if there are some.
 */
export function fitOf(staffing: Staffing, session: LearningSession): Fit {
  const made = compiled(staffing);
  const person = made.personOf.get(session.staffId);
  const { start, end } = sessionSpan(session);
  if (!(start < end)) return { basis: "nothing", fits: false, times: [], obstacles: [] };
  const hours = staffing.offDeskHours.filter(({ staffId }) => staffId === session.staffId);
  const times = person === undefined ? [] : timesBetween(made, person, [start, end]);
  const engaged = times.flatMap(({ state }): readonly FitObstacle[] =>
    state.kind === "absent" || (state.kind === "at-session" && state.sessionId !== session.id) ? [state] : [],
  );
  if (person !== undefined && hasSchedule(person)) {
    const short = whatIf(staffing, { kind: "session", session }).map((shortfall): FitObstacle => ({
      kind: "short",
      shortfall,
    }));
    return fitBy("schedule", { times, obstacles: [...engaged, ...short] });
  }
  if (hours.length === 0) return fitBy("nothing", { times, obstacles: engaged });
  const byHand = hours.map(({ weekly, zone }) => ({ weekly, zone: zoneNamed(zone) }));
  const isInside = holdThroughout(byHand, [start, end]);
  const outside: readonly FitObstacle[] = isInside ? [] : [{ kind: "outside-off-desk-hours" }];
  return fitBy("off-desk-hours", { times, obstacles: [...engaged, ...outside] });
}

function fitBy(basis: Fit["basis"], { times, obstacles }: Pick<Fit, "times" | "obstacles">): Fit {
  return { basis, fits: obstacles.length === 0, times, obstacles };
}

/** Whether anything is planned for someone, at any time. */
export function hasSchedule({ patterns, changes }: CompiledPerson): boolean {
  return patterns.length > 0 || changes !== undefined;
}
