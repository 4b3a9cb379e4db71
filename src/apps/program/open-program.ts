import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Configuration } from "#platform/config";
import { type Db, migrate, type OpenDatabase, openDatabase, withTables } from "#platform/db";
import { type Fetcher, openFetcher } from "#platform/fetch";
import { openFileStore } from "#platform/files";
import { prepareQueue } from "#platform/jobs";
import { type Log, openLog } from "#platform/log";
import {
  type CatalogProgram,
  type CatalogTables,
  type FieldWords,
  Finder,
  readFieldWords,
  readStarterPack,
  withUploads,
} from "#modules/catalog";
import {
  type CreditProgram,
  creditRecordClasses,
  type CreditTables,
  readShippedPacks,
} from "#modules/credit";
import { KnownInstallation, type PeopleProgram, type PeopleTables } from "#modules/people";
import {
  plannerRecordClasses,
  type PlannerProgram,
  type PlannerTables,
  readFocusPacks,
} from "#modules/planner";
import { portfolioRecordClasses, type PortfolioTables } from "#modules/portfolio";
import {
  ProgramFinder,
  programRecordClasses,
  type ProgramsProgram,
  type ProgramsTables,
  programTrendLayer,
} from "#modules/programs";
import {
  reflectionRecordClasses,
  type ReflectionProgram,
  type ReflectionTables,
  reflectionTrendLayer,
} from "#modules/reflections";
import { recordClasses, type StaffingTables } from "#modules/staffing";
import { type TodayProgram, todayRecordClasses, type TodayTables } from "#modules/today";
import { packsFolder } from "./places.ts";

type Tables = CatalogTables &
  PeopleTables &
  StaffingTables &
  CreditTables &
  PlannerTables &
  ReflectionTables &
  ProgramsTables &
  PortfolioTables &
  TodayTables;

/** The program, open: close it when done. */
export interface Program extends Omit<
  CatalogProgram &
    PeopleProgram &
    CreditProgram &
    PlannerProgram &
    ReflectionProgram &
    ProgramsProgram &
    TodayProgram,
  "db"
> {
  readonly db: Db<Tables>;
  readonly configuration: Configuration;
  readonly database: OpenDatabase;
  readonly log: Log;
  /** For other people's servers, as this installation is configured. */
  readonly fetch: Fetcher;
  /** Stores the search indexes and closes the database. */
  readonly close: () => Promise<void>;
}

/**
 * Opens and migrates the database. The finder is made but not started: a command that searches starts it.
 *
 * @throws Conflict when another process has the embedded database open.
 */
export async function openProgram(configuration: Configuration, log: Log): Promise<Program> {
  const words = readFieldWords(packsFolder);
  const database = await preparedDatabase(configuration);
  const db = withTables<Tables>(database.db);
  const zone = configuration.defaultZone;
  const { finder, programFinder } = openFinders(configuration, { db, words, log });
  const files = openFileStore(configuration);
  const fetch = withUploads(outsideFetcher(configuration, log), files);
  let packs: ReturnType<typeof readShippedPacks> | undefined;
  let focusPacks: ReturnType<typeof readFocusPacks> | undefined;
  let starterPack: ReturnType<typeof readStarterPack> | undefined;
  return {
    db,
    finder,
    programFinder,
    trendLayers: [programTrendLayer({ db, programFinder }), reflectionTrendLayer(db)],
    installation: new KnownInstallation(db),
    recordClasses: [
      ...recordClasses,
      ...creditRecordClasses,
      ...plannerRecordClasses,
      ...reflectionRecordClasses,
      ...programRecordClasses,
      ...portfolioRecordClasses,
      ...todayRecordClasses,
    ],
    setUpCode: randomBytes(6).toString("base64url"),
    words,
    zone,
    publicUrl: configuration.publicUrl,
    secret: configuration.secret,
    samlKeys: configuration.samlKeys,
    mailIn: configuration.mailIn,
    breachedPasswords: configuration.breachedPasswords,
    configuration,
    database,
    log,
    fetch,
    files,
    packs: () => (packs ??= readShippedPacks(packsFolder)),
    focusPacks: () => (focusPacks ??= readFocusPacks(packsFolder, words.vocabulary)),
    starterPack: () => (starterPack ??= readStarterPack(packsFolder)),
    close: async () => {
      await fetch.close();
      await finder.followed.stop();
      await programFinder.followed.stop();
      await database.close();
    },
  };
}

function openFinders(
  { dataDirectory, defaultZone: zone }: Configuration,
  { db, log, words }: { readonly db: Db<Tables>; readonly words: FieldWords; readonly log: Log },
) {
  const snapshot = (of: string) => ({
    path: join(dataDirectory, "search", `${of}.index`),
    madeWith: fingerprint([...words.names], zone),
  });
  const finder = new Finder({
    db,
    words,
    zone,
    synonyms: words.synonyms,
    snapshot: snapshot("offerings"),
    onError: (error) => log.error("The search index could not follow the database.", { error }),
  });
  return { finder, programFinder: new ProgramFinder({ db, words, snapshot: snapshot("programs") }) };
}

/** The database, open and up to date; closed again when it cannot be brought up to date, or the process would not end. */
async function preparedDatabase(configuration: Configuration): Promise<OpenDatabase> {
  const database = await openDatabase(configuration);
  try {
    await migrate(database);
    await prepareQueue(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

// Names of topics are indexed as words, and hours of the week are kept in the site's zone.
function fingerprint(names: readonly (readonly [string, string])[], zone: string): string {
  return createHash("sha256")
    .update(JSON.stringify([names, zone]))
    .digest("base64url")
    .slice(0, 16);
}

/** A log on standard error: readable on a terminal, JSON elsewhere. */
export function terminalLog(configuration: Configuration): Log {
  return openLog({
    level: configuration.logLevel,
    isTerminal: process.stderr.isTTY,
    write: (line) => void process.stderr.write(line),
  });
}

/** A fetcher for other people's servers. */
export function outsideFetcher({ contact, publicUrl, fetchAllow }: Configuration, log?: Log): Fetcher {
  return openFetcher({
    contact: contact ?? publicUrl,
    allowedHosts: fetchAllow,
    // Which one stands in the source's own history: what people type is not for the log.
    onBlocked: () => log?.info("an address that is not public was not asked"),
  });
}
