import { readConfiguration } from "#platform/config";
import { type Db, migrate, openDatabase, withTables } from "#platform/db";
import { prepareQueue } from "#platform/jobs";
import type { PeopleTables } from "../../src/modules/people/tables.ts";
import { makeCast } from "../../tests/people/cast.ts";

/** A library with the cast of the tests, in a database that `carrel serve` can open once it is closed. */
export interface NewSite<Tables> extends Awaited<ReturnType<typeof makeCast>> {
  readonly db: Db<Tables & PeopleTables>;
}

/**
 * Makes a site in an empty directory, lets it be filled, and closes it; gives what the filling gives. With an address, its
 * database is an empty one of a server.
 */
export async function fillSite<Tables, Filled>(
  directory: string,
  fill: (site: NewSite<Tables>) => Promise<Filled>,
  databaseUrl?: string,
): Promise<Filled> {
  const { secret } = readConfiguration({ DATA_DIR: directory });
  const database = await openDatabase({ dataDirectory: directory, databaseUrl });
  try {
    await migrate(database);
    await prepareQueue(database);
    const db = withTables<Tables & PeopleTables>(database.db);
    const cast = await makeCast(withTables<PeopleTables>(database.db), secret);
    return await fill({ ...cast, db });
  } finally {
    await database.close();
  }
}
