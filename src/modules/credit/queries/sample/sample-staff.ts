import { type Db, inTenants } from "#platform/db";
import { type PeopleTables, viewerOfAccount, type Viewer } from "#modules/people";

/** Someone who works in a made-up library; a few of them have an account, with which nobody signs in. */
export interface SampleStaff {
  readonly id: string;
  readonly name: string;
  readonly accountId: string | null;
}

/** Everyone in a made-up library: whoever looks around first, then branch by branch as they were made. */
export async function sampleStaff(db: Db<PeopleTables>, tenantId: string): Promise<readonly SampleStaff[]> {
  return inTenants(db, [tenantId], async (tx) =>
    tx
      .selectFrom("staff")
      .select(["id", "name", "account_id as accountId"])
      .where("tenant_id", "=", tenantId)
      .orderBy("created_at")
      .orderBy("id")
      .limit(40)
      .execute(),
  );
}

/** The first of them, but for whoever looks around, who holds a position of this role. */
export async function sampleColleague(
  db: Db<PeopleTables>,
  staff: readonly SampleStaff[],
  { role, today }: { readonly role: "coordinator" | "supervisor"; readonly today: string },
): Promise<Viewer | undefined> {
  for (const { accountId } of staff.slice(1)) {
    const viewer = accountId === null ? undefined : await viewerOfAccount(db, accountId, today);
    if (viewer?.positions.some((position) => position.role === role) === true) return viewer;
  }
  return undefined;
}
