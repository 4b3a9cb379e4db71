import { type Db, inTransaction } from "#platform/db";
import type { CatalogTables } from "../tables.ts";
import { addSource, type NewSource } from "./add-source.ts";
import { type ReadingOptions, readNow } from "./read-now.ts";

/** A source that was kept, and the job that reads it first. */
export interface KeptSource {
  readonly id: string;
  readonly jobId: string | undefined;
}

/** A file does not change: it is read again only to carry series forward. */
const minutesBetweenFileReadings = 7 * 24 * 60;

/**
 * Keeps a source that a person looked at, and has it read at once. Atomic.
 *
 * @throws InvalidInput for an address, zone or name that cannot be used; Conflict when the address is kept already.
 */
export async function keepSource(
  db: Db<CatalogTables>,
  source: NewSource,
  options: ReadingOptions = {},
): Promise<KeptSource> {
  return inTransaction(db, async (tx) => {
    const id = await addSource(tx, source);
    if (source.isHarvested === false)
      await tx
        .updateTable("catalog_sources")
        .set({ harvest_every_minutes: minutesBetweenFileReadings })
        .where("id", "=", id)
        .execute();
    return { id, jobId: await readNow(tx, id, options) };
  });
}
