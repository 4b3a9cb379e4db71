import type { Db } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { now as presentInstant } from "#platform/time";
import type { CatalogTables } from "../tables.ts";
import { checkedWords } from "./add-source.ts";

/** Stops reading a source; what it listed stays. */
export async function pauseSource(db: Db<CatalogTables>, id: string): Promise<void> {
  await changed(db, id, { status: "paused", next_harvest_at: null });
}

/** Reads a paused or held source again, at once. */
export async function resumeSource(db: Db<CatalogTables>, id: string): Promise<void> {
  await changed(db, id, { status: "active", next_harvest_at: presentInstant(), last_error: null });
}

/**
 * Gives a source another name, zone or language. Zone and language hold from the next harvest on.
 *
 * @throws InvalidInput for an empty name or an unknown zone.
 */
export async function describeSource(
  db: Db<CatalogTables>,
  id: string,
  words: { readonly name: string; readonly zone: string; readonly language: string },
): Promise<void> {
  const { zone, problems } = checkedWords(words);
  if (zone === undefined || problems.length > 0) throw new InvalidInput(problems);
  // Without validators the next harvest reads everything again, in the new zone.
  await changed(db, id, {
    name: words.name.trim(),
    zone,
    language: words.language,
    etag: null,
    last_modified: null,
  });
}

type Change = Partial<{
  status: "active" | "paused";
  next_harvest_at: string | null;
  last_error: null;
  name: string;
  zone: string;
  language: string;
  etag: null;
  last_modified: null;
}>;

async function changed(db: Db<CatalogTables>, id: string, change: Change): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable("catalog_sources")
    .set(change)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new NotFound("There is no such source.");
}
