import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import type { KeptDelivery, KeptWebhook } from "../../rules/webhooks/kept-webhook.ts";
import type { PeopleTables } from "../../tables.ts";

/** An employer's webhooks, the oldest first. */
export async function webhooksOf(db: Db<PeopleTables>, tenantId: string): Promise<readonly KeptWebhook[]> {
  return inTenants(db, [tenantId], async (tx) => {
    const rows = await selectWebhooks(tx, tenantId).orderBy("made_at").orderBy("id").limit(100).execute();
    return rows.map(webhookOf);
  });
}

const shownDeliveries = 50;

/** A webhook with what was lately delivered, the newest first. @throws NotFound when this employer has no such webhook. */
export async function webhook(
  db: Db<PeopleTables>,
  tenantId: string,
  id: string,
): Promise<{ readonly webhook: KeptWebhook; readonly deliveries: readonly KeptDelivery[] }> {
  return inTenants(db, [tenantId], async (tx) => {
    const row = await selectWebhooks(tx, tenantId).where("id", "=", id).executeTakeFirst();
    if (row === undefined) throw new NotFound("There is no such webhook.");
    const deliveries = await tx
      .selectFrom("webhook_deliveries")
      .select(["id", "event", "state", "tries", "made_at as madeAt"])
      .where("tenant_id", "=", tenantId)
      .where("webhook_id", "=", id)
      .orderBy("made_at", "desc")
      .orderBy("id", "desc")
      .limit(shownDeliveries)
      .execute();
    return { webhook: webhookOf(row), deliveries };
  });
}

function selectWebhooks(tx: Db<PeopleTables>, tenantId: string) {
  return tx
    .selectFrom("webhooks")
    .select(["id", "address", "events", "owner_id", "owner_name", "state", "failing_since", "made_at"])
    .where("tenant_id", "=", tenantId);
}

type WebhookRow = Awaited<ReturnType<ReturnType<typeof selectWebhooks>["execute"]>>[number];

function webhookOf(row: WebhookRow): KeptWebhook {
  return {
    id: row.id,
    address: row.address,
    events: row.events,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    state: row.state,
    failingSince: row.failing_since ?? undefined,
    madeAt: row.made_at,
  };
}
