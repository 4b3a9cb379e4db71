import type { Federation } from "@fedify/fedify";
import {
  actorByHandle,
  actorById,
  actorOfAccount,
  type FediverseActor,
} from "../../queries/fediverse/actors.ts";
import { followerCount } from "../../queries/fediverse/followers.ts";
import { postCount, postOwner, standingPost, standingPosts } from "../../queries/fediverse/posts.ts";
import type { FediverseProgram } from "../../queries/fediverse/program.ts";
import { actorIdOf, actorsPath, postsPath, sharedInboxPath } from "../../rules/fediverse/addresses.ts";
import { actorDocument, noteDocument, postActivity } from "../../rules/fediverse/documents.ts";
import {
  incomingCreate,
  incomingDelete,
  incomingFollow,
  incomingUndo,
  incomingUpdate,
  personOf,
} from "./incoming.ts";
import { takeUnfollow } from "./followers.ts";
import { publicCryptoKey, signingKey } from "./keys.ts";
import { fediverseMemory } from "./memory.ts";
import { documentLoader } from "./remote-documents.ts";

type FediverseFederation = Federation<FediverseProgram>;

const pageSize = 20;
const version = "0.1.0";

/**
 * What answers other servers: it finds journals by their handle (WebFinger), tells of them, and takes in what is signed. It keeps
 * what it must remember in our database, reads other servers by our guarded fetcher alone, and sends nothing itself: that is done
 * by jobs, at least once.
 */
export async function makeFederation(program: FediverseProgram): Promise<FediverseFederation> {
  const [{ createFederation }, loader] = await Promise.all([
    import("@fedify/fedify"),
    documentLoader(program),
  ]);
  const federation = createFederation<FediverseProgram>({
    kv: fediverseMemory(program.db),
    origin: program.publicUrl,
    documentLoaderFactory: () => loader,
    contextLoaderFactory: () => loader,
    authenticatedDocumentLoaderFactory: (identity) => async (url, options) => {
      const signed = await documentLoader(program, { key: identity.privateKey, keyId: identity.keyId.href });
      return signed(url, options);
    },
  });
  await tellOfJournals(federation);
  await takeIn(federation);
  return federation;
}

/** Documents of journals, and of what everyone may read in them. What is off, or not for everyone, is not there. */
async function tellOfJournals(federation: FediverseFederation): Promise<void> {
  const { Create, Note, Person } = await import("@fedify/vocab");
  federation
    .setActorDispatcher(`${actorsPath}/{identifier}`, async (context, identifier) => {
      const actor = await knownActor(context.data, identifier);
      return actor === undefined
        ? null
        : Person.fromJsonLd(actorDocument(context.data.publicUrl, actor), context);
    })
    .mapHandle(async ({ data }, handle) => (await actorByHandle(data.db, handle))?.actorId ?? null)
    .setKeyPairsDispatcher(async ({ data }, identifier) => {
      const actor = await knownActor(data, identifier);
      return actor === undefined ? [] : [await keyPair(data, actor)];
    });
  federation.setObjectDispatcher(Note, `${postsPath}/{id}`, async (context, { id }) => {
    const found = await publicPost(context.data, id);
    return found === undefined ? null : Note.fromJsonLd(noteDocument(context.data.publicUrl, found), context);
  });
  federation
    .setOutboxDispatcher(`${actorsPath}/{identifier}/outbox`, async (context, identifier, cursor) => {
      const { db, publicUrl } = context.data;
      const actor = await knownActor(context.data, identifier);
      const from = Number(cursor);
      if (actor === undefined || !Number.isSafeInteger(from) || from < 0) return null;
      const posts = await standingPosts(db, actor, { from, limit: pageSize });
      const items = await Promise.all(
        posts.map(async (post) => Create.fromJsonLd(postActivity(publicUrl, "Create", post), context)),
      );
      return { items, nextCursor: posts.length < pageSize ? null : String(from + pageSize) };
    })
    .setFirstCursor(async ({ data }, identifier) =>
      (await knownActor(data, identifier)) === undefined ? null : "0",
    )
    .setCounter(async ({ data }, identifier) => {
      const actor = await knownActor(data, identifier);
      return actor === undefined ? null : postCount(data.db, actor.accountId);
    });
  // How many, and not who: whom someone reads is theirs to tell.
  federation
    .setFollowersDispatcher(`${actorsPath}/{identifier}/followers`, async ({ data }, identifier) =>
      (await knownActor(data, identifier)) === undefined ? null : { items: [] },
    )
    .setCounter(async ({ data }, identifier) => {
      const actor = await knownActor(data, identifier);
      return actor === undefined ? null : followerCount(data.db, actor.accountId);
    });
  federation.setNodeInfoDispatcher("/nodeinfo/2.1", () => ({
    software: { name: "carrel", version },
    protocols: ["activitypub"],
    // What is counted is told of single journals alone.
    usage: { users: {}, localPosts: 0, localComments: 0 },
  }));
}

/** What other servers tell us, each with a signature that was found to be its actor's. */
async function takeIn(federation: FediverseFederation): Promise<void> {
  const vocabulary = await import("@fedify/vocab");
  federation
    .setInboxListeners(`${actorsPath}/{identifier}/inbox`, sharedInboxPath)
    .on(vocabulary.Follow, async (context, follow) => {
      const person = await personOf(context, follow, vocabulary);
      if (person !== undefined) await incomingFollow(context, follow, person);
    })
    .on(vocabulary.Undo, async (context, undo) => incomingUndo(context, undo, vocabulary))
    .on(vocabulary.Create, async (context, create) => incomingCreate(context, create, vocabulary))
    .on(vocabulary.Update, async (context, update) => incomingUpdate(context, update, vocabulary))
    .on(vocabulary.Delete, async (context, removal) => incomingDelete(context, removal))
    .on(vocabulary.Block, async ({ data }, { actorId: follower, objectId }) => {
      const actorId = actorIdOf(data.publicUrl, objectId?.href ?? "");
      if (actorId !== undefined && follower !== null)
        await takeUnfollow(data, { actorId, follower: follower.href });
    });
}

async function knownActor({ db }: FediverseProgram, identifier: string): Promise<FediverseActor | undefined> {
  return /^[0-9a-f-]{36}$/u.test(identifier) ? actorById(db, identifier) : undefined;
}

async function publicPost({ db }: FediverseProgram, id: string) {
  const owner = /^[0-9a-f-]{36}$/u.test(id) ? await postOwner(db, id) : undefined;
  if (owner === undefined) return undefined;
  const actor = await actorOfAccount(db, owner.accountId);
  return actor && standingPost(db, actor, id);
}

/** For asking servers that answer nobody who does not sign. */
async function keyPair({ secret }: FediverseProgram, actor: FediverseActor): Promise<CryptoKeyPair> {
  return {
    privateKey: await signingKey(secret, actor.actorId, actor.sealedPrivateKey),
    publicKey: await publicCryptoKey(actor.publicKey),
  };
}
