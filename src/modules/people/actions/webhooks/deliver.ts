import { type Db, inTenants, json } from "#platform/db";
import { NotFound } from "#platform/errors";
import { enqueue } from "#platform/jobs";
import { sendMail } from "#platform/mail";
import { formatInstant, now, nowMilliseconds } from "#platform/time";
import { sendDelivery } from "../../queries/webhooks/send-delivery.ts";
import type { Viewer } from "../../rules/viewer.ts";
import { failingDays, isFailingTooLong, nextTryAt, type WebhookTry } from "../../rules/webhooks/tries.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { writeAudit } from "../write-audit.ts";
import { deliverJob } from "./announce.ts";
import { openSecret, type WebhookProgram } from "./change-webhooks.ts";
import { onDay } from "../../rules/on-day.ts";

/** What a log keeps of the tries of one delivery. */
const keptTries = 30;
const keptDays = 30;

/** What a letter about a webhook says of where and when. */
interface DeliverySite {
  readonly publicUrl: string;
  readonly zone: string;
}

interface DeliveryKey {
  readonly tenantId: string;
  readonly deliveryId: string;
}

/** Tries a delivery once, writes down what came of it, and plans the next try. The request is made outside any transaction. */
export async function deliver(
  program: WebhookProgram & DeliverySite,
  key: DeliveryKey,
  chance: number,
): Promise<void> {
  const { db } = program;
  const waiting = await inTenants(db, [key.tenantId], async (tx) => waitingDelivery(tx, key));
  // Delivered already.
  if (waiting === undefined) return;
  if (waiting.hook_state !== "on") return giveUp(db, key);
  const secret = openSecret(program.secret, waiting.webhook_id, waiting.sealed_secret);
  const tried: WebhookTry =
    secret === undefined
      ? { at: now(), milliseconds: 0, problem: "Its secret cannot be read any more. Make the webhook anew." }
      : await sendDelivery(program.fetch, { address: waiting.address, secret }, waiting);
  await inTenants(db, [key.tenantId], async (tx) => {
    const next = tried.problem === undefined ? undefined : nextTry(waiting, chance);
    await writeTry(tx, key, { waiting, tried, next });
    if (next !== undefined) await enqueue(tx, deliverJob, { ...key }, { runAt: next });
    await noteHealth(tx, key.tenantId, { waiting, tried, site: program });
  });
}

/** Sends something again, whatever came of it, for another three days. @throws NotFound when there is no such delivery. */
export async function redeliver(
  db: Db<PeopleTables>,
  viewer: Viewer,
  tenantId: string,
  { webhookId, deliveryId }: { readonly webhookId: string; readonly deliveryId: string },
): Promise<void> {
  permit(viewer, "manage webhooks", { tenantId });
  await inTenants(db, [tenantId], async (tx) => {
    const changed = await tx
      .updateTable("webhook_deliveries")
      .set({ state: "waiting", try_count: 0, round_began_at: now() })
      .where("tenant_id", "=", tenantId)
      .where("webhook_id", "=", webhookId)
      .where("id", "=", deliveryId)
      .returning("id")
      .executeTakeFirst();
    if (changed === undefined) throw new NotFound("There is no such delivery.");
    await enqueue(tx, deliverJob, { tenantId, deliveryId });
    await writeAudit(tx, tenantId, viewer, { act: "send a webhook again", subject: `webhook ${webhookId}` });
  });
}

/** Removes what was delivered, or given up, a month ago. */
export async function forgetDeliveries(db: Db<PeopleTables>): Promise<void> {
  const monthAgo = formatInstant(Math.floor(nowMilliseconds() / 1000) - keptDays * 86_400);
  await inTenants(db, "every tenant", async (tx) => {
    await tx
      .deleteFrom("webhook_deliveries")
      .where("made_at", "<", monthAgo)
      .where("state", "<>", "waiting")
      .execute();
  });
}

