import { type Db, inTenants } from "#platform/db";
import { isId } from "#platform/ids";
import type { DraftContent } from "../../rules/writing/draft.ts";
import type { ReflectionTables } from "../../tables.ts";

/** What someone was typing, as the server has it. */
export interface KeptDraft {
  readonly id: string;
  /** Grows with each save. */
  readonly version: number;
  readonly content: DraftContent;
  /** The version of the reflection it changes; undefined for a new one. */
  readonly changesVersion: number | undefined;
  readonly savedAt: string;
}

const columns = ["id", "version", "content", "changes_version", "saved_at"] as const;
const most = 50;

/** Someone's drafts, the latest first. */
export async function draftsOf(db: Db<ReflectionTables>, accountId: string): Promise<readonly KeptDraft[]> {
  const rows = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("reflection_drafts")
      .select(columns)
      .where("tenant_id", "=", accountId)
      .orderBy("saved_at", "desc")
      .orderBy("id")
      .limit(most)
      .execute(),
  );
  return rows.map(keptDraft);
}

/** One draft, or undefined. Inside a transaction that changes it, it is locked. */
export async function draftOf(
  db: Db<ReflectionTables>,
  accountId: string,
  id: string,
): Promise<KeptDraft | undefined> {
  if (!isId(id)) return undefined;
  const row = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("reflection_drafts")
      .select(columns)
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst(),
  );
  return row && keptDraft(row);
}

function keptDraft(row: {
  readonly id: string;
  readonly version: number;
  readonly content: DraftContent;
  readonly changes_version: number | null;
  readonly saved_at: string;
}): KeptDraft {
  return {
    id: row.id,
    version: row.version,
    content: row.content,
    changesVersion: row.changes_version ?? undefined,
    savedAt: row.saved_at,
  };
}
