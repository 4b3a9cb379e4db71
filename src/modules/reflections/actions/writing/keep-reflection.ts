import { type Db, inTenants, json } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { now } from "#platform/time";
import { dayOf, type PeopleTables, permit, type Viewer } from "#modules/people";
import { findOwnReflection, type OwnReflection } from "../../queries/writing/own-reflections.ts";
import { communityProblems } from "../../rules/communities/put-in.ts";
import { bylineIn, isHeardByNobody } from "../../rules/sharing/copies-of.ts";
import type { Level } from "../../rules/sharing/levels.ts";
import { writingProblems } from "../../rules/writing/checked-writing.ts";
import type { DraftContent } from "../../rules/writing/draft.ts";
import type { ReflectionTables } from "../../tables.ts";
import { republish } from "../fediverse/outgoing.ts";
import { writerOf } from "../journals/ensure-journal.ts";
import { removeCopies, rewriteCopies, roomsOf, type Writer } from "../sharing/rewrite-copies.ts";
import { tellMentioned } from "../talking/tell-mentioned.ts";

type Tables = ReflectionTables & PeopleTables;

/** What is to be kept. */
export interface ToKeep {
  /** The draft's, and then the reflection's; absent for one that was never a draft. */
  readonly id?: string | undefined;
  readonly content: DraftContent;
  /** The version it changes; absent for a new one. */
  readonly changesVersion?: number | undefined;
  /** When it was written, of what is brought from elsewhere or made up; absent: now. */
  readonly writtenAt?: string | undefined;
}

/** Kept, or not: then what was kept meanwhile, on another device, is given beside it. */
export type KeptReflection =
  | { readonly kind: "kept"; readonly id: string }
  | { readonly kind: "conflict"; readonly other: OwnReflection };

/**
 * Keeps a reflection: in the writer's own tenant, with a copy in every room that its level asks for, and none elsewhere, in one
 * transaction. Its draft is done with. Sending the same twice keeps it once.
 *
 * @throws InvalidInput when there is nothing to keep, an image says nothing to those who do not see it, or nobody could read it.
 */
export async function keepReflection(db: Db<Tables>, viewer: Viewer, kept: ToKeep): Promise<KeptReflection> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const id = kept.id ?? newId();
  if (!isId(id)) throw new NotFound("There is no such draft.");
  const problems = writingProblems(kept.content);
  if (problems.length > 0) throw new InvalidInput(problems);
  const writer = await writerOf(db, viewer);
  refuseUnheard(writer, kept.content.level);
  return inTenants(db, [accountId], async (tx) => {
    await lock(tx, accountId, id);
    const before = await findOwnReflection(tx, accountId, id);
    const today = dayOf(viewer, now());
    const outside = communityProblems(writer, { content: kept.content, before, today });
    if (outside.length > 0) throw new InvalidInput(outside);
    if (before !== undefined && before.version !== kept.changesVersion) {
      if (!isSame(before, kept.content)) return { kind: "conflict", other: before };
    } else await write(tx, writer, { id, content: kept.content, before, writtenAt: kept.writtenAt });
    await tx
      .deleteFrom("reflection_drafts")
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .execute();
    return { kind: "kept", id };
  });
}

