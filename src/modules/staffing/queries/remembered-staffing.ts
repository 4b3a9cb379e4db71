import type { Db } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { Staffing } from "../rules/staffing.ts";
import type { StaffingTables } from "../tables.ts";
import { staffingAround, staffingForCalling, staffingOf, type StaffingRange } from "./staffing.ts";

type Tables = StaffingTables & PeopleTables;

interface Remembered {
  readonly stamp: string;
  readonly staffing: Staffing;
}

/** As much as the pages of one installation usually have in use at a time, in people; the last one read is kept, whatever its size. */
const mostPeople = 20_000;
const rememberedBy = new WeakMap<object, Map<string, Remembered>>();

/**
 * What `staffingOf` reads, read again only when a row of it has changed: for 300 staff that is most of a page's work, and
 * what was worked out from it (`compiled`) is then still there. `owner` is the program's database, and stands for its life.
 * The caller is inside the tenant's wall, and every time it is the database that says nothing has changed.
 */
export async function rememberedStaffing(
  owner: object,
  db: Db<Tables>,
  tenantId: string,
  range: StaffingRange,
): Promise<Staffing> {
  const read = async () => staffingOf(db, tenantId, range);
  return rememberedAs([tenantId, range], { owner, db, tenantId, read });
}

/** Some branches and days. */
interface AskedBranches extends StaffingRange {
  readonly branchIds: readonly string[];
}

/** What `staffingAround` reads, remembered likewise: a change costs the branches that are looked at next. */
export async function rememberedAround(
  owner: object,
  db: Db<Tables>,
  tenantId: string,
  { branchIds, ...range }: AskedBranches,
): Promise<Staffing> {
  const asked = branchIds.toSorted();
  const read = async () => staffingAround(db, tenantId, range, asked);
  return rememberedAs([tenantId, range, asked], { owner, db, tenantId, read });
}

/** What `staffingForCalling` reads, remembered likewise. */
export async function rememberedForCalling(
  owner: object,
  db: Db<Tables>,
  tenantId: string,
  { branchIds, ...range }: AskedBranches,
): Promise<Staffing> {
  const asked = branchIds.toSorted();
  const read = async () => staffingForCalling(db, tenantId, range, asked);
  return rememberedAs([tenantId, range, asked, "calling"], { owner, db, tenantId, read });
}

async function rememberedAs(
  asked: readonly unknown[],
  of: {
    readonly owner: object;
    readonly db: Db<Tables>;
    readonly tenantId: string;
    readonly read: () => Promise<Staffing>;
  },
): Promise<Staffing> {
  const remembered = rememberedBy.get(of.owner) ?? new Map<string, Remembered>();
  rememberedBy.set(of.owner, remembered);
  // Read before the rows: what changes in between is noticed the next time.
  const stamp = await stampOf(of.db, of.tenantId);
  const key = JSON.stringify(asked);
  const known = remembered.get(key);
  const staffing = known?.stamp === stamp ? known.staffing : await of.read();
  remembered.delete(key);
  remembered.set(key, { stamp, staffing });
  forgetOldest(remembered);
  return staffing;
}

function forgetOldest(remembered: Map<string, Remembered>): void {
  let people = 0;
  for (const { staffing } of remembered.values()) people += 1 + staffing.staff.length;
  for (const [oldest, { staffing }] of remembered) {
    if (people <= mostPeople || remembered.size === 1) return;
    remembered.delete(oldest);
    people -= 1 + staffing.staff.length;
  }
}

/** Another one after any row was added, changed or removed: each such statement leaves a mark (migration 0016). */
async function stampOf(db: Db<Tables>, tenantId: string): Promise<string> {
  // Not the greatest alone: transactions do not end in the order of their marks' numbers.
  const { marks, sum } = await db
    .selectFrom("staffing_marks")
    .select((mark) => [mark.fn.countAll<number>().as("marks"), mark.fn.sum<string | null>("id").as("sum")])
    .where("tenant_id", "=", tenantId)
    .executeTakeFirstOrThrow();
  return `${marks} ${sum}`;
}
