import { sql } from "kysely";
import type { Db } from "#platform/db";
import type { CatalogTables, HarvestOutcome } from "../tables.ts";

/** One harvest as a bar of a small picture. */
export interface HarvestBar {
  readonly outcome: HarvestOutcome;
  readonly records: number;
}

const barCount = 12;

/** The last twelve harvests of every source, oldest first, by the source's id. */
export async function recentHarvests(
  db: Db<CatalogTables>,
): Promise<ReadonlyMap<string, readonly HarvestBar[]>> {
  // Raw, because the limit holds for each source by itself: a lateral join, which follows the index.
  const { rows } = await sql<{ source_id: string; outcome: HarvestOutcome; records: number }>`
    select harvest.source_id, harvest.outcome, harvest.records
    from catalog_sources as source
    cross join lateral (
      select source_id, outcome, records, started_at, id from catalog_harvests
      where source_id = source.id order by started_at desc limit ${barCount}
    ) as harvest
    order by harvest.source_id, harvest.started_at, harvest.id`.execute(db);
  const bars = new Map<string, HarvestBar[]>();
  for (const { source_id, outcome, records } of rows) {
    const known = bars.get(source_id);
    if (known === undefined) bars.set(source_id, [{ outcome, records }]);
    else known.push({ outcome, records });
  }
  return bars;
}
