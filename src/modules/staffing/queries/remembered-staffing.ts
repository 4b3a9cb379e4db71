import type { Db } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { Staffing } from "../rules/staffing.ts";
import type { StaffingTables } from "../tables.ts";
import { staffingOf, type StaffingRange } from "./staffing.ts";

type Tables = StaffingTables & PeopleTables;

interface Remembered {
  readonly stamp: string;
  readonly staffing: Staffing;
}

/** As many employers and stretches of time as one installation usually has in use at a time. */
const mostRemembered = 12;
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
  const remembered = rememberedBy.get(owner) ?? new Map<string, Remembered>();
  rememberedBy.set(owner, remembered);
  // Read before the rows: what changes in between is noticed the next time.
  const stamp = await stampOf(db, tenantId);
  const asked = JSON.stringify([tenantId, range]);
  const known = remembered.get(asked);
  const staffing = known?.stamp === stamp ? known.staffing : await staffingOf(db, tenantId, range);
  remembered.delete(asked);
  remembered.set(asked, { stamp, staffing });
  for (const oldest of remembered.keys()) {
    if (remembered.size <= mostRemembered) break;
    remembered.delete(oldest);
  }
  return staffing;
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
