import type { Db } from "#platform/db";
import { NotFound } from "#platform/errors";
import { now as presentInstant } from "#platform/time";
import type { CatalogTables } from "../tables.ts";

/** Stops reading a source; what it listed stays. */
export async function pauseSource(db: Db<CatalogTables>, id: string): Promise<void> {
  await changed(db, id, { status: "paused", next_harvest_at: null });
}

/** Reads a paused or held source again, at once. */
export async function resumeSource(db: Db<CatalogTables>, id: string): Promise<void> {
  await changed(db, id, { status: "active", next_harvest_at: presentInstant(), last_error: null });
}

/** Gives a source another name or zone. The zone holds from the next harvest on. */
export async function describeSource(
  db: Db<CatalogTables>,
  id: string,
  words: { readonly name: string; readonly zone: string },
): Promise<void> {
  // Without validators the next harvest reads everything again, in the new zone.
  await changed(db, id, { name: words.name, zone: words.zone, etag: null, last_modified: null });
}

type Change = Partial<{
  status: "active" | "paused";
  next_harvest_at: string | null;
  last_error: null;
  name: string;
  zone: string;
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
