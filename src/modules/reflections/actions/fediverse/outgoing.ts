import { z } from "zod";
import { type Db, inTenants } from "#platform/db";
import { defineJob, enqueue } from "#platform/jobs";
import type { ReflectionTables } from "../../tables.ts";

const id = z.uuid();
const address = z.url();

const message = z.discriminatedUnion("what", [
  z.object({ what: z.literal("post"), type: z.enum(["Create", "Update", "Delete"]), postId: id }),
  z.object({ what: z.literal("actor") }),
  z.object({
    what: z.literal("answer"),
    type: z.enum(["Accept", "Reject"]),
    follower: address,
    followId: z.string(),
  }),
  z.object({ what: z.literal("farewell") }),
]);

/**
 * What is to be told to one server. No words of anybody are in it: they are read when it is sent, so that what was withdrawn
 * meanwhile is not.
 */
export type OutgoingMessage = z.output<typeof message>;

/** Tells one server one thing, for almost two days. Never two to the same at once: what is withdrawn follows what was sent. */
export const deliverJob = defineJob({
  name: "reflections.deliver-elsewhere",
  schema: z.object({ accountId: id, actorId: id, inbox: address, message }),
  retries: 12,
  firstRetrySeconds: 60,
  longestRetrySeconds: 43_200,
  longestRunSeconds: 120,
  atOnce: 3,
});

/** Compares what everyone may read of a journal with what other servers were told, and tells them the difference. */
export const publishJob = defineJob({
  name: "reflections.publish-elsewhere",
  schema: z.object({ accountId: id }),
  retries: 8,
  firstRetrySeconds: 10,
});

/** Looks at every journal again, in case anything was missed, and forgets what is over. */
export const tidyJob = defineJob({
  name: "reflections.tidy-elsewhere",
  schema: z.unknown(),
  retries: 1,
  runsAlone: true,
  schedule: { at: "41 * * * *" },
});

/** Puts a message to each of these inboxes into the queue, in the caller's transaction. */
export async function tellInboxes(
  tx: Db<ReflectionTables>,
  {
    accountId,
    actorId,
    inboxes,
  }: Readonly<{ accountId: string; actorId: string; inboxes: readonly string[] }>,
  told: OutgoingMessage,
): Promise<void> {
  for (const inbox of inboxes)
    await enqueue(tx, deliverJob, { accountId, actorId, inbox, message: told }, { aloneBy: inbox });
}

/** Has what other servers know of someone's journal looked at, after any change to what everyone may read; nothing when it is off. */
export async function republish(tx: Db<ReflectionTables>, accountId: string): Promise<void> {
  const isOn = await inTenants(tx, [accountId], async (inside) =>
    inside.selectFrom("fediverse_actors").select("id").where("tenant_id", "=", accountId).executeTakeFirst(),
  );
  if (isOn !== undefined) await enqueue(tx, publishJob, { accountId }, { key: accountId });
}
