import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";
import type { KnownReader } from "../reading/reader-of.ts";
import { isReadable } from "./is-readable.ts";

type Tables = ReflectionTables & PeopleTables;

/** A reflection that belongs to a trip or trail, as someone who may read it does. */
export interface FiledCopy {
  readonly id: string;
  readonly journalId: string;
  readonly handle: string | undefined;
  readonly authorName: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly excerpt: string;
  readonly about: string;
  readonly topics: readonly string[];
  readonly writtenAt: string;
  readonly session: string;
  readonly tries: string;
  readonly stepId: string | undefined;
}

const most = 2000;

/**
 * What a reader may read today of what belongs to a trip or trail, the earliest first. Each is asked for by the one rule of who may
 * read: a change of level, a hidden text, a block or somebody's leaving hold here at once.
 */
export async function filedCopies(
  db: Db<Tables>,
  reader: KnownReader,
  {
    belongsTo,
    roomId,
    stepId,
  }: { readonly roomId: string; readonly belongsTo: string; readonly stepId?: string },
): Promise<readonly FiledCopy[]> {
  if (!reader.work.some(({ tenantId }) => tenantId === roomId)) return [];
  const rows = await inTenants(db, [roomId], async (tx) =>
    tx
      .selectFrom("shared_filings as filing")
      .innerJoin("shared_reflections as copy", (join) =>
        join.onRef("copy.tenant_id", "=", "filing.tenant_id").onRef("copy.id", "=", "filing.reflection_id"),
      )
      .innerJoin("staff", (join) =>
        join.onRef("staff.tenant_id", "=", "copy.tenant_id").onRef("staff.id", "=", "copy.staff_id"),
      )
      .select([
        "copy.id",
        "copy.tenant_id",
        "copy.journal_id",
        "copy.handle",
        "copy.author_name",
        "copy.staff_id",
        "copy.level",
      ])
      .select(["copy.places", "copy.title", "copy.body", "copy.excerpt", "copy.about", "copy.topics"])
      .select(["copy.written_at", "copy.hidden_at", "filing.session", "filing.tries", "filing.step_id"])
      .where("filing.tenant_id", "=", roomId)
      .where("filing.belongs_to", "=", belongsTo)
      .$if(stepId !== undefined, (query) => query.where("filing.step_id", "=", stepId ?? ""))
      // Who left is read there no more, from that moment on.
      .where("staff.account_id", "is not", null)
      .where("staff.is_active", "=", true)
      .orderBy("copy.written_at")
      .orderBy("copy.id")
      .limit(most)
      .execute(),
  );
  return rows
    .filter((row) => isReadable(reader, row))
    .map((row) => ({
      id: row.id,
      journalId: row.journal_id,
      handle: row.handle ?? undefined,
      authorName: row.author_name,
      title: row.title,
      body: row.body,
      excerpt: row.excerpt,
      about: row.about,
      topics: row.topics,
      writtenAt: row.written_at,
      session: row.session,
      tries: row.tries,
      stepId: row.step_id ?? undefined,
    }));
}
