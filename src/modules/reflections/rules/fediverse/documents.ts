import { imagesOf, markdownHtml, readMarkdown } from "#platform/markdown";
import { escapedWords } from "../importing/markdown-text.ts";
import { actorAddresses, postAddress } from "./addresses.ts";

/** A document of ActivityPub, as it goes out. */
export type ActivityDocument = Readonly<Record<string, unknown>>;

/** A journal as other servers are told of it: a name it writes under, and never an e-mail address. */
export interface ActorFace {
  readonly actorId: string;
  readonly handle: string;
  readonly name: string;
  /** Markdown. */
  readonly about: string;
  readonly publicKey: string;
  readonly turnedOnAt: string;
  readonly changedAt: string;
}

/** What a reply answers: its address, and who said it, with how they are mentioned. */
export interface AnsweredPost {
  readonly address: string;
  readonly actor: string;
  readonly name: string;
}

/** A reflection that everyone may read, or a reply to one, as other servers are told of it. */
export interface SentReflection {
  readonly actorId: string;
  readonly postId: string;
  readonly reflectionId: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly about: string;
  /** When everyone could first read it. */
  readonly sentAt: string;
  readonly changedAt: string;
  /** A digest of what it says. */
  readonly told: string;
  /** Of a reply. */
  readonly answers?: AnsweredPost | undefined;
}

const activities = "https://www.w3.org/ns/activitystreams";
const security = "https://w3id.org/security/v1";
/** Whom a public post is for, and what makes it one. */
export const publicCollection = `${activities}#Public`;
const searchable = { toot: "http://joinmastodon.org/ns#", discoverable: "toot:discoverable" };

/** The document of a journal. */
export function actorDocument(publicUrl: string, face: ActorFace): ActivityDocument {
  const { followers, id, inbox, key, outbox, sharedInbox } = actorAddresses(publicUrl, face.actorId);
  return {
    "@context": [
      activities,
      security,
      { ...searchable, manuallyApprovesFollowers: "as:manuallyApprovesFollowers" },
    ],
    id,
    type: "Person",
    preferredUsername: face.handle,
    name: face.name,
    summary: htmlOf(face.about, publicUrl),
    url: `${publicUrl}/journals/${face.handle}`,
    inbox,
    outbox,
    followers,
    endpoints: { sharedInbox },
    publicKey: { id: key, type: "Key", owner: id, publicKeyPem: face.publicKey },
    manuallyApprovesFollowers: false,
    discoverable: true,
    published: face.turnedOnAt,
  };
}

/** The document of a reflection: a note, because servers show an article by its title alone. */
export function noteDocument(publicUrl: string, sent: SentReflection): ActivityDocument {
  return { "@context": activities, ...note(publicUrl, sent) };
}

/** That a reflection is there, says something else now, or is gone. The same activity has the same id, however often it is sent. */
export function postActivity(
  publicUrl: string,
  type: "Create" | "Update" | "Delete",
  sent: SentReflection | Pick<SentReflection, "actorId" | "postId">,
): ActivityDocument {
  const { followers, id: actor } = actorAddresses(publicUrl, sent.actorId);
  const address = postAddress(publicUrl, sent.postId);
  const mark = type === "Update" && "told" in sent ? `/${sent.changedAt}/${sent.told}` : "";
  return {
    "@context": activities,
    id: `${address}#${type.toLowerCase()}${mark}`,
    type,
    actor,
    to: publicCollection,
    cc: "body" in sent ? copiesTo(followers, sent) : followers,
    object: "body" in sent ? note(publicUrl, sent) : { id: address, type: "Tombstone" },
  };
}

/** That a journal is known otherwise from now on. */
export function actorUpdate(
  publicUrl: string,
  face: ActorFace & { readonly told: string },
): ActivityDocument {
  const { followers, id } = actorAddresses(publicUrl, face.actorId);
  const { "@context": context, ...object } = actorDocument(publicUrl, face);
  return {
    "@context": context,
    id: `${id}#update/${face.changedAt}/${face.told}`,
    type: "Update",
    actor: id,
    to: publicCollection,
    cc: followers,
    object,
  };
}

/** That a journal is gone, and everything of it. */
export function farewell(publicUrl: string, actorId: string): ActivityDocument {
  const { id } = actorAddresses(publicUrl, actorId);
  return {
    "@context": activities,
    id: `${id}#delete`,
    type: "Delete",
    actor: id,
    to: publicCollection,
    object: id,
  };
}

/** The answer to who asked to follow. */
export function followAnswer(
  publicUrl: string,
  type: "Accept" | "Reject",
  asked: { readonly actorId: string; readonly follower: string; readonly followId: string },
): ActivityDocument {
  const { id: actor } = actorAddresses(publicUrl, asked.actorId);
  return {
    "@context": activities,
    id: `${actor}#${type.toLowerCase()}/${encodeURIComponent(asked.followId)}`,
    type,
    actor,
    to: asked.follower,
    object: { id: asked.followId, type: "Follow", actor: asked.follower, object: actor },
  };
}

function note(publicUrl: string, sent: SentReflection): ActivityDocument {
  const { followers, id: author } = actorAddresses(publicUrl, sent.actorId);
  const title = sent.title.trim();
  return {
    id: postAddress(publicUrl, sent.postId),
    type: "Note",
    attributedTo: author,
    to: publicCollection,
    cc: copiesTo(followers, sent),
    ...(sent.answers === undefined
      ? {}
      : {
          inReplyTo: sent.answers.address,
          // Whom it answers hears of it only when they are mentioned.
          tag: [{ type: "Mention", href: sent.answers.actor, name: sent.answers.name }],
        }),
    content: htmlOf(
      [title === "" ? "" : `**${escapedWords(title)}**`, sent.body]
        .filter((part) => part !== "")
        .join("\n\n"),
      publicUrl,
    ),
    url: `${publicUrl}/reflections/${sent.reflectionId}${sent.answers === undefined ? "" : "#replies"}`,
    published: sent.sentAt,
    ...(sent.changedAt > sent.sentAt ? { updated: sent.changedAt } : {}),
    attachment: imagesOf(readMarkdown(sent.body))
      .filter(({ url }) => isOwnImage(url))
      .map(({ alternative, url }) => ({ type: "Image", url: publicUrl + url, name: alternative })),
  };
}

function copiesTo(followers: string, { answers }: SentReflection): string | readonly string[] {
  return answers === undefined ? followers : [followers, answers.actor];
}

/** HTML as on our pages, with whole addresses: a path means something else over there. */
function htmlOf(markdown: string, publicUrl: string): string {
  return markdownHtml(readMarkdown(markdown), {
    headingLevel: 2,
    imageAddress: (url) => (isOwnImage(url) ? publicUrl + url : undefined),
  }).replaceAll(' href="/', ` href="${publicUrl}/`);
}

function isOwnImage(url: string): boolean {
  return /^\/journal\/images\/[0-9a-f-]{36}$/u.test(url);
}
