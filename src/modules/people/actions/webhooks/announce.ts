import { z } from "zod";
import { type Db, inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import { defineJob, enqueue } from "#platform/jobs";
import { now } from "#platform/time";
import type { PeopleTables } from "../../tables.ts";

/** One try to deliver. Tries are counted and planned by the delivery itself; the queue's own retries are for bugs of ours. */
export const deliverJob = defineJob({
  name: "people.deliver-webhook",
  schema: z.object({ tenantId: z.string(), deliveryId: z.string() }),
  retries: 3,
  longestRunSeconds: 60,
  atOnce: 2,
});

/** A delivery that was written: the job that tries it is enqueued with it. */
interface WrittenDelivery {
  readonly webhookId: string;
  readonly event: string;
  readonly about: Readonly<Record<string, unknown>>;
}

/**
 * Tells every webhook of an employer that wants to know, in the caller's transaction: nothing is sent unless that is committed.
 * Say ids and a few plain words; who wants more asks the API with a token. Later modules register their events in
 * `webhookEvents` of the program.
 */
export async function announce(
  db: Db<PeopleTables>,
  tenantId: string,
  event: string,
  about: Readonly<Record<string, unknown>>,
): Promise<void> {
  await inTenants(db, [tenantId], async (tx) => {
    const hooks = await tx
      .selectFrom("webhooks")
      .select(["id", "events"])
      .where("tenant_id", "=", tenantId)
      .where("state", "=", "on")
      .orderBy("id")
      .limit(100)
      .execute();
    for (const { id, events } of hooks)
      if (events.includes(event)) await writeDelivery(tx, tenantId, { webhookId: id, event, about });
  });
}

/** Writes one delivery and enqueues its first try; its id. */
export async function writeDelivery(
  tx: Db<PeopleTables>,
  tenantId: string,
  { webhookId, event, about }: WrittenDelivery,
): Promise<string> {
  const [id, madeAt] = [newId(), now()];
  const body = JSON.stringify({ id, event, madeAt, tenant: tenantId, about });
  await tx
    .insertInto("webhook_deliveries")
    .values({
      tenant_id: tenantId,
      id,
      webhook_id: webhookId,
      event,
      body,
      tries: json([]),
      round_began_at: madeAt,
      made_at: madeAt,
    })
    .execute();
  await enqueue(tx, deliverJob, { tenantId, deliveryId: id });
  return id;
}
