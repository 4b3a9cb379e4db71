import type { Db } from "#platform/db";
import type { FileStore } from "#platform/files";
import type { CatalogProgram } from "#modules/catalog";
import type { CreditTables } from "#modules/credit";
import type { PeopleTables } from "#modules/people";
import type { PlannerTables } from "#modules/planner";
import type { ProgramsProgram } from "#modules/programs";
import type { ReflectionTables } from "#modules/reflections";
import type { PortfolioTables } from "../tables.ts";

/** What portfolios are given by the program. */
export interface PortfolioProgram {
  readonly db: Db<PortfolioTables & ReflectionTables & PlannerTables & CreditTables & PeopleTables> &
    ProgramsProgram["db"];
  readonly files: FileStore;
  /** The names of topics. */
  readonly words: CatalogProgram["words"];
  /** Of a person who states none. */
  readonly zone: string;
  /** Where the site is reached, without a slash at its end. */
  readonly publicUrl: string;
}
