import { type Db, inTenants, json } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import { draftOf, type KeptDraft } from "../../queries/writing/drafts.ts";
import { type DraftContent, isSameDraft } from "../../rules/writing/draft.ts";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/** What a device has, and the version it began from: 0 before the server had any. */
export interface DraftToSave {
  readonly id: string;
  readonly version: number;
  readonly content: DraftContent;
  readonly changesVersion?: number | undefined;
}

/** Kept, or not: then what another device kept meanwhile is given beside it, and nothing is overwritten. */
export type SavedDraft =
  | { readonly kind: "saved"; readonly version: number }
  | { readonly kind: "conflict"; readonly other: KeptDraft };

/**
 * Keeps what someone has typed so far. Saving the same twice changes nothing. A draft that is gone is begun anew: words that
 * come late from a device that was offline are never thrown away.
 */
export async function saveDraft(db: Db<Tables>, viewer: Viewer, draft: DraftToSave): Promise<SavedDraft> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  if (!isId(draft.id)) throw new NotFound("There is no such draft.");
  return inTenants(db, [accountId], async (tx) => {
    const kept = await draftOf(tx, accountId, draft.id);
    if (kept === undefined) return (await begin(tx, accountId, draft)) ?? saveDraft(tx, viewer, draft);
    if (isSameDraft(kept.content, draft.content)) return { kind: "saved", version: kept.version };
    if (kept.version !== draft.version) return { kind: "conflict", other: kept };
    const version = kept.version + 1;
    await tx
      .updateTable("reflection_drafts")
      .set({ version, content: json(draft.content), saved_at: now() })
      .where("tenant_id", "=", accountId)
      .where("id", "=", draft.id)
      .execute();
    return { kind: "saved", version };
  });
}

/** Undefined when another device began it at the same moment. */
async function begin(
  tx: Db<Tables>,
  accountId: string,
  { changesVersion, content, id, version }: DraftToSave,
): Promise<SavedDraft | undefined> {
  // Above any version a device may still have of one that is gone.
  const first = version + 1;
  const made = await tx
    .insertInto("reflection_drafts")
    .values({
      tenant_id: accountId,
      id,
      version: first,
      content: json(content),
      changes_version: changesVersion ?? null,
      made_at: now(),
      saved_at: now(),
    })
    .onConflict((conflict) => conflict.columns(["tenant_id", "id"]).doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 0n ? undefined : { kind: "saved", version: first };
}

/** Throws a draft away, for good: its page asks first. What it was to change stays as it is. */
export async function discardDraft(db: Db<Tables>, viewer: Viewer, id: string): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  if (!isId(id)) return;
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .deleteFrom("reflection_drafts")
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .execute();
  });
}
