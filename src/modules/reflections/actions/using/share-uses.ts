import { type Db, inTenants } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import { homesOf } from "../../queries/journals/homes-of.ts";
import { ownUses } from "../../queries/using/own-uses.ts";
import { useChoices } from "../../queries/using/use-questions.ts";
import { countedTopics } from "../../rules/using/use.ts";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/** Makes what is counted of someone at each employer what they chose, in the transaction of the change: nothing, until they say yes. */
export async function shareUses(tx: Db<Tables>, viewer: Viewer): Promise<void> {
  const { accountId } = viewer;
  const { isCounted } = await useChoices(tx, accountId);
  const counted = isCounted ? countedTopics(await ownUses(tx, accountId)) : [];
  await forgetSharedUses(tx, accountId);
  if (counted.length === 0) return;
  const homes = await homesOf(tx, viewer);
  for (const { staffId, tenantId } of homes)
    await inTenants(tx, [tenantId], async (inside) =>
      inside
        .insertInto("shared_uses")
        .values(
          counted.map(({ answeredIn, topic, wasUsed }) => ({
            tenant_id: tenantId,
            staff_id: staffId,
            topic,
            was_used: wasUsed,
            answered_in: answeredIn,
          })),
        )
        .execute(),
    );
}

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
