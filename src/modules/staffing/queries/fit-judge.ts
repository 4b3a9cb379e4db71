import type { Viewer } from "#modules/people";
import { fitOf } from "../rules/free-times/fit.ts";
import { fitWords } from "../rules/free-times/fit-words.ts";
import { quickFit } from "../rules/free-times/quick-fit.ts";
import { tellingOf } from "../rules/team-week/shortfall-words.ts";
import type { Attendance, LearningSession } from "../rules/time-away.ts";
import { type DecidingRange, decidingStaffing } from "./deciding-staffing.ts";
import type { StaffingProgram } from "./program.ts";

/** A session someone might take. */
export interface PossibleSession {
  /** UTC instants. */
  readonly start: string;
  readonly end: string;
  readonly zone: string;
  readonly attendance: Attendance;
  /** On the way there, and as long back; 0 when not known. */
  readonly travelMinutes: number;
}

/** Whether a session fits, and one sentence why. */
export interface FitAnswer {
  readonly fits: boolean;
  readonly words: string;
}

/** What fits one person. Nothing is claimed of sessions outside the dates it was asked for. */
export interface FitJudge {
  /** Undefined when nothing is known of that time. */
  readonly answer: (session: PossibleSession) => FitAnswer | undefined;
  /** The same without the words: for thousands of sessions. False where `answer` says nothing. */
  readonly fits: (session: PossibleSession) => boolean;
}

/**
 * Whether sessions fit the viewer: by the schedule their employer keeps, or else by the hours they entered themselves.
 * Undefined when there is neither. Reads once; the judge itself touches no database. `from` and `to` are UTC days.
 */
export async function fitJudge(
  program: Pick<StaffingProgram, "db" | "zone">,
  viewer: Viewer,
  range: DecidingRange,
): Promise<FitJudge | undefined> {
  const deciding = await decidingStaffing(program, viewer, range);
  if (deciding === undefined) return undefined;
  const { staffing, staffId } = deciding;
  const telling = tellingOf(staffing, false);
  const quick = quickFit(staffing, staffId);
  const asked = ({ travelMinutes, ...rest }: PossibleSession): LearningSession => ({
    ...rest,
    id: "asked",
    staffId,
    title: "",
    travelMinutesBefore: travelMinutes,
    travelMinutesAfter: travelMinutes,
  });
  const isAnswered = ({ start }: PossibleSession) =>
    start.slice(0, 10) >= range.from && start.slice(0, 10) <= range.to;
  return {
    answer: (session) => {
      if (!isAnswered(session)) return undefined;
      const fit = fitOf(staffing, asked(session));
      const words = fitWords(fit, telling);
      return words === undefined ? undefined : { fits: fit.fits, words };
    },
    fits: (session) => isAnswered(session) && quick(asked(session)),
  };
}
