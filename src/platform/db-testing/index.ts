/** Databases for tests: the embedded one in memory, or PostgreSQL when the run names a server. */
export {
  closeTestDatabase,
  makeTemplates,
  testDatabase,
  testDataDirectory,
  testInTransaction,
} from "./test-database.ts";
