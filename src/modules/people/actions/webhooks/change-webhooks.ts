import { type Db, inTenants } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import type { Fetcher } from "#platform/fetch";
import { newId } from "#platform/ids";
import { open, randomSecret, seal } from "#platform/secrets";
import { now } from "#platform/time";
import { sendDelivery } from "../../queries/webhooks/send-delivery.ts";
import type { WebhookTry } from "../../rules/webhooks/tries.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { writeAudit } from "../write-audit.ts";
import { writeDelivery } from "./announce.ts";

/** The event of a test; it tells of nothing. */
export const testEvent = "webhook.test";
const mostWebhooks = 20;

/** What webhooks need of the program. */
export interface WebhookProgram {
  readonly db: Db<PeopleTables>;
  readonly fetch: Fetcher;
  readonly secret: string;
}

/** What a webhook is made with. */
export interface NewWebhook {
  readonly address: string;
  readonly events: readonly string[];
}

/** A webhook just made: its secret is shown this once, and the test says whether something listens there. */
export interface MadeWebhook {
  readonly id: string;
  readonly secret: string;
  readonly test: WebhookTry;
}

/**
 * Makes a webhook for an employer. A test is sent to the address first: one that must not be asked (no https, a private address)
 * is refused; one that only does not answer yet is not.
 *
 * @throws InvalidInput when the address cannot be used, or there are too many.
 */
export async function makeWebhook(
  program: WebhookProgram,
  viewer: Viewer,
  tenantId: string,
  { address, events }: NewWebhook,
): Promise<MadeWebhook> {
  permit(viewer, "manage webhooks", { tenantId });
  const [id, secret, madeAt] = [newId(), `whsec_${randomSecret()}`, now()];
  const body = JSON.stringify({ id: newId(), event: testEvent, madeAt, tenant: tenantId, about: {} });
  const test = await sendDelivery(program.fetch, { address, secret }, { id, event: testEvent, body });
  if (test.status === undefined && isRefusal(test.problem))
    throw new InvalidInput([{ where: "address", message: test.problem ?? "" }]);
  await inTenants(program.db, [tenantId], async (tx) => {
    await refuseTooMany(tx, tenantId);
    await tx
      .insertInto("webhooks")
      .values({
        tenant_id: tenantId,
        id,
        address,
        events: JSON.stringify(events),
        sealed_secret: seal(program.secret, purposeOf(id), secret),
        owner_id: viewer.accountId,
        owner_name: viewer.name,
        made_at: madeAt,
      })
      .execute();
    // The host alone: the rest of an address is often a secret.
    const details = { host: new URL(address).host, events };
    await writeAudit(tx, tenantId, viewer, { act: "make a webhook", subject: `webhook ${id}`, details });
  });
  return { id, secret, test };
}

/** Switches a webhook on again, or off. On again it begins anew: what failed before does not count. */
export async function switchWebhook(
  db: Db<PeopleTables>,
  viewer: Viewer,
  hook: { readonly tenantId: string; readonly id: string },
  state: "on" | "off",
): Promise<void> {
  await change(db, viewer, { ...hook, act: `switch a webhook ${state}` }, async (tx) => {
    await tx
      .updateTable("webhooks")
      .set({ state, failing_since: null })
      .where("tenant_id", "=", hook.tenantId)
      .where("id", "=", hook.id)
      .execute();
  });
}

/** Removes a webhook, its secret and its log. */
export async function removeWebhook(
  db: Db<PeopleTables>,
  viewer: Viewer,
  hook: { readonly tenantId: string; readonly id: string },
): Promise<void> {
  await change(db, viewer, { ...hook, act: "remove a webhook" }, async (tx) => {
    await tx
      .deleteFrom("webhooks")
      .where("tenant_id", "=", hook.tenantId)
      .where("id", "=", hook.id)
      .execute();
  });
}

/** Sends a webhook something that tells of nothing, to see whether it arrives. */
export async function testWebhook(
  db: Db<PeopleTables>,
  viewer: Viewer,
  hook: { readonly tenantId: string; readonly id: string },
): Promise<void> {
  await change(db, viewer, { ...hook, act: "test a webhook" }, async (tx) => {
    await writeDelivery(tx, hook.tenantId, { webhookId: hook.id, event: testEvent, about: {} });
  });
}

/** What a webhook is signed with; undefined when the installation's secret is another than it was sealed under. */
export function openSecret(installationSecret: string, id: string, sealed: string): string | undefined {
  return open(installationSecret, purposeOf(id), sealed);
}

function purposeOf(id: string): string {
  return `secret of webhook ${id}`;
}

async function change(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { tenantId, id, act }: { readonly tenantId: string; readonly id: string; readonly act: string },
  work: (tx: Db<PeopleTables>) => Promise<void>,
): Promise<void> {
  permit(viewer, "manage webhooks", { tenantId });
  await inTenants(db, [tenantId], async (tx) => {
    const found = await tx
      .selectFrom("webhooks")
      .select("id")
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst();
    if (found === undefined) throw new NotFound("There is no such webhook.");
    await work(tx);
    await writeAudit(tx, tenantId, viewer, { act, subject: `webhook ${id}` });
  });
}

function isRefusal(problem = ""): boolean {
  return /not on the public internet|https|web address|Only web|name or password|Port \d/u.test(problem);
}

async function refuseTooMany(tx: Db<PeopleTables>, tenantId: string): Promise<void> {
  const { count } = await tx
    .selectFrom("webhooks")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("tenant_id", "=", tenantId)
    .executeTakeFirstOrThrow();
  if (count >= mostWebhooks)
    throw new InvalidInput(`There are ${mostWebhooks} webhooks. Remove one that is not used first.`);
}
