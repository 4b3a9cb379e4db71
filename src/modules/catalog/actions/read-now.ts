import { type Db, inTransaction } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import { sharedTenant } from "#platform/jobs";
import { formatInstant, now as presentInstant, nowMilliseconds } from "#platform/time";
import { canBeRead } from "../queries/reading/uploads.ts";
import { nextHarvestAt } from "../rules/harvesting/next-harvest.ts";
import type { CatalogTables, SourceStatus } from "../tables.ts";
import { resumeSource } from "./change-source.ts";
import { harvestLater } from "./harvest-later.ts";

/** What a person has said about what a source lists. */
export interface ReadingOptions {
  /** True when they looked, and it is right though it may not seem so. */
  readonly acceptsShrink?: boolean;
}

/**
 * Has a source read at once, ahead of its rhythm. The id of the job whose progress can be followed; undefined when it
 * waits to be read already. Atomic.
 *
 * @throws NotFound when there is no such source; Conflict when it is paused, waits for a person, or has no address.
 */
export async function readNow(
  db: Db<CatalogTables>,
  sourceId: string,
  options: ReadingOptions = {},
): Promise<string | undefined> {
  return inTransaction(db, async (tx) => {
    const { status, address } = await statusOf(tx, sourceId);
    if (!canBeRead(address))
      throw new Conflict(
        "This source has no address to read: what it lists was imported or written down here.",
      );
    if (status === "paused") throw new Conflict("This source is paused: resume it to have it read.");
    if (status === "held")
      throw new Conflict("This source waits for your decision on what it listed last: that comes first.");
    return queued(tx, sourceId, options);
  });
}

/** Takes up a source that was paused, and has it read at once. Atomic. */
export async function resumeNow(db: Db<CatalogTables>, sourceId: string): Promise<string | undefined> {
  return inTransaction(db, async (tx) => {
    await resumeSource(tx, sourceId);
    return queued(tx, sourceId, {});
  });
}

/** A person looked at what was held and says that it is right: reads the source again and takes in what it lists. */
export async function acceptShrink(db: Db<CatalogTables>, sourceId: string): Promise<string | undefined> {
  return inTransaction(db, async (tx) => {
    await expectHeld(tx, sourceId);
    await released(tx, sourceId);
    return queued(tx, sourceId, { acceptsShrink: true });
  });
}

/** A person says that what was held is a mistake of the source: what it listed before stays, and it is asked again in its rhythm. */
export async function keepFormer(db: Db<CatalogTables>, sourceId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { everyMinutes } = await expectHeld(tx, sourceId);
    await released(tx, sourceId, nextHarvestAt({ sourceId, from: presentInstant(), everyMinutes }));
  });
}

async function queued(
  tx: Db<CatalogTables>,
  sourceId: string,
  options: ReadingOptions,
): Promise<string | undefined> {
  // Put off, or the schedule would queue a second reading while this one runs.
  await tx
    .updateTable("catalog_sources")
    .set({ next_harvest_at: formatInstant(Math.floor(nowMilliseconds() / 1000) + longestReadingSeconds) })
    .where("id", "=", sourceId)
    .execute();
  return harvestLater(tx, sourceId, { ...options, progressTenant: sharedTenant });
}

const longestReadingSeconds = 3600;

async function released(tx: Db<CatalogTables>, id: string, nextAt?: string): Promise<void> {
  await tx
    .updateTable("catalog_sources")
    .set({ status: "active", last_error: null, ...(nextAt === undefined ? {} : { next_harvest_at: nextAt }) })
    .where("id", "=", id)
    .execute();
}

async function expectHeld(tx: Db<CatalogTables>, id: string): Promise<{ readonly everyMinutes: number }> {
  const { status, everyMinutes } = await statusOf(tx, id);
  if (status !== "held") throw new Conflict("Somebody has decided on this source already.");
  return { everyMinutes };
}

async function statusOf(
  tx: Db<CatalogTables>,
  id: string,
): Promise<{ readonly status: SourceStatus; readonly everyMinutes: number; readonly address: string }> {
  const row = await tx
    .selectFrom("catalog_sources")
    .select(["status", "address", "harvest_every_minutes as everyMinutes"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("There is no such source.");
  return row;
}
