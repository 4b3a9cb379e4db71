import { type Db, inTenants } from "#platform/db";
import { isPermitted, type PeopleTables, tenantsOf, type Viewer } from "#modules/people";
import { sql } from "kysely";
import { coverage } from "../rules/desk-coverage/coverage.ts";
import type { Shortfall } from "../rules/desk-coverage/result.ts";
import { shortfalls } from "../rules/desk-coverage/shortfalls.ts";
import type { LocalDate } from "../rules/hours.ts";
import type { Staffing } from "../rules/staffing.ts";
import {
  closedDays,
  dateAfter,
  type TeamRow,
  teamRows,
  type TeamWeek,
} from "../rules/team-week/team-week.ts";
import type { StaffingTables } from "../tables.ts";
import { branchPage } from "./branch-list.ts";
import type { StaffingProgram } from "./program.ts";
import { rememberedAround } from "./remembered-staffing.ts";
import type { StaffingRange } from "./staffing.ts";
import { toldShortfalls } from "./told-shortfalls.ts";

/** Most library systems fit on one; the work and the size of a page have an end all the same. */
const branchesOnPage = 50;
const mostTold = 12;

/** Whose week is shown, and which page of its branches: from 1; one past the last shows the last. */
interface AskedWeek {
  readonly tenantId: string;
  readonly week: LocalDate;
  readonly page: number;
}

/** Everything the page of all branches shows of a week. Reads what the page's branches need, and no more. */
export async function teamWeek(
  program: StaffingProgram,
  viewer: Viewer,
  { tenantId, week, page }: AskedWeek,
): Promise<TeamWeek> {
  const range = { from: week, to: dateAfter(week, 6), zone: program.zone };
  const { staffing, branchIds, ...rest } = await inTenants(program.db, tenantsOf(viewer), async (tx) =>
    pageOfBranches(program.db, tx, { tenantId, range, page }),
  );
  const { closed, rows, short } = shownWeek(staffing, week, branchIds);
  const mayChange = isPermitted(viewer, "change the schedule", { tenantId });
  const shown = new Set(branchIds);
  const told = { tenantId, range, staffing, shortfalls: short.slice(0, mostTold), mayChange };
  return {
    ...rest,
    week,
    staffCount: staffing.staff.filter(({ homeBranchId }) => shown.has(homeBranchId)).length,
    rows,
    closedDays: closed,
    shortfalls: await toldShortfalls(program, viewer, told),
    shortfallCount: short.length,
    mayChange,
  };
}

/** One page of an employer's branches, and all that decides their week. */
async function pageOfBranches(
  owner: object,
  tx: Db<StaffingTables & PeopleTables>,
  {
    tenantId,
    range,
    page,
  }: { readonly tenantId: string; readonly range: StaffingRange; readonly page: number },
) {
  const name = await tx.selectFrom("tenants").select("name").where("id", "=", tenantId).executeTakeFirst();
  const list = await branchPage(tx, tenantId, { page, size: branchesOnPage });
  const branchIds = list.branches.map(({ id }) => id);
  return {
    employer: name?.name ?? "",
    branchCount: list.count,
    page: list.page,
    pages: Math.max(1, Math.ceil(list.count / branchesOnPage)),
    branchIds,
    hasPatterns: await isAnythingPlanned(tx, tenantId),
    staffing: await rememberedAround(owner, tx, tenantId, { ...range, branchIds }),
  };
}

/** Whether anybody’s hours are known. */
export async function isAnythingPlanned(tx: Db<StaffingTables>, tenantId: string): Promise<boolean> {
  // Raw: one question instead of two.
  const { rows } = await sql<{ is_planned: boolean }>`
    select exists (select from staffing_patterns where tenant_id = ${tenantId})
      or exists (select from staffing_exceptions where tenant_id = ${tenantId}) as is_planned`.execute(tx);
  return rows[0]?.is_planned ?? false;
}

interface ShownWeek {
  readonly rows: readonly TeamRow[];
  readonly closed: TeamWeek["closedDays"];
  /** In order of time. */
  readonly short: readonly Shortfall[];
}

/** What was worked out is kept with the staffing, for as long as that is remembered: reasons are most of a page's work. */
const shownWeeks = new WeakMap<Staffing, Map<string, ShownWeek>>();

/** Some branches in a week, as one page or another asks for them. */
function shownWeek(staffing: Staffing, week: LocalDate, branchIds: readonly string[]): ShownWeek {
  const known = shownWeeks.get(staffing) ?? new Map<string, ShownWeek>();
  shownWeeks.set(staffing, known);
  const key = `${week} ${branchIds.join(" ")}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const shown = new Set(branchIds);
  const covered = coverage(staffing, { from: week, to: dateAfter(week, 6), branchIds });
  const branches = staffing.branches.filter(({ id }) => shown.has(id));
  const rows = teamRows({ branches }, covered.branches);
  const made = {
    rows,
    closed: closedDays({ branches }, rows, week),
    short: shortfalls(staffing, covered).toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start)),
  };
  known.set(key, made);
  return made;
}
