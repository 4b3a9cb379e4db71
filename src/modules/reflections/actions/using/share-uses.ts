import { type Db, inTenants } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import { forgetSharedUses } from "../../queries/record-classes/forget-counted.ts";
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
