import { isPermitted, tenantsOf, type Viewer } from "#modules/people";
import { inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { parseInstant, toWall, zoneOf } from "#platform/time";
import { clockWords } from "#platform/words";
import { coverage } from "../rules/desk-coverage/coverage.ts";
import type { BranchCoverage, Shortfall } from "../rules/desk-coverage/result.ts";
import { shortfalls } from "../rules/desk-coverage/shortfalls.ts";
import { freeTimes } from "../rules/free-times/free-times.ts";
import type { LocalDate } from "../rules/hours.ts";
import type { Staffing } from "../rules/staffing.ts";
import { whoCanCover } from "../rules/substitutes/who-can-cover.ts";
import { reasonWords, shortWords, type Telling, tellingOf } from "../rules/team-week/shortfall-words.ts";
import {
  type BranchWeek,
  dateAfter,
  type RotaRow,
  type TeamRow,
  teamRows,
  type TeamWeek,
  type ToldShortfall,
} from "../rules/team-week/team-week.ts";
import type { StaffingProgram } from "./program.ts";
import { rememberedStaffing } from "./remembered-staffing.ts";

/** Most library systems fit on one; the work and the size of a page have an end all the same. */
const branchesOnPage = 50;
const mostTold = 12;
const mostWhoCouldCome = 3;

/** Whose week is shown, and which page of its branches: from 1; one past the last shows the last. */
interface AskedWeek {
  readonly tenantId: string;
  readonly week: LocalDate;
  readonly page: number;
}

/** Everything the page of all branches shows of a week. */
export async function teamWeek(
  { db, zone }: StaffingProgram,
  viewer: Viewer,
  { tenantId, week, page }: AskedWeek,
): Promise<TeamWeek> {
  const [staffing, employer] = await inTenants(db, tenantsOf(viewer), async (tx) => {
    const name = await tx.selectFrom("tenants").select("name").where("id", "=", tenantId).executeTakeFirst();
    const range = { from: week, to: dateAfter(week, 6), zone };
    return [await rememberedStaffing(db, tx, tenantId, range), name?.name ?? ""] as const;
  });
  const pages = Math.max(1, Math.ceil(staffing.branches.length / branchesOnPage));
  const shownPage = Math.min(page, pages);
  const shown = staffing.branches.slice((shownPage - 1) * branchesOnPage, shownPage * branchesOnPage);
  const { rows, short } = shownWeek(staffing, week, shown);
  const mayChange = isPermitted(viewer, "change the schedule", { tenantId });
  const telling = tellingOf(staffing, mayChange);
  return {
    employer,
    week,
    staffCount: staffing.staff.length,
    branchCount: staffing.branches.length,
    page: shownPage,
    pages,
    rows,
    shortfalls: short.slice(0, mostTold).map((each) => told(staffing, each, telling)),
    shortfallCount: short.length,
    hasPatterns: staffing.patterns.length + staffing.exceptions.length > 0,
    mayChange,
  };
}

interface ShownWeek {
  readonly rows: readonly TeamRow[];
  readonly short: readonly Shortfall[];
}

/** What was worked out is kept with the staffing, for as long as that is remembered: reasons are most of a page's work. */
const shownWeeks = new WeakMap<Staffing, Map<string, ShownWeek>>();

/** Some branches in a week, as one page or another asks for them. */
function shownWeek(staffing: Staffing, week: LocalDate, branches: Staffing["branches"]): ShownWeek {
  const known = shownWeeks.get(staffing) ?? new Map<string, ShownWeek>();
  shownWeeks.set(staffing, known);
  const branchIds = branches.map(({ id }) => id);
  const key = `${week} ${branchIds.join(" ")}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const covered = coverage(staffing, { from: week, to: dateAfter(week, 6), branchIds });
  const made = {
    rows: teamRows({ branches }, covered.branches),
    short: shortfalls(staffing, covered),
  };
  known.set(key, made);
  return made;
}

/**
 * Everything a branch's own page shows of a week.
 *
 * @throws NotFound when the tenant has no such branch.
 */
export async function branchWeek(
  { db, zone }: StaffingProgram,
  viewer: Viewer,
  {
    tenantId,
    week,
    branchId,
  }: { readonly tenantId: string; readonly week: LocalDate; readonly branchId: string },
): Promise<BranchWeek> {
  const to = dateAfter(week, 6);
  const staffing = await inTenants(db, tenantsOf(viewer), async (tx) =>
    rememberedStaffing(db, tx, tenantId, { from: week, to, zone }),
  );
  const branch = staffing.branches.find(({ id }) => id === branchId);
  if (branch === undefined) throw new NotFound("There is no such branch here.");
  const covered = coverage(staffing, { from: week, to, branchIds: [branchId] });
  const mayChange = isPermitted(viewer, "change the schedule", {
    tenantId,
    organisations: [branchId, tenantId],
  });
  const telling = tellingOf(staffing, mayChange);
  return {
    branch,
    week,
    days: covered.branches[0]?.days ?? [],
    rota: rotaOf(staffing, { branchId, week, zone: branch.zone }, covered.branches[0]),
    shortfalls: shortfalls(staffing, covered).map((each) => told(staffing, each, telling)),
    mayChange,
  };
}

function told(staffing: Staffing, shortfall: Shortfall, telling: Telling): ToldShortfall {
  return {
    branch: telling.branchName(shortfall.branchId),
    date: shortfall.date,
    startMinute: shortfall.startMinute,
    endMinute: shortfall.endMinute,
    what: shortWords(shortfall, telling),
    reasons: shortfall.reasons.slice(0, 4).map((reason) => reasonWords(reason, telling)),
    whoCouldCome: telling.mayKnowWhy ? whoCouldCome(staffing, shortfall, telling.nameOf) : [],
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

/** Who has a shift here in this week or calls it home, and when they work. */
function rotaOf(
  staffing: Staffing,
  { branchId, week, zone }: { readonly branchId: string; readonly week: LocalDate; readonly zone: string },
  covered: BranchCoverage | undefined,
): readonly RotaRow[] {
  const present = new Set(
    covered?.days.flatMap((day) => day.slots.flatMap((slot) => slot.people.map(({ staffId }) => staffId))),
  );
  const telling = tellingOf(staffing, true);
  const here = staffing.staff.filter(({ id, homeBranchId }) => homeBranchId === branchId || present.has(id));
  return here.map(({ id, name }) => {
    const days: string[][] = [[], [], [], [], [], [], []];
    for (const time of freeTimes(staffing, id, { from: week, to: dateAfter(week, 6) })) {
      const { state } = time;
      if (state.kind !== "on-desk" && state.kind !== "on-call" && state.kind !== "off-desk") continue;
      const [start, end] = [wallOf(zone, time.start), wallOf(zone, time.end)];
      const day = Math.floor((start - (parseInstant(`${week}T00:00:00Z`) ?? 0)) / 86_400);
      const place =
        state.kind === "on-desk"
          ? ` ${telling.deskName(state.deskId)}`
          : state.kind === "off-desk"
            ? " off desk"
            : "";
      const elsewhere =
        state.branchId !== undefined && state.branchId !== branchId
          ? ` at ${telling.branchName(state.branchId)}`
          : "";
      days[day]?.push(`${clockWords(minuteOf(start))}–${clockWords(minuteOf(end))}${place}${elsewhere}`);
    }
    return { staffId: id, name, days: days.map((parts) => parts.join("; ")) };
  });
}

function wallOf(zone: string, instant: string): number {
  return toWall(zoneOf(zone), parseInstant(instant) ?? 0);
}

function minuteOf(wall: number): number {
  return Math.floor((wall % 86_400) / 60);
}
