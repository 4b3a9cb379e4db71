import { type Db, inTenants } from "#platform/db";
import { isId } from "#platform/ids";
import type { Level } from "../../rules/sharing/levels.ts";
import type { StreamPlace } from "../../rules/streams/cursor.ts";
import type { ReflectionTables } from "../../tables.ts";

/** A reflection as its writer keeps it. */
export interface OwnReflection {
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly level: Level;
  readonly topics: readonly string[];
  /** Communities whose members read it too. */
  readonly communities: readonly string[];
  /** The participation it is about, in credit's ledger. */
  readonly entryId: string | undefined;
  /** What it is about, in words. */
  readonly about: string;
  /** Grows with each change. */
  readonly version: number;
  readonly writtenAt: string;
  readonly changedAt: string;
}

const columns = [
  ...(["id", "title", "body", "level", "topics", "entry_id", "about", "version"] as const),
  ...(["written_at", "changed_at", "communities"] as const),
] as const;

/** Someone's own reflections, newest first; of one participation when it is named. What was removed is left out. */
export async function ownReflections(
  db: Db<ReflectionTables>,
  accountId: string,
  {
    before,
    entryId,
    limit,
  }: {
    readonly before?: StreamPlace | undefined;
    readonly entryId?: string | undefined;
    readonly limit: number;
  },
): Promise<readonly OwnReflection[]> {
  const rows = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("reflections")
      .select(columns)
      .where("tenant_id", "=", accountId)
      .where("removed_at", "is", null)
      .$if(entryId !== undefined, (query) => query.where("entry_id", "=", entryId ?? null))
      .$if(before !== undefined, (query) =>
        query.where((row) =>
          row(row.refTuple("written_at", "id"), "<", row.tuple(before?.at ?? "", before?.id ?? "")),
        ),
      )
      .orderBy("written_at", "desc")
      .orderBy("id", "desc")
      .limit(limit)
      .execute(),
  );
  return rows.map(ownReflection);
}

/** One of someone's own, or undefined. */
export async function findOwnReflection(
  db: Db<ReflectionTables>,
  accountId: string,
  id: string,
): Promise<OwnReflection | undefined> {
  if (!isId(id)) return undefined;
  const row = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("reflections")
      .select(columns)
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .where("removed_at", "is", null)
      .executeTakeFirst(),
  );
  return row && ownReflection(row);
}

function ownReflection(
  row: {
    readonly [Column in "id" | "title" | "body" | "about" | "written_at" | "changed_at"]: string;
  } & {
    readonly level: Level;
    readonly topics: readonly string[];
    readonly communities: readonly string[];
    readonly entry_id: string | null;
    readonly version: number;
  },
): OwnReflection {
  return {
    id: row.id,
    title: row.title,
    body: row.body,
    level: row.level,
    topics: row.topics,
    communities: row.communities,
    entryId: row.entry_id ?? undefined,
    about: row.about,
    version: row.version,
    writtenAt: row.written_at,
    changedAt: row.changed_at,
  };
}
