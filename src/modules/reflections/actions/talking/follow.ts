import { type Db, inTenants } from "#platform/db";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/** A journal, a topic or a community. */
export type Followed = `journal:${string}` | `topic:${string}` | `community:${string}`;

/** Follows, or no longer. Nobody is told. Doing it twice changes nothing. */
export async function follow(
  db: Db<Tables>,
  viewer: Viewer,
  { followed, isFollowed }: { readonly followed: Followed; readonly isFollowed: boolean },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  await inTenants(db, [accountId], async (tx) => {
    if (isFollowed)
      await tx
        .insertInto("reflection_follows")
        .values({ tenant_id: accountId, followed, made_at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    else
      await tx
        .deleteFrom("reflection_follows")
        .where("tenant_id", "=", accountId)
        .where("followed", "=", followed)
        .execute();
  });
}

/** Meets a journal's owner no longer, or again: neither reads them in lists, nor is answered or named by them. Nobody is told. */
export async function block(
  db: Db<Tables>,
  viewer: Viewer,
  { isBlocked, journalId }: { readonly journalId: string; readonly isBlocked: boolean },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  await inTenants(db, [accountId], async (tx) => {
    if (isBlocked) {
      await tx
        .insertInto("reflection_blocks")
        .values({ tenant_id: accountId, journal_id: journalId, made_at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await tx
        .deleteFrom("reflection_follows")
        .where("tenant_id", "=", accountId)
        .where("followed", "=", `journal:${journalId}`)
        .execute();
    } else
      await tx
        .deleteFrom("reflection_blocks")
        .where("tenant_id", "=", accountId)
        .where("journal_id", "=", journalId)
        .execute();
  });
}
