import { type Db, inTenants, isUniqueViolation } from "#platform/db";
import { InvalidInput } from "#platform/errors";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import { ownReflections } from "../../queries/writing/own-reflections.ts";
import { handleProblem } from "../../rules/journals/handle.ts";
import type { Problem } from "../../rules/problem.ts";
import type { ReflectionTables } from "../../tables.ts";
import { rewriteCopies, roomsOf } from "../sharing/rewrite-copies.ts";
import { republish } from "../fediverse/outgoing.ts";
import { renameInCommunities } from "../communities/rename.ts";
import { writerOf } from "./ensure-journal.ts";

type Tables = ReflectionTables & PeopleTables;

/** How someone wants to be known where they write. */
export interface JournalDetails {
  readonly handle: string;
  /** Empty: their own name. */
  readonly penName: string;
  readonly about: string;
}

const pageSize = 500;

/**
 * Changes handle, pen name and what a journal says of itself, over everything shared so far, at once. What an employer that asks for
 * names may no longer show under a pen name is taken out of its people's sight.
 *
 * @throws InvalidInput when the handle is none, or somebody else's.
 */
export async function changeJournal(
  db: Db<Tables>,
  viewer: Viewer,
  { about, handle, penName }: JournalDetails,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const problems: Problem[] = [
    ...[handleProblem(handle)].filter((each) => each !== undefined),
    ...(penName.length > 80
      ? [{ where: "penName", message: "Make the pen name shorter: at most 80 letters." }]
      : []),
    ...(about.length > 1000 ? [{ where: "about", message: "Say it in at most 1,000 letters." }] : []),
  ];
  if (problems.length > 0) throw new InvalidInput(problems);
  await writerOf(db, viewer);
  try {
    await inTenants(db, [accountId], async (tx) => {
      await tx
        .updateTable("journals")
        .set({ handle, pen_name: penName === "" ? null : penName, about, changed_at: now() })
        .where("tenant_id", "=", accountId)
        .execute();
      await rewriteEverything(tx, viewer);
      await republish(tx, accountId);
    });
  } catch (error) {
    if (isUniqueViolation(error))
      throw new InvalidInput([{ where: "handle", message: "Choose another handle: this one is taken." }]);
    throw error;
  }
}

/** Every copy as the writer's name, employers and places are today. */
export async function rewriteEverything(tx: Db<Tables>, viewer: Viewer): Promise<void> {
  const writer = await writerOf(tx, viewer);
  let before: { readonly at: string; readonly id: string } | undefined;
  for (;;) {
    const page = await ownReflections(tx, viewer.accountId, { before, limit: pageSize });
    for (const each of page)
      if (each.level !== "only me" || each.communities.length > 0) await rewriteCopies(tx, writer, each);
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) break;
    before = { at: last.writtenAt, id: last.id };
  }
  await renameInCommunities(tx, writer);
  const communities = new Set(writer.communities.map(({ communityId }) => communityId));
  const rooms = (await roomsOf(tx, writer)).filter((room) => !communities.has(room));
  await inTenants(tx, rooms, async (inside) => {
    const { handle, ownName, penName } = writer.byline;
    await inside
      .updateTable("shared_replies")
      .set({ handle, author_name: penName ?? ownName })
      .where("tenant_id", "in", rooms)
      .where("journal_id", "=", writer.journalId)
      // What was said under one's own name to a supervisor stays so.
      .where("handle", "is not", null)
      .execute();
  });
}
