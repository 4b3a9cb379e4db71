import { type Db, inTenants } from "#platform/db";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import { openReflection } from "../../queries/reading/one-reflection.ts";
import { bylineIn } from "../../rules/sharing/copies-of.ts";
import type { ReactionKind } from "../../rules/talking/reactions.ts";
import type { ReflectionTables } from "../../tables.ts";
import { writerOf } from "../journals/ensure-journal.ts";
import { refuseBlocked } from "./reply.ts";

/**
 * Answers quietly, or takes it back: one reaction of each reader, which the writer alone sees and nobody is told of.
 *
 * @throws NotFound when it is not theirs to read; NotAllowed when its writer does not want to meet them.
 */
export async function react(
  db: Db<ReflectionTables & PeopleTables>,
  viewer: Viewer,
  { id, kind }: { readonly id: string; readonly kind: ReactionKind | undefined },
): Promise<void> {
  permit(viewer, "see a personal record", { tenantId: viewer.accountId });
  const open = await openReflection(db, viewer, id);
  if (open.whose === "own") return;
  const { rooms, shared } = open;
  const writer = await writerOf(db, viewer);
  await refuseBlocked(db, writer.journalId, [shared.journalId]);
  const home = writer.homes.find(({ tenantId }) => tenantId === shared.roomId);
  const community = writer.communities.find(({ communityId }) => communityId === shared.roomId);
  const { authorName } = bylineIn(writer.byline, { level: shared.level, home: home ?? community });
  await inTenants(db, rooms, async (tx) => {
    await tx
      .deleteFrom("reflection_reactions")
      .where("tenant_id", "in", rooms)
      .where("reflection_id", "=", id)
      .where("journal_id", "=", writer.journalId)
      .execute();
    if (kind === undefined) return;
    await tx
      .insertInto("reflection_reactions")
      .values({
        tenant_id: shared.roomId,
        reflection_id: id,
        journal_id: writer.journalId,
        handle: writer.byline.handle,
        author_name: authorName,
        kind,
        made_at: now(),
      })
      .execute();
  });
}
