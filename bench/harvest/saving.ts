import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Db, migrate, openDatabase, type OpenDatabase, withTables } from "#platform/db";
import { harvestJob } from "../../src/modules/catalog/actions/harvest-later.ts";
import { saveAllListings } from "../../src/modules/catalog/actions/save-listings.ts";
import type { FieldWords } from "../../src/modules/catalog/queries/field-words.ts";
import { Finder } from "../../src/modules/catalog/queries/finding/finder.ts";
import { readListings } from "../../src/modules/catalog/queries/reading/read-listings.ts";
import type { CatalogTables } from "../../src/modules/catalog/tables.ts";
import { madeSource } from "../../tests/catalog/made-listing.ts";
import { calendarOf, madeCalendars, type MadeEvent } from "./made-events.ts";
import { percentile, secondsSince } from "./measure.ts";

const now = "2026-11-21T00:00:00Z";
const sourceCount = 8;
/** How many sources the worker harvests at the same time. */
const { atOnce } = harvestJob;

/** What a harvest of many calendars into an empty catalogue came to. */
export interface SavingFigures {
  readonly events: number;
  readonly offerings: number;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  /** Milliseconds from a batch's commit until its newest event is found. */
  readonly findableMilliseconds: readonly number[];
  readonly restartCpuSeconds: number;
  readonly rebuildCpuSeconds: number;
}

/** Documents in, everything saved, matched and findable: on the embedded database in a directory, its fsync real. */
export async function measureSaving(words: FieldWords, eventCount: number): Promise<SavingFigures> {
  const directory = mkdtempSync(join(tmpdir(), "carrel-bench-"));
  const database = await openDatabase({ dataDirectory: directory });
  try {
    await migrate(database);
    return await measure(database, { words, directory, eventCount });
  } finally {
    await database.close();
    rmSync(directory, { recursive: true });
  }
}

interface Setting {
  readonly words: FieldWords;
  readonly directory: string;
  readonly eventCount: number;
}

async function measure(database: OpenDatabase, setting: Setting): Promise<SavingFigures> {
  const db = withTables<CatalogTables>(database.db);
  const documents = await sourcesWithDocuments(db, setting.eventCount);
  const finder = newFinder(db, setting);
  await finder.followed.start();
  const findable: Promise<number>[] = [];
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  let events = 0;
  const harvest = async ({
    id,
    bytes,
  }: {
    readonly id: string;
    readonly bytes: Uint8Array;
  }): Promise<void> => {
    const { listings } = await readListings(
      bytes,
      { contentType: "text/calendar" },
      { settings: { zone: "America/New_York" }, words: setting.words, now },
    );
    await saveAllListings(db, { id, now }, listings, () => {
      findable.push(untilFindable(db, finder, performance.now()));
    });
    events += listings.length;
  };
  // As the worker does: each takes the next source when it is done with one.
  const waiting = documents[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const each of waiting) await harvest(each);
    }),
  );
  const findableMilliseconds = await Promise.all(findable);
  const wallSeconds = (performance.now() - startedAt) / 1000;
  const cpuSeconds = secondsSince(cpu);
  return {
    events,
    offerings: finder.followed.index.size,
    wallSeconds,
    cpuSeconds,
    findableMilliseconds,
    ...(await restart(db, finder, setting)),
  };
}

function newFinder(db: Db<CatalogTables>, { words, directory }: Setting): Finder {
  const snapshot = { path: join(directory, "search", "offerings.index"), madeWith: "bench" };
  return new Finder({ db, words, synonyms: words.synonyms, zone: "America/New_York", snapshot });
}

async function sourcesWithDocuments(db: Db<CatalogTables>, eventCount: number) {
  const calendars = madeCalendars(eventCount, sourceCount);
  return Promise.all(
    calendars.map(async (events: readonly MadeEvent[], place) => ({
      id: await madeSource(db, `Calendar ${place}`),
      bytes: new TextEncoder().encode(calendarOf(events)),
    })),
  );
}

// Ids are made in the order of time, so the newest offering is the last one of the batch that was just committed.
async function untilFindable(db: Db<CatalogTables>, finder: Finder, committedAt: number): Promise<number> {
  const last = await db
    .selectFrom("catalog_offerings")
    .select("id")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  // Seldom enough not to be a part of what is measured.
  while (!finder.followed.index.has(last.id)) await wait(20);
  return performance.now() - committedAt;
}

async function restart(db: Db<CatalogTables>, finder: Finder, setting: Setting) {
  await finder.followed.stop();
  const next = newFinder(db, setting);
  const beforeStart = process.cpuUsage();
  await next.followed.start();
  const restartCpuSeconds = secondsSince(beforeStart);
  const beforeRebuild = process.cpuUsage();
  await next.followed.rebuild();
  const rebuildCpuSeconds = secondsSince(beforeRebuild);
  await next.followed.stop();
  return { restartCpuSeconds, rebuildCpuSeconds };
}

/** The share of waits that a reader may notice. */
export function slowestFindable(figures: SavingFigures): number {
  return percentile(figures.findableMilliseconds, 0.95);
}
