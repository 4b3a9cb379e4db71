import type { z } from "zod";
import { inTenants } from "#platform/db";
import { InvalidInput, NotFound, SourceFailure } from "#platform/errors";
import { FetchFailure, isWorthRetrying } from "#platform/fetch";
import { now } from "#platform/time";
import { actorOfAccount, type FediverseActor } from "../../queries/fediverse/actors.ts";
import { standingPost } from "../../queries/fediverse/posts.ts";
import type { FediverseProgram } from "../../queries/fediverse/program.ts";
import { actorAddresses } from "../../rules/fediverse/addresses.ts";
import {
  type ActivityDocument,
  actorUpdate,
  farewell,
  followAnswer,
  postActivity,
} from "../../rules/fediverse/documents.ts";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import { signingKey } from "./keys.ts";
import type { deliverJob } from "./outgoing.ts";
import { askSigned } from "./signed-request.ts";

type Delivery = z.output<(typeof deliverJob)["schema"]>;

/**
 * Tells one server one thing, as it is at this moment: what not everyone may read any more is not sent, however long it waited.
 *
 * @throws SourceFailure when it may work later; InvalidInput when it never will; NotFound when nobody is there any more.
 */
export async function deliver(program: FediverseProgram, delivery: Delivery): Promise<void> {
  const prepared = await prepare(program, delivery);
  if (prepared === undefined) return;
  const { document, sealedPrivateKey } = prepared;
  const { actorId, inbox } = delivery;
  const key = await signingKey(program.secret, actorId, sealedPrivateKey);
  const status = await post(program, {
    inbox,
    document,
    key,
    keyId: actorAddresses(program.publicUrl, actorId).key,
  });
  if (status >= 200 && status < 300) return;
  const where = new URL(inbox).host;
  if (status === 404 || status === 410) throw new NotFound(`Nobody is there any more (${where}).`);
  if (status === 401 || status === 403 || status === 408 || status === 429 || status >= 500)
    throw new SourceFailure(`${where} did not take it now (${status}).`);
  throw new InvalidInput(`${where} does not take it (${status}).`);
}

interface Prepared {
  readonly document: ActivityDocument;
  readonly sealedPrivateKey: string;
}

/** What to send, and what to sign it with; undefined when there is nothing to say any more. */
async function prepare(
  { db, publicUrl }: FediverseProgram,
  delivery: Delivery,
): Promise<Prepared | undefined> {
  const { accountId, actorId, inbox, message } = delivery;
  if (message.what === "farewell") {
    const kept = await inTenants(db, [everyonesRoom], async (tx) =>
      tx
        .selectFrom("fediverse_farewells")
        .select("sealed_private_key")
        .where("tenant_id", "=", everyonesRoom)
        .where("id", "=", actorId)
        .executeTakeFirst(),
    );
    return kept && { document: farewell(publicUrl, actorId), sealedPrivateKey: kept.sealed_private_key };
  }
  return inTenants(db, [accountId], async (tx) => {
    // What is withdrawn at this moment waits, and then finds this inbox among those that were sent something.
    await tx
      .selectFrom("fediverse_actors")
      .select("id")
      .where("tenant_id", "=", accountId)
      .forUpdate()
      .execute();
    const actor = await actorOfAccount(tx, accountId);
    if (actor?.actorId !== actorId) return undefined;
    const document = await documentFor({ db: tx, publicUrl }, actor, message);
    if (document === undefined) return undefined;
    await tx
      .insertInto("fediverse_inboxes")
      .values({ tenant_id: accountId, inbox, first_sent_at: now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return { document, sealedPrivateKey: actor.sealedPrivateKey };
  });
}

async function documentFor(
  { db, publicUrl }: Pick<FediverseProgram, "db" | "publicUrl">,
  actor: FediverseActor,
  message: Exclude<Delivery["message"], { what: "farewell" }>,
): Promise<ActivityDocument | undefined> {
  const { actorId } = actor;
  switch (message.what) {
    case "actor":
      return actorUpdate(publicUrl, actor);
    case "answer": {
      const { follower, followId, type } = message;
      return followAnswer(publicUrl, type, { actorId, follower, followId });
    }
    case "post": {
      const { postId, type } = message;
      const sent = await standingPost(db, actor, postId);
      if (type === "Delete")
        return sent === undefined ? postActivity(publicUrl, type, { actorId, postId }) : undefined;
      return sent && postActivity(publicUrl, type, sent);
    }
    default:
      return message satisfies never;
  }
}

async function post(
  program: FediverseProgram,
  {
    document,
    inbox,
    key,
    keyId,
  }: {
    readonly inbox: string;
    readonly document: ActivityDocument;
    readonly key: CryptoKey;
    readonly keyId: string;
  },
): Promise<number> {
  const headers = { "content-type": "application/activity+json", accept: "application/activity+json" };
  try {
    const { status } = await askSigned(
      program,
      { method: "POST", url: inbox, headers, body: JSON.stringify(document) },
      { key, keyId },
    );
    return status;
  } catch (error) {
    if (error instanceof FetchFailure && !isWorthRetrying(error)) throw new InvalidInput(error.message);
    throw error;
  }
}
