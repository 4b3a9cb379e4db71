import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/** Takes out what is counted of someone, at every employer they have or had. */
export async function forgetSharedUses(tx: Db<Tables>, accountId: string): Promise<void> {
  const employments = await inTenants(tx, [accountId], async (own) =>
    own
      .selectFrom("account_employments")
      .select(["employer_id", "staff_id"])
      .where("tenant_id", "=", accountId)
      .orderBy("employer_id")
      .execute(),
  );
  if (employments.length === 0) return;
  const employers = [...new Set(employments.map((each) => each.employer_id))];
  await inTenants(tx, employers, async (inside) =>
    inside
      .deleteFrom("shared_uses")
      .where("tenant_id", "in", employers)
      .where(
        "staff_id",
        "in",
        employments.map((each) => each.staff_id),
      )
      .execute(),
  );
}
