import { inTenants } from "#platform/db";
import { tenantsOf, type Viewer } from "#modules/people";
import type { Shortfall } from "../rules/desk-coverage/result.ts";
import type { Staffing } from "../rules/staffing.ts";
import { whoCanCover } from "../rules/substitutes/who-can-cover.ts";
import { reasonWords, shortWords, type Telling, tellingOf } from "../rules/team-week/shortfall-words.ts";
import type { ToldShortfall } from "../rules/team-week/team-week.ts";
import type { StaffingProgram } from "./program.ts";
import { rememberedForCalling } from "./remembered-staffing.ts";
import type { StaffingRange } from "./staffing.ts";

const mostReasons = 4;
const mostWhoCouldCome = 3;

/** Shortfalls of a staffing, to be told to someone. */
interface Untold {
  readonly tenantId: string;
  readonly range: StaffingRange;
  readonly staffing: Staffing;
  readonly shortfalls: readonly Shortfall[];
  /** Whether the reader leads there: they are told why people are away, and whom they could ask. */
  readonly mayChange: boolean;
}

/** Shortfalls in words. Who could come is looked for only where something is short, and for those who may ask them. */
export async function toldShortfalls(
  { db }: Pick<StaffingProgram, "db">,
  viewer: Viewer,
  { tenantId, range, staffing, shortfalls, mayChange }: Untold,
): Promise<readonly ToldShortfall[]> {
  const telling = tellingOf(staffing, mayChange);
  if (!mayChange || shortfalls.length === 0) return shortfalls.map((each) => told(each, telling, []));
  const branchIds = [...new Set(shortfalls.map(({ branchId }) => branchId))];
  const calling = await inTenants(db, tenantsOf(viewer), async (tx) =>
    rememberedForCalling(db, tx, tenantId, { ...range, branchIds }),
  );
  const { nameOf } = tellingOf(calling, mayChange);
  return shortfalls.map((each) => told(each, telling, whoCouldCome(calling, each, nameOf)));
}

function told(shortfall: Shortfall, telling: Telling, couldCome: readonly string[]): ToldShortfall {
  return {
    branch: telling.branchName(shortfall.branchId),
    date: shortfall.date,
    startMinute: shortfall.startMinute,
    endMinute: shortfall.endMinute,
    what: shortWords(shortfall, telling),
    reasons: shortfall.reasons.slice(0, mostReasons).map((reason) => reasonWords(reason, telling)),
    whoCouldCome: couldCome,
  };
}

function whoCouldCome(
  staffing: Staffing,
  shortfall: Shortfall,
  nameOf: (staffId: string) => string,
): readonly string[] {
  const candidates = whoCanCover(staffing, {
    branchId: shortfall.branchId,
    ...(shortfall.deskId !== undefined && { deskId: shortfall.deskId }),
    needsPersonInCharge: shortfall.lacksPersonInCharge,
    start: shortfall.start,
    end: shortfall.end,
  });
  const ways = {
    "off-desk-here": "off the desk here",
    substitute: "substitute",
    floater: "floater",
  } as const;
  return candidates
    .filter(({ obstacles }) => obstacles.length === 0)
    .slice(0, mostWhoCouldCome)
    .map(({ staffId, as, travelMinutes }) =>
      travelMinutes === undefined || travelMinutes === 0
        ? `${nameOf(staffId)} (${ways[as]})`
        : `${nameOf(staffId)} (${ways[as]}, ${travelMinutes} minutes away)`,
    );
}
