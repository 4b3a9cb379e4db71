import { type Db, inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { randomSecret } from "#platform/secrets";
import { now } from "#platform/time";
import type { PeopleTables, Viewer } from "#modules/people";
import { homesOf } from "../../queries/journals/homes-of.ts";
import { type Journal, journalOf } from "../../queries/journals/journals.ts";
import { plainHandle } from "../../rules/journals/handle.ts";
import { writersCommunities } from "../../queries/communities/communities.ts";
import type { ReflectionTables } from "../../tables.ts";
import type { Writer } from "../sharing/rewrite-copies.ts";

type Tables = ReflectionTables & PeopleTables;

/** The viewer's journal; made now, with a handle that says nothing about them, when they have none yet. */
export async function ensureJournal(db: Db<Tables>, viewer: Viewer): Promise<Journal> {
  const { accountId } = viewer;
  const found = await journalOf(db, accountId);
  if (found !== undefined) return found;
  await inTenants(db, [accountId], async (tx) => {
    const random = randomSecret()
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/gu, "")
      .slice(0, 10);
    await tx
      .insertInto("journals")
      .values({
        tenant_id: accountId,
        id: newId(),
        handle: plainHandle(random),
        pen_name: null,
        made_at: now(),
        changed_at: now(),
      })
      .onConflict((conflict) => conflict.column("tenant_id").doNothing())
      .execute();
  });
  return ensureJournal(db, viewer);
}

/** How the viewer writes: their journal, their employers, and the name they are known by. */
export async function writerOf(db: Db<Tables>, viewer: Viewer): Promise<Writer> {
  const journal = await ensureJournal(db, viewer);
  return {
    accountId: viewer.accountId,
    journalId: journal.id,
    homes: await homesOf(db, viewer),
    communities: await writersCommunities(db, viewer),
    byline: { ownName: viewer.name, penName: journal.penName, handle: journal.handle },
  };
}