// Switched off while it waited.
async function giveUp(db: Db<PeopleTables>, { tenantId, deliveryId }: DeliveryKey): Promise<void> {
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .updateTable("webhook_deliveries")
      .set({ state: "failed" })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", deliveryId)
      .execute();
  });
}

async function waitingDelivery(tx: Db<PeopleTables>, { tenantId, deliveryId }: DeliveryKey) {
  return tx
    .selectFrom("webhook_deliveries as delivery")
    .innerJoin("webhooks as hook", (join) =>
      join.onRef("hook.tenant_id", "=", "delivery.tenant_id").onRef("hook.id", "=", "delivery.webhook_id"),
    )
    .select(["delivery.id", "webhook_id", "event", "body", "tries", "try_count", "round_began_at"])
    .select(["hook.address", "hook.sealed_secret", "hook.state as hook_state", "hook.failing_since"])
    .select("hook.owner_id")
    .where("delivery.tenant_id", "=", tenantId)
    .where("delivery.id", "=", deliveryId)
    .where("delivery.state", "=", "waiting")
    .executeTakeFirst();
}

type Waiting = NonNullable<Awaited<ReturnType<typeof waitingDelivery>>>;

function nextTry(waiting: Waiting, chance: number): string | undefined {
  const { try_count: before, round_began_at: roundBeganAt } = waiting;
  return nextTryAt({ tryCount: before + 1, roundBeganAt, now: now() }, chance);
}

async function writeTry(
  tx: Db<PeopleTables>,
  { tenantId, deliveryId }: DeliveryKey,
  done: { readonly waiting: Waiting; readonly tried: WebhookTry; readonly next: string | undefined },
): Promise<void> {
  const { waiting, tried, next } = done;
  const failed = next === undefined ? ("failed" as const) : ("waiting" as const);
  await tx
    .updateTable("webhook_deliveries")
    .set({
      state: tried.problem === undefined ? "delivered" : failed,
      tries: json([...waiting.tries, tried].slice(-keptTries)),
      try_count: waiting.try_count + 1,
    })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", deliveryId)
    .execute();
}

async function noteHealth(
  tx: Db<PeopleTables>,
  tenantId: string,
  done: { readonly waiting: Waiting; readonly tried: WebhookTry; readonly site: DeliverySite },
): Promise<void> {
  const { waiting, tried } = done;
  const since = waiting.failing_since ?? tried.at;
  const isDisabled = tried.problem !== undefined && isFailingTooLong(since, tried.at);
  await tx
    .updateTable("webhooks")
    .set({
      failing_since: tried.problem === undefined ? null : since,
      ...(isDisabled ? { state: "disabled" as const } : {}),
    })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", waiting.webhook_id)
    .execute();
  if (!isDisabled) return;
  const line = { act: "disable a webhook", subject: `webhook ${waiting.webhook_id}`, details: { since } };
  await writeAudit(tx, tenantId, "Carrel", line);
  await tellOwner(tx, { ...done, since });
}

async function tellOwner(
  tx: Db<PeopleTables>,
  {
    waiting,
    site,
    since,
  }: { readonly waiting: Waiting; readonly site: DeliverySite; readonly since: string },
): Promise<void> {
  const { owner_id: ownerId, webhook_id: webhookId, address } = waiting;
  await inTenants(tx, [ownerId], async (own) => {
    const owner = await own
      .selectFrom("accounts")
      .select(["email", "zone"])
      .where("tenant_id", "=", ownerId)
      .where("state", "=", "active")
      .executeTakeFirst();
    if (owner?.email === undefined || owner.email === null) return;
    await sendMail(own, {
      tenantId: ownerId,
      key: `webhook ${webhookId} disabled ${since}`,
      to: owner.email,
      subject: `A webhook to ${new URL(address).host} was switched off`,
      text: `Nothing could be delivered to ${new URL(address).host} for ${failingDays} days (since ${onDay(since, owner.zone ?? site.zone)}), so this webhook is switched off. What happens meanwhile is not kept for it.

See what went wrong, and switch it on again when the receiver works: ${site.publicUrl}/organisation/webhooks/${webhookId}`,
    });
  });
}
