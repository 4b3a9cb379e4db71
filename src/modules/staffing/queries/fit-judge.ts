import { inTenants } from "#platform/db";
import { tenantsOf, type Viewer } from "#modules/people";
import { fitOf } from "../rules/free-times/fit.ts";
import { fitWords } from "../rules/free-times/fit-words.ts";
import { quickFit } from "../rules/free-times/quick-fit.ts";
import type { LocalDate } from "../rules/hours.ts";
import type { Staffing } from "../rules/staffing.ts";
import { tellingOf } from "../rules/team-week/shortfall-words.ts";
import type { Attendance, LearningSession } from "../rules/time-away.ts";
import { knownPlan } from "./known-plan.ts";
import { ownHours } from "./own-hours.ts";
import type { StaffingProgram } from "./program.ts";
import { rememberedStaffing } from "./remembered-staffing.ts";

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

interface FitRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
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
  range: FitRange,
): Promise<FitJudge | undefined> {
  const own = await ownHours(program.db, viewer);
  const kept = await keptStaffing(program, viewer, { range, hasOwnHours: own !== undefined });
  if (kept === undefined) return undefined;
  const staffId = viewer.positions[0]?.staffId ?? viewer.accountId;
  // Someone whose branch is closed is on nobody's desk.
  if (own === undefined && !kept.staff.some(({ id }) => id === staffId)) return undefined;
  // The very object that is remembered where it will do: what is worked out from it is kept with it.
  const staffing = own === undefined ? kept : { ...kept, offDeskHours: [{ ...own, staffId }] };
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

/**
 * What decides for the viewer, undefined when there is neither a schedule nor own hours. All the desks of a large employer
 * are read only for those for whom something is planned there.
 */
async function keptStaffing(
  { db, zone }: Pick<StaffingProgram, "db" | "zone">,
  viewer: Viewer,
  { range, hasOwnHours }: { readonly range: FitRange; readonly hasOwnHours: boolean },
): Promise<Staffing | undefined> {
  const [position] = viewer.positions;
  if (position === undefined) return hasOwnHours ? nobody : undefined;
  const { tenantId, staffId } = position;
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    const { hasPattern, hasOther } = await knownPlan(tx, tenantId, staffId);
    if (hasPattern || (hasOwnHours && hasOther))
      return rememberedStaffing(db, tx, tenantId, { ...range, zone });
    return hasOwnHours ? nobody : undefined;
  });
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
