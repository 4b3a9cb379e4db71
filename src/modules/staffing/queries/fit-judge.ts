import { inTenants } from "#platform/db";
import { tenantsOf, type Viewer } from "#modules/people";
import { fitOf } from "../rules/free-times/fit.ts";
import { fitWords } from "../rules/free-times/fit-words.ts";
import { quickFit } from "../rules/free-times/quick-fit.ts";
import type { LocalDate } from "../rules/hours.ts";
import type { Staffing } from "../rules/staffing.ts";
import { tellingOf } from "../rules/team-week/shortfall-words.ts";
import type { Attendance, LearningSession } from "../rules/time-away.ts";
import { ownHours } from "./own-hours.ts";
import type { StaffingProgram } from "./program.ts";
import { staffingOf } from "./staffing.ts";

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
  range: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<FitJudge | undefined> {
  const [position] = viewer.positions;
  const own = await ownHours(program.db, viewer);
  const staffId = position?.staffId ?? viewer.accountId;
  const kept =
    position === undefined
      ? nobody
      : await inTenants(program.db, tenantsOf(viewer), async (tx) =>
          staffingOf(tx, position.tenantId, { ...range, zone: program.zone }),
        );
  const hasSchedule = kept.patterns.some((pattern) => pattern.staffId === staffId);
  if (!hasSchedule && own === undefined) return undefined;
  const staffing: Staffing = { ...kept, offDeskHours: own === undefined ? [] : [{ ...own, staffId }] };
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

const nobody: Staffing = {
  branches: [],
  desks: [],
  staff: [],
  patterns: [],
  exceptions: [],
  absences: [],
  sessions: [],
  travelTimes: [],
  substituteLists: [],
  offDeskHours: [],
};
