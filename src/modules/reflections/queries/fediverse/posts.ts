import { type Db, inTenants } from "#platform/db";
import { digest } from "#platform/secrets";
import type { AnsweredPost, SentReflection } from "../../rules/fediverse/documents.ts";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import type { ReflectionTables } from "../../tables.ts";
import { journalsBy } from "../journals/journals.ts";
import type { FediverseActor } from "./actors.ts";
import { openReplies } from "./open-replies.ts";

/** A reflection that everyone may read now. */
export interface OpenReflection extends Pick<SentReflection, "reflectionId" | "title" | "body" | "about"> {
  /** When everyone could first read it. */
  readonly sharedAt: string;
}

/**
 * What of a journal everyone may read at this moment, by its id: the copies in everyone's room, and nothing that moderators hid.
 * Whatever leaves the site is read from here.
 */
export async function openReflections(
  db: Db<ReflectionTables>,
  journalId: string,
  ids?: readonly string[],
): Promise<ReadonlyMap<string, OpenReflection>> {
  if (ids?.length === 0) return new Map();
  const rows = await inTenants(db, [everyonesRoom], async (tx) =>
    tx
      .selectFrom("shared_reflections")
      .select(["id as reflectionId", "title", "body", "about", "shared_at as sharedAt"])
      .where("tenant_id", "=", everyonesRoom)
      .where("journal_id", "=", journalId)
      .where("level", "=", "everyone")
      .where("hidden_at", "is", null)
      .$if(ids !== undefined, (query) => query.where("id", "in", ids ?? []))
      .orderBy("id")
      .execute(),
  );
  return new Map(rows.map((row) => [row.reflectionId, row]));
}

/** What makes a reflection look otherwise to other servers, as a digest. */
export function postDigest({ body, title }: Pick<OpenReflection, "title" | "body">): string {
  return digest(JSON.stringify([title, body])).slice(0, 22);
}

/** A post that stands, as it reads now; undefined once it was withdrawn, or when not everyone may read it at this moment. */
export async function standingPost(
  db: Db<ReflectionTables>,
  actor: Pick<FediverseActor, "accountId" | "actorId" | "journalId">,
  postId: string,
): Promise<SentReflection | undefined> {
  const [post] = await withReflections(db, actor, async (tx) =>
    tx
      .selectFrom("fediverse_posts")
      .select(columns)
      .where("tenant_id", "=", actor.accountId)
      .where("id", "=", postId)
      .where("removed_at", "is", null)
      .execute(),
  );
  return post;
}

/** Whose a post is, and what it is or answers. */
interface PostOwner {
  readonly accountId: string;
  readonly reflectionId: string;
  /** Absent where it is the reflection itself. */
  readonly replyId: string | null;
}

/** Whose post an id names, also one that was withdrawn. */
export async function postOwner(db: Db<ReflectionTables>, postId: string): Promise<PostOwner | undefined> {
  return inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("fediverse_posts")
      .select(["tenant_id as accountId", "reflection_id as reflectionId", "reply_id as replyId"])
      .where("id", "=", postId)
      .executeTakeFirst(),
  );
}

/** The post of a reflection that everyone may read, whoever asks; undefined where there is none. */
export async function postOfReflection(
  db: Db<ReflectionTables>,
  reflectionId: string,
): Promise<string | undefined> {
  const shared = await inTenants(db, [everyonesRoom], async (tx) =>
    tx
      .selectFrom("shared_reflections")
      .select("journal_id")
      .where("tenant_id", "=", everyonesRoom)
      .where("id", "=", reflectionId)
      .where("hidden_at", "is", null)
      .executeTakeFirst(),
  );
  const [owner] = shared === undefined ? [] : await journalsBy(db, "id", [shared.journal_id]);
  if (owner === undefined) return undefined;
  const row = await inTenants(db, [owner.accountId], async (tx) =>
    tx
      .selectFrom("fediverse_posts")
      .select("id")
      .where("tenant_id", "=", owner.accountId)
      .where("reflection_id", "=", reflectionId)
      .where("reply_id", "is", null)
      .where("removed_at", "is", null)
      .executeTakeFirst(),
  );
  return row?.id;
}

/** Posts that stand, newest first, from a place on. */
export async function standingPosts(
  db: Db<ReflectionTables>,
  actor: Pick<FediverseActor, "accountId" | "actorId" | "journalId">,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<readonly SentReflection[]> {
  return withReflections(db, actor, async (tx) =>
    tx
      .selectFrom("fediverse_posts")
      .select(columns)
      .where("tenant_id", "=", actor.accountId)
      .where("removed_at", "is", null)
      .orderBy("sent_at", "desc")
      .orderBy("id", "desc")
      .offset(from)
      .limit(limit)
      .execute(),
  );
}

/** How many posts stand. */
export async function postCount(db: Db<ReflectionTables>, accountId: string): Promise<number> {
  const { count } = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("fediverse_posts")
      .select((each) => each.fn.countAll<number>().as("count"))
      .where("tenant_id", "=", accountId)
      .where("removed_at", "is", null)
      .executeTakeFirstOrThrow(),
  );
  return count;
}

const columns = [
  "id",
  "reflection_id",
  "reply_id",
  "answers",
  "answered_actor",
  "answered_name",
  "told",
  "sent_at",
  "changed_at",
] as const;

type PostRow = Readonly<Record<"id" | "reflection_id" | "told" | "sent_at" | "changed_at", string>> &
  Readonly<Record<"reply_id" | "answers" | "answered_actor" | "answered_name", string | null>>;

/** Joined here and not in the database: a post is in its writer's tenant, and what everyone may read is in everyone's room. */
async function withReflections(
  db: Db<ReflectionTables>,
  { accountId, actorId, journalId }: Pick<FediverseActor, "accountId" | "actorId" | "journalId">,
  posts: (tx: Db<ReflectionTables>) => Promise<readonly PostRow[]>,
): Promise<readonly SentReflection[]> {
  const rows = await inTenants(db, [accountId], posts);
  const reflections = await openReflections(
    db,
    journalId,
    rows.flatMap((row) => (row.reply_id === null ? [row.reflection_id] : [])),
  );
  const replies = await openReplies(
    db,
    journalId,
    rows.flatMap((row) => (row.reply_id === null ? [] : [row.reply_id])),
  );
  return rows.flatMap((row) => {
    const writing = row.reply_id === null ? reflections.get(row.reflection_id) : replies.get(row.reply_id);
    if (writing === undefined) return [];
    const { told, sent_at: sentAt, changed_at: changedAt } = row;
    return [{ ...writing, actorId, postId: row.id, told, sentAt, changedAt, answers: answersOf(row) }];
  });
}

function answersOf(row: PostRow): AnsweredPost | undefined {
  const { answered_actor: actor, answered_name: name, answers: address } = row;
  return address === null || actor === null || name === null ? undefined : { address, actor, name };
}
