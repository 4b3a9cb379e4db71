import { inTenants } from "#platform/db";
import { tenantsOf, type Viewer } from "#modules/people";
import { fitOf } from "../rules/free-times/fit.ts";
import { fitWords } from "../rules/free-times/fit-words.ts";
import type { LocalDate } from "../rules/hours.ts";
import type { Staffing } from "../rules/staffing.ts";
import { tellingOf } from "../rules/team-week/shortfall-words.ts";
import type { Attendance } from "../rules/time-away.ts";
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

/** Answers for one session; undefined when nothing is known of that time and nothing is claimed. */
export type FitJudge = (session: PossibleSession) => FitAnswer | undefined;

/**
 * Whether sessions fit the viewer: by the schedule their employer keeps, or else by the hours they entered themselves.
 * Undefined when there is neither. Reads once; the judge itself touches no database.
 */
export async function fitJudge(
  program: StaffingProgram,
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
  return (session) => {
    const { travelMinutes, ...rest } = session;
    const fit = fitOf(staffing, {
      ...rest,
      id: "asked",
      staffId,
      title: "",
      travelMinutesBefore: travelMinutes,
      travelMinutesAfter: travelMinutes,
    });
    const words = fitWords(fit, telling);
    return words === undefined ? undefined : { fits: fit.fits, words };
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
