import { sql } from "kysely";
import { type Db, inTenants, plannedOnce } from "#platform/db";
import { NotFound } from "#platform/errors";
import type { ReflectionTables } from "../../tables.ts";

/** A person's journal, as it is theirs. */
export interface Journal {
  readonly id: string;
  readonly handle: string;
  readonly penName: string | undefined;
  readonly about: string;
}

/** What everyone may know of a journal that has something for them to read. */
export interface JournalFace extends Journal {
  /** For the program alone; on no page and in no address. */
  readonly accountId: string;
}

/** Someone's own journal; undefined before they first wrote or answered anything. */
export async function journalOf(db: Db<ReflectionTables>, accountId: string): Promise<Journal | undefined> {
  const row = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("journals")
      .select(["id", "handle", "pen_name", "about"])
      .where("tenant_id", "=", accountId)
      .executeTakeFirst(),
  );
  return row && { id: row.id, handle: row.handle, penName: row.pen_name ?? undefined, about: row.about };
}

/** The journal with a handle. Whether a reader may know of it is answered by what they may read in it. @throws NotFound */
export async function journalByHandle(db: Db<ReflectionTables>, handle: string): Promise<JournalFace> {
  const query = sql<JournalRow>`select ${journalColumns} from journal_of_handle(${handle}) as journal`;
  const [row] = await plannedOnce(db, query.compile(db));
  return journalFace(row);
}

/** A row of `journal_of_handle`. */
export interface JournalRow {
  readonly account_id: string;
  readonly id: string;
  readonly handle: string;
  readonly pen_name: string | null;
  readonly about: string;
}

// Raw for a function: it looks beyond the tenants that are open, for this one row.
export const journalColumns = sql.raw(
  "journal.account_id, journal.id, journal.handle, journal.pen_name, journal.about",
);

/** @throws NotFound without a row. */
export function journalFace(row: JournalRow | undefined): JournalFace {
  if (row === undefined) throw new NotFound("It may be gone, or it is not yours to read.");
  return {
    accountId: row.account_id,
    id: row.id,
    handle: row.handle,
    penName: row.pen_name ?? undefined,
    about: row.about,
  };
}

/** Journals by handle or id; those that are not there are left out. For mentions, and whom to tell. */
export async function journalsBy(
  db: Db<ReflectionTables>,
  by: "handle" | "id",
  values: readonly string[],
): Promise<readonly JournalFace[]> {
  if (values.length === 0) return [];
  const rows = await inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("journals")
      .select(["tenant_id", "id", "handle", "pen_name", "about"])
      .where(by, "in", values)
      .orderBy("id")
      .limit(100)
      .execute(),
  );
  return rows.map((row) => ({
    accountId: row.tenant_id,
    id: row.id,
    handle: row.handle,
    penName: row.pen_name ?? undefined,
    about: row.about,
  }));
}

/** Whom someone blocks, by the names they write under now. */
export async function blockedJournals(
  db: Db<ReflectionTables>,
  accountId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const rows = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("reflection_blocks")
      .select("journal_id")
      .where("tenant_id", "=", accountId)
      .orderBy("made_at")
      .orderBy("journal_id")
      .limit(100)
      .execute(),
  );
  const journals = await journalsBy(
    db,
    "id",
    rows.map((row) => row.journal_id),
  );
  return journals.map(({ handle, id, penName }) => ({ id, name: penName ?? `@${handle}` }));
}
