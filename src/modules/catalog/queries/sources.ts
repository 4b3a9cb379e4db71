import type { Selectable } from "kysely";
import type { Db } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { CatalogTables, HarvestOutcome, SourceStatus } from "../tables.ts";

/** A source as lists show it. */
export interface SourceRow {
  readonly id: string;
  readonly name: string;
  /** Without secret parts. */
  readonly shownAddress: string;
  readonly homePage: string | null;
  readonly format: string;
  readonly zone: string;
  readonly region: string | null;
  readonly language: string;
  readonly status: SourceStatus;
  readonly listingCount: number;
  readonly harvestEveryMinutes: number;
  readonly consecutiveFailures: number;
  readonly lastSuccessAt: string | null;
  readonly nextHarvestAt: string | null;
  /** In plain words; null when the last harvest worked. */
  readonly lastError: string | null;
  readonly isSample: boolean;
}

/** One harvest in a source's history. */
export interface HarvestRow {
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly outcome: HarvestOutcome;
  readonly message: string;
  readonly bytes: number;
  readonly records: number;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly lost: number;
  readonly problems: readonly {
    readonly where: string;
    readonly message: string;
    readonly isLoss: boolean;
  }[];
}

const shownColumns = [
  "id",
  "name",
  "shown_address",
  "home_page",
  "format",
  "zone",
  "region",
  "language",
  "status",
  "listing_count",
  "harvest_every_minutes",
  "consecutive_failures",
  "last_success_at",
  "next_harvest_at",
  "last_error",
  "is_sample",
] as const;

/**
 * All sources by name: those that need a person first, at most 1,000. Made-up ones that were taken away are left out: nothing is read
 * from them, and they are there only to be brought back.
 */
export async function sources(db: Db<CatalogTables>): Promise<readonly SourceRow[]> {
  const rows = await db
    .selectFrom("catalog_sources")
    .select(shownColumns)
    .where((source) => source.or([source("is_sample", "=", false), source("listing_count", ">", 0)]))
    .orderBy((order) =>
      order
        .case()
        .when("status", "=", "held")
        .then(0)
        .when("last_error", "is not", null)
        .then(1)
        .else(2)
        .end(),
    )
    .orderBy("name")
    .orderBy("id")
    .limit(1000)
    .execute();
  return rows.map(sourceRow);
}

/** The sources that a person may have to look at: held ones, and those whose last reading failed, at most 100. */
export async function troubledSources(db: Db<CatalogTables>): Promise<readonly SourceRow[]> {
  const rows = await db
    .selectFrom("catalog_sources")
    .select(shownColumns)
    .where((source) => source.or([source("status", "=", "held"), source("consecutive_failures", ">", 0)]))
    .orderBy("name")
    .orderBy("id")
    .limit(100)
    .execute();
  return rows.map(sourceRow);
}

/**
 * One source.
 *
 * @throws NotFound when there is none with this id.
 */
export async function source(db: Db<CatalogTables>, id: string): Promise<SourceRow> {
  const row = isId(id)
    ? await db.selectFrom("catalog_sources").select(shownColumns).where("id", "=", id).executeTakeFirst()
    : undefined;
  if (row === undefined) throw new NotFound("There is no source at this address.");
  return sourceRow(row);
}

/** The last harvests of a source, newest first, at most 30. */
export async function harvestHistory(
  db: Db<CatalogTables>,
  sourceId: string,
): Promise<readonly HarvestRow[]> {
  const rows = await db
    .selectFrom("catalog_harvests")
    .select([
      "id",
      "started_at",
      "finished_at",
      "outcome",
      "message",
      "bytes",
      "records",
      "added",
      "changed",
      "gone",
      "lost",
      "problems",
    ])
    .where("source_id", "=", sourceId)
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(30)
    .execute();
  return rows.map(({ started_at, finished_at, ...row }) => ({
    ...row,
    startedAt: started_at,
    finishedAt: finished_at,
  }));
}

/** What a harvest needs of its source, secrets included: never shown. */
export async function sourceToHarvest(db: Db<CatalogTables>, id: string) {
  return db
    .selectFrom("catalog_sources")
    .select([
      "id",
      "name",
      "address",
      "format",
      "zone",
      "language",
      "status",
      "columns",
      "etag",
      "last_modified",
      "harvest_every_minutes",
      "consecutive_failures",
      "listing_count",
    ])
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Ids of sources whose time has come, longest due first. */
export async function dueSources(
  db: Db<CatalogTables>,
  now: string,
  limit = 200,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("catalog_sources")
    .select("id")
    .where("status", "in", ["unverified", "active"])
    .where("next_harvest_at", "<=", now)
    .orderBy("next_harvest_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

type SelectedSource = Pick<Selectable<CatalogTables["catalog_sources"]>, (typeof shownColumns)[number]>;

function sourceRow(row: SelectedSource): SourceRow {
  return {
    id: row.id,
    name: row.name,
    shownAddress: row.shown_address,
    homePage: row.home_page,
    format: row.format,
    zone: row.zone,
    region: row.region,
    language: row.language,
    status: row.status,
    listingCount: row.listing_count,
    harvestEveryMinutes: row.harvest_every_minutes,
    consecutiveFailures: row.consecutive_failures,
    lastSuccessAt: row.last_success_at,
    nextHarvestAt: row.next_harvest_at,
    lastError: row.last_error,
    isSample: row.is_sample,
  };
}