/** Changes who may read it, everywhere at once. @throws NotFound; InvalidInput when nobody could read it then. */
export async function changeLevel(
  db: Db<Tables>,
  viewer: Viewer,
  { id, level }: { readonly id: string; readonly level: Level },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const writer = await writerOf(db, viewer);
  refuseUnheard(writer, level);
  await inTenants(db, [accountId], async (tx) => {
    await lock(tx, accountId, id);
    const before = await findOwnReflection(tx, accountId, id);
    if (before === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
    if (before.level === level) return;
    const outside = communityProblems(writer, { content: { ...before, level }, before, today: "" });
    if (outside.length > 0)
      throw new InvalidInput(outside.map(({ message }) => ({ where: "level", message })));
    await write(tx, writer, { id, content: { ...before, level }, before });
  });
}

/** Removes a reflection and every copy of it, or brings both back. Doing it twice changes nothing. @throws NotFound */
export async function removeReflection(
  db: Db<Tables>,
  viewer: Viewer,
  { id, isRemoved }: { readonly id: string; readonly isRemoved: boolean },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const writer = await writerOf(db, viewer);
  await inTenants(db, [accountId], async (tx) => {
    const done = isId(id)
      ? await tx
          .updateTable("reflections")
          .set({ removed_at: isRemoved ? now() : null })
          .where("tenant_id", "=", accountId)
          .where("id", "=", id)
          .executeTakeFirst()
      : undefined;
    if (done === undefined || done.numUpdatedRows === 0n)
      throw new NotFound("It may be gone, or it is not yours to see.");
    const back = await findOwnReflection(tx, accountId, id);
    if (back !== undefined) await rewriteCopies(tx, writer, back);
    else {
      const rooms = await roomsOf(tx, writer);
      await inTenants(tx, rooms, async (inside) => removeCopies(inside, rooms, [id]));
    }
    await republish(tx, accountId);
  });
}

function refuseUnheard({ byline, homes }: Writer, level: Level): void {
  if (!isHeardByNobody(level, homes, byline)) return;
  throw new InvalidInput([
    {
      where: "level",
      message:
        homes.length === 0
          ? "You work for no library here, so nobody could read it. Choose “Only me” or “Everyone”."
          : "Your library asks for names, and you write under a pen name. Choose “Only me”, “My supervisor” or “Everyone”.",
    },
  ]);
}

/** Two devices that keep the same one wait for each other, also before there is a row to lock. */
async function lock(tx: Db<Tables>, accountId: string, id: string): Promise<void> {
  if (!isId(id)) return;
  await tx.selectFrom("journals").select("id").where("tenant_id", "=", accountId).forUpdate().execute();
}

async function write(
  tx: Db<Tables>,
  writer: Writer,
  {
    before,
    content,
    id,
    writtenAt,
  }: {
    readonly id: string;
    readonly content: DraftContent;
    readonly before: OwnReflection | undefined;
    readonly writtenAt?: string | undefined;
  },
): Promise<void> {
  const at = writtenAt ?? now();
  const { about, body, communities = [], entryId, level, title, topics } = content;
  const values = {
    title: title.trim(),
    body,
    level,
    topics: json([...topics]),
    communities: json([...communities]),
    entry_id: entryId ?? null,
    about,
    version: (before?.version ?? 0) + 1,
    changed_at: at,
    removed_at: null,
  };
  await tx
    .insertInto("reflections")
    .values({ tenant_id: writer.accountId, id, written_at: at, ...values })
    .onConflict((conflict) => conflict.columns(["tenant_id", "id"]).doUpdateSet(values))
    .execute();
  const shared = { id, level, title: values.title, body, about, topics, communities, changedAt: at };
  await rewriteCopies(tx, writer, { ...shared, writtenAt: before?.writtenAt ?? at });
  await republish(tx, writer.accountId);
  if (level === "only me" && communities.length === 0) return;
  const read = level === "only me" ? "community" : level;
  const { authorName: byName } = bylineIn(writer.byline, { level: read, home: undefined });
  const by = { byName, journalId: writer.journalId };
  await tellMentioned(tx, by, { reflectionId: id, body, before: mentionedBefore(before) });
}

/** Who could know of it before was told then. */
function mentionedBefore(before: OwnReflection | undefined): string {
  return before === undefined || (before.level === "only me" && before.communities.length === 0)
    ? ""
    : before.body;
}

function isSame(kept: OwnReflection, content: DraftContent): boolean {
  return (
    kept.body === content.body &&
    kept.title === content.title.trim() &&
    kept.level === content.level &&
    JSON.stringify(kept.communities) === JSON.stringify(content.communities ?? []) &&
    JSON.stringify(kept.topics) === JSON.stringify(content.topics)
  );
}
