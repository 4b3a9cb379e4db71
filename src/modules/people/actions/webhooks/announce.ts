import { z } from "zod";
import { type Db, inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import { defineJob, enqueue } from "#platform/jobs";
import { formatInstant, now, nowMilliseconds } from "#platform/time";
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
  /** Of its first try; at once when absent. */
  readonly runAt?: string | undefined;
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
    for (const webhookId of await listeners(tx, tenantId, event))
      await writeDelivery(tx, tenantId, { webhookId, event, about });
  });
}

/**
 * Tells of one person of many that come one request at a time, as a directory sends them: all of half a minute are one delivery
 * with their `staffIds`, sent when a minute is over.
 */
export async function announceTogether(
  db: Db<PeopleTables>,
  tenantId: string,
  event: string,
  staffId: string,
): Promise<void> {
  await inTenants(db, [tenantId], async (tx) => {
    for (const webhookId of await listeners(tx, tenantId, event)) {
      const open = await openGathering(tx, tenantId, { webhookId, event });
      if (open === undefined) {
        const runAt = secondsFromNow(60);
        await writeDelivery(tx, tenantId, { webhookId, event, about: { staffIds: [staffId] }, runAt });
      } else if (!open.staffIds.includes(staffId)) await gather(tx, tenantId, open, staffId);
    }
  });
}

/** Writes one delivery and enqueues its first try; its id. */
export async function writeDelivery(
  tx: Db<PeopleTables>,
  tenantId: string,
  { webhookId, event, about, runAt }: WrittenDelivery,
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
  await enqueue(tx, deliverJob, { tenantId, deliveryId: id }, runAt === undefined ? {} : { runAt });
  return id;
}

async function listeners(tx: Db<PeopleTables>, tenantId: string, event: string): Promise<readonly string[]> {
  const hooks = await tx
    .selectFrom("webhooks")
    .select(["id", "events"])
    .where("tenant_id", "=", tenantId)
    .where("state", "=", "on")
    .orderBy("id")
    .limit(100)
    .execute();
  return hooks.flatMap(({ id, events }) => (events.includes(event) ? [id] : []));
}

const gatheredBody = z.object({ about: z.object({ staffIds: z.array(z.string()) }) }).loose();
const mostGathered = 500;

interface Gathering {
  readonly id: string;
  readonly body: z.output<typeof gatheredBody>;
  readonly staffIds: readonly string[];
}

// Only one that was never tried, and with half a minute to spare: what is sent is what its row says, to the byte.
async function openGathering(
  tx: Db<PeopleTables>,
  tenantId: string,
  { webhookId, event }: { readonly webhookId: string; readonly event: string },
): Promise<Gathering | undefined> {
  const row = await tx
    .selectFrom("webhook_deliveries")
    .select(["id", "body"])
    .where("tenant_id", "=", tenantId)
    .where("webhook_id", "=", webhookId)
    .where("event", "=", event)
    .where("state", "=", "waiting")
    .where("try_count", "=", 0)
    .where("made_at", ">", secondsFromNow(-30))
    .whereRef("made_at", "=", "round_began_at")
    .where("body", "like", '%"about":{"staffIds":[%')
    .orderBy("made_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const body = gatheredBody.parse(JSON.parse(row.body));
  const { staffIds } = body.about;
  return staffIds.length < mostGathered ? { id: row.id, body, staffIds } : undefined;
}

async function gather(
  tx: Db<PeopleTables>,
  tenantId: string,
  { id, body, staffIds }: Gathering,
  staffId: string,
): Promise<void> {
  await tx
    .updateTable("webhook_deliveries")
    .set({ body: JSON.stringify({ ...body, about: { staffIds: [...staffIds, staffId] } }) })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .execute();
}

function secondsFromNow(seconds: number): string {
  return formatInstant(Math.floor(nowMilliseconds() / 1000) + seconds);
}
