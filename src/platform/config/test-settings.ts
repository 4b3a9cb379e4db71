/** What the test run tells the tests. */
interface TestSettings {
  /** A PostgreSQL server to run the database tests on; absent for the embedded database. */
  readonly databaseUrl?: string;
  /** The number of the process among those that run at the same time. */
  readonly place: string;
}

/** Read apart from the configuration: these are no settings of an installation. */
export function readTestSettings(): TestSettings {
  const databaseUrl = process.env["CARREL_TEST_DATABASE_URL"];
  return {
    ...(databaseUrl === undefined || databaseUrl === "" ? {} : { databaseUrl }),
    place: process.env["VITEST_POOL_ID"] ?? "0",
  };
}
