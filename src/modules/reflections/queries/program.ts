import type { Db } from "#platform/db";
import type { FileStore } from "#platform/files";
import type { CatalogProgram } from "#modules/catalog";
import type { CreditProgram, CreditTables } from "#modules/credit";
import type { PeopleTables } from "#modules/people";
import type { ReflectionTables } from "../tables.ts";

/** What reflections' pages, jobs and commands are given by the program. */
export interface ReflectionProgram {
  readonly db: Db<ReflectionTables & CreditTables & PeopleTables>;
  readonly files: FileStore;
  /** The names of topics. */
  readonly words: CatalogProgram["words"];
  /** Of what authorities ask. */
  readonly packs: CreditProgram["packs"];
  /** Of a person or branch that states none. */
  readonly zone: string;
  /** Where the site is reached, without a slash at its end. */
  readonly publicUrl: string;
}
