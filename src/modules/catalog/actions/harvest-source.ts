import { type Db, inTransaction, json } from "#platform/db";
import { Conflict, NotFound, SourceFailure } from "#platform/errors";
import { FetchFailure, type Fetcher, nextAttempt } from "#platform/fetch";
import { newId } from "#platform/ids";
import { formatInstant, now as presentInstant } from "#platform/time";
import type { FieldWords } from "../queries/field-words.ts";
import { type ReadSource, readSource, type UnchangedSource } from "../queries/reading/read-source.ts";
import { canBeRead } from "../queries/reading/uploads.ts";
import { sourceToHarvest } from "../queries/sources.ts";
import { formatName } from "../rules/readers/index.ts";
import { harvestMessage } from "../rules/harvesting/harvest-message.ts";
import { nextHarvestAt } from "../rules/harvesting/next-harvest.ts";
import { isSuddenShrink } from "../rules/harvesting/shrinkage.ts";
import { isUpcoming } from "../rules/harvesting/upcoming.ts";
import type { CatalogTables, HarvestOutcome } from "../tables.ts";
import { markGone, type UpcomingListing, upcomingListings } from "./saving/gone.ts";
import { saveAllListings } from "./save-listings.ts";

export interface HarvestTools {
  readonly fetch: Fetcher;
  readonly words: FieldWords;
  /** Told how many listings are saved so far. */
  readonly onProgress?: (done: number, total: number) => void;
  /** True when a person looked at a sudden shrink, or at a table that may be none of offerings, and says that it is right. */
  readonly acceptsShrink?: boolean;
}

/** What one harvest came to, as its history keeps it. */
export interface HarvestReport {
  readonly outcome: HarvestOutcome;
  /** One plain sentence. */
  readonly message: string;
  readonly records: number;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly lost: number;
}

type Source = NonNullable<Awaited<ReturnType<typeof sourceToHarvest>>>;

const keptProblems = 50;
const wholeEveryDays = 30;

/**
 * Reads a source and brings the catalogue up to date with it: new and changed listings are saved, those no longer
 * listed are marked gone, never deleted. The harvest is added to the source's history, failed ones too.
 *
 * Fetching is done outside any transaction; each batch of listings is saved in its own, so that an interrupted harvest
 * keeps what it has and the next one goes on. A source that shrank suddenly is held for a person and nothing is changed.
 *
 * @throws NotFound when there is no such source; Conflict when it has no address to read. A source that cannot be read is a report with outcome `failed`.
 */
export async function harvestSource(
  db: Db<CatalogTables>,
  sourceId: string,
  tools: HarvestTools,
): Promise<HarvestReport> {
  const source = await sourceToHarvest(db, sourceId);
  if (source === undefined) throw new NotFound("There is no such source.");
  if (!canBeRead(source.address))
    throw new Conflict(
      "This source has no address to read: what it lists was imported or written down here.",
    );
  const startedAt = presentInstant();
  const read = await readOrFailure(source, {
    tools,
    startedAt,
    isWhole: await isDueWhole(db, source, startedAt),
  });
  if (read instanceof SourceFailure) return keepReport(db, source, startedAt, failed(read));
  if (read.isUnchanged) return keepReport(db, source, startedAt, { report: nothingNew, read: undefined });
  return keepReport(db, source, startedAt, await takeIn(db, source, read, { tools, now: startedAt }));
}

async function readOrFailure(
  source: Source,
  {
    tools,
    startedAt,
    isWhole,
  }: { readonly tools: HarvestTools; readonly startedAt: string; readonly isWhole: boolean },
): Promise<ReadSource | UnchangedSource | SourceFailure> {
  try {
    return await readSource(source.address, {
      settings: { zone: source.zone, language: source.language, columns: source.columns ?? undefined },
      words: tools.words,
      now: startedAt,
      fetch: tools.fetch,
      ...(isWhole ? {} : { etag: source.etag ?? undefined, lastModified: source.last_modified ?? undefined }),
    });
  } catch (error) {
    if (error instanceof SourceFailure) return error;
    throw error;
  }
}

/**
 * True when a source was last taken in so long ago that it must be sent whole, changed or not: a series is written out 18
 * months ahead, and one that never changes would end there.
 */
