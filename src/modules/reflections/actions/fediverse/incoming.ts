import type { Context } from "@fedify/fedify";
import type {
  Activity,
  Actor,
  Create,
  Delete,
  Follow,
  Object as ActivityObject,
  Undo,
  Update,
} from "@fedify/vocab";
import type { FediverseProgram } from "../../queries/fediverse/program.ts";
import { actorIdOf } from "../../rules/fediverse/addresses.ts";
import { publicCollection } from "../../rules/fediverse/documents.ts";
import { remoteName, type RemotePerson } from "../../rules/fediverse/remote-person.ts";
import { takeFollow, takeUnfollow } from "./followers.ts";
import { changeRemoteReply, forgetRemotePerson, removeRemoteReply, takeReply } from "./replies.ts";

type FediverseContext = Context<FediverseProgram>;
type Vocabulary = typeof import("@fedify/vocab");

/**
 * What other servers told us, once the library has found their signature to be the actor's own. Each must be of the server that
 * sent it: who signs for one host says nothing in the name of another.
 */
export async function incomingFollow(
  { data }: FediverseContext,
  follow: Follow,
  person: RemotePerson,
): Promise<void> {
  const actorId = actorIdOf(data.publicUrl, follow.objectId?.href ?? "");
  if (actorId === undefined || follow.id === null || !isOfSameHost(follow.id, person.actor)) return;
  await takeFollow(data, { actorId, followId: follow.id.href, person });
}

export async function incomingUndo(
  context: FediverseContext,
  undo: Undo,
  { Follow: FollowType }: Pick<Vocabulary, "Follow">,
): Promise<void> {
  const follow = await undo.getObject(context);
  const { data } = context;
  if (!(follow instanceof FollowType) || undo.actorId === null || follow.actorId?.href !== undo.actorId.href)
    return;
  const actorId = actorIdOf(data.publicUrl, follow.objectId?.href ?? "");
  if (actorId !== undefined) await takeUnfollow(data, { actorId, follower: undo.actorId.href });
}

/** A reply that is for everyone. What is for followers or for one reader alone is not for a page, and is not taken in. */
export async function incomingCreate(
  context: FediverseContext,
  create: Create,
  vocabulary: Pick<Vocabulary, "Note" | "Article" | "isActor">,
): Promise<void> {
  const note = await create.getObject(context);
  const said = note && spoken(note, create, vocabulary);
  if (said === undefined || said === null || note?.replyTargetId === null || note === null) return;
  const answers = note.replyTargetId.href;
  const isPublic = [...note.toIds, ...note.ccIds].some(({ href }) => href === publicCollection);
  if (!isPublic) return;
  const person = await personOf(context, create, vocabulary);
  if (person !== undefined) await takeReply(context.data, { ...said, answers, person });
}

export async function incomingUpdate(
  context: FediverseContext,
  update: Update,
  vocabulary: Pick<Vocabulary, "Note" | "Article">,
): Promise<void> {
  const note = await update.getObject(context);
  const said = note && spoken(note, update, vocabulary);
  if (said === undefined || said === null || update.actorId === null) return;
  await changeRemoteReply(context.data, { ...said, actor: update.actorId.href });
}

export async function incomingDelete(
  { data }: FediverseContext,
  { actorId, objectId }: Delete,
): Promise<void> {
  if (actorId === null || objectId === null) return;
  if (objectId.href === actorId.href) await forgetRemotePerson(data, actorId.href);
  else await removeRemoteReply(data, { object: objectId.href, actor: actorId.href });
}

/** Who did something, as their own server tells of them; undefined when it tells too little. */
export async function personOf(
  context: FediverseContext,
  activity: Activity,
  { isActor }: Pick<Vocabulary, "isActor">,
): Promise<RemotePerson | undefined> {
  const found = await activity.getActor(context);
  if (found === null || !isActor(found) || found.id === null || found.inboxId === null) return undefined;
  const actor: Actor = found;
  const [address, inbox] = [found.id, found.inboxId];
  if (address.href !== activity.actorId?.href || !isOfSameHost(inbox, address.href)) return undefined;
  const shared = actor.endpoints?.sharedInbox ?? undefined;
  return {
    actor: address.href,
    name: remoteName(address.href, {
      name: actor.name?.toString() ?? "",
      username: actor.preferredUsername?.toString() ?? "",
    }),
    inbox: inbox.href,
    sharedInbox: shared !== undefined && isOfSameHost(shared, address.href) ? shared.href : undefined,
  };
}

/** The words of a note that its sender wrote; undefined when it is somebody else's, or no note. */
function spoken(
  note: ActivityObject,
  { actorId }: Activity,
  { Article: ArticleType, Note: NoteType }: Pick<Vocabulary, "Note" | "Article">,
): { readonly object: string; readonly html: string } | undefined {
  if (!(note instanceof NoteType || note instanceof ArticleType)) return undefined;
  if (note.id === null || actorId === null || note.attributionId?.href !== actorId.href) return undefined;
  if (!isOfSameHost(note.id, actorId.href)) return undefined;
  return { object: note.id.href, html: note.content?.toString() ?? "" };
}

function isOfSameHost(one: URL, other: string): boolean {
  return one.host === new URL(other).host;
}