async function isDueWhole(db: Db<CatalogTables>, source: Source, now: string): Promise<boolean> {
  const last = await db
    .selectFrom("catalog_harvests")
    .select("started_at")
    .where("source_id", "=", source.id)
    .where("outcome", "in", ["read", "empty"])
    .orderBy("started_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return last === undefined || Date.parse(now) - Date.parse(last.started_at) > wholeEveryDays * 86_400_000;
}

async function takeIn(
  db: Db<CatalogTables>,
  source: Source,
  read: ReadSource,
  { tools, now }: { readonly tools: HarvestTools; readonly now: string },
): Promise<Outcome> {
  const lost = read.problems.filter((problem) => problem.isLoss).length;
  const counts = { records: read.listings.length, added: 0, changed: 0, gone: 0, lost };
  if (read.listings.length === 0 && lost > 0)
    return {
      read,
      report: {
        ...counts,
        outcome: "failed",
        message: `Nothing in it could be read: ${read.problems.find((problem) => problem.isLoss)?.message ?? ""}`,
      },
    };
  if (isPageInstead(source, read))
    return {
      read,
      report: {
        ...counts,
        outcome: "failed",
        message: `A web page that lists nothing stands where this was: ${formatName(source.format)}. Perhaps it wants people to sign in, or the list has moved.`,
      },
    };
  // What a person once took in is not asked about again.
  if (read.doubt !== undefined && tools.acceptsShrink !== true && source.listing_count === 0)
    return {
      read,
      report: {
        ...counts,
        outcome: "held",
        message: `${read.doubt} Nothing was kept until someone looks.`,
      },
    };
  const before = await upcomingListings(db, source.id, now);
  const upcomingNow = read.listings.filter((listing) => isUpcoming(listing, now)).length;
  if (tools.acceptsShrink !== true && isSuddenShrink({ upcomingBefore: before.length, upcomingNow }))
    return {
      read: { ...read, problems: [...missingFrom(read, before), ...read.problems] },
      report: {
        ...counts,
        outcome: "held",
        message: `It lists ${upcomingNow} to come where it listed ${before.length}: nothing was changed until someone looks.`,
      },
    };
  const saved = await saveAllListings(db, { id: source.id, now }, read.listings, tools.onProgress);
  counts.added = saved.added;
  counts.changed = saved.changed;
  // What stands on the pages that were not read may be listed still.
  if (!read.isCutShort)
    counts.gone = await markGone(
      db,
      { id: source.id, now },
      new Set(read.listings.map((listing) => listing.sourceKey)),
    );
  const outcome = read.listings.length === 0 ? "empty" : "read";
  return { read, report: { ...counts, outcome, message: harvestMessage(counts) } };
}

/** A page to sign in at, or one that says sorry: that it lists nothing says nothing of the calendar. */
function isPageInstead({ format }: Source, read: ReadSource): boolean {
  return read.format === "page" && read.listings.length === 0 && format !== "page" && format !== "unknown";
}

/** What a person who decides on a shrink must see: the titles that would be marked as gone. */
function missingFrom(read: ReadSource, before: readonly UpcomingListing[]): ReadSource["problems"] {
  const listed = new Set(read.listings.map((listing) => listing.sourceKey));
  return before
    .filter(({ sourceKey }) => !listed.has(sourceKey))
    .map(({ title }) => ({ where: "no longer listed", message: title, isLoss: false }));
}

const nothingNew: HarvestReport = {
  outcome: "unchanged",
  message: "Nothing has changed since the last harvest.",
  records: 0,
  added: 0,
  changed: 0,
  gone: 0,
  lost: 0,
};

interface Outcome {
  readonly report: HarvestReport;
  readonly read: ReadSource | undefined;
  readonly failure?: SourceFailure;
}

function failed(error: SourceFailure): Outcome {
  return {
    report: { ...nothingNew, outcome: "failed", message: error.message },
    read: undefined,
    failure: error,
  };
}

async function keepReport(
  db: Db<CatalogTables>,
  source: Source,
  startedAt: string,
  { report, read, failure }: Outcome,
): Promise<HarvestReport> {
  const finishedAt = presentInstant();
  const failures = report.outcome === "failed" ? source.consecutive_failures + 1 : 0;
  await inTransaction(db, async (tx) => {
    await tx
      .insertInto("catalog_harvests")
      .values({
        id: newId(),
        source_id: source.id,
        started_at: startedAt,
        finished_at: finishedAt,
        ...report,
        bytes: read?.bytes ?? 0,
        problems: json((read?.problems ?? []).slice(0, keptProblems)),
      })
      .execute();
    await tx
      .updateTable("catalog_sources")
      .set({
        consecutive_failures: failures,
        next_harvest_at: nextTime(source, finishedAt, { failures, failure }),
        ...lastError(source, report),
        // A reading that is held was not taken in: what is listed stands as of the one before.
        ...(report.outcome === "failed" || report.outcome === "held" ? {} : { last_success_at: finishedAt }),
        ...(isInOrder(source, report) ? { status: "active" as const } : {}),
        ...(report.outcome === "held" ? { status: "held" as const } : {}),
        ...(report.outcome === "read" || report.outcome === "empty"
          ? { ...validators(read), listing_count: report.records }
          : {}),
      })
      .where("id", "=", source.id)
      .execute();
  });
  return report;
}

// An ordinary harvest that waited before a person accepted a shrink has held the source once more. And one that lists again
// what it listed before leaves nothing to decide: to accept now would call gone what is listed.
function isInOrder({ status }: Source, { outcome }: HarvestReport): boolean {
  if (status === "held") return outcome === "read" || outcome === "unchanged";
  return status === "unverified" && outcome !== "failed";
}

// What a person has to decide on is not hidden by a reading that failed meanwhile: the source waits for them all the same.
function lastError({ status }: Source, { outcome, message }: HarvestReport) {
  if (outcome === "failed" && status === "held") return {};
  return { last_error: outcome === "failed" || outcome === "held" ? message : null };
}

// Kept only when all was taken in: what was held or failed must be given again the next time.
function validators(read: ReadSource | undefined) {
  return {
    etag: read?.etag ?? null,
    last_modified: read?.lastModified ?? null,
    format: read?.format ?? "unknown",
  };
}

/** The source's own rhythm while it works; with growing patience, and never before its server allows it, while it fails. */
function nextTime(
  source: Source,
  from: string,
  { failures, failure }: { readonly failures: number; readonly failure: SourceFailure | undefined },
): string {
  if (failures === 0)
    return nextHarvestAt({ sourceId: source.id, from, everyMinutes: source.harvest_every_minutes });
  const notBefore = failure instanceof FetchFailure ? failure.notBefore : undefined;
  const next = nextAttempt({
    failureCount: failures,
    now: Date.parse(from),
    chance: Math.random(),
    ...(notBefore === undefined ? {} : { notBefore }),
  });
  return formatInstant(Math.ceil(next / 1000));
}
