import type { Db } from "#platform/db";
import type { CatalogProgram, CatalogTables, TrendLayer } from "#modules/catalog";
import type { CreditProgram, CreditTables } from "#modules/credit";
import type { PeopleTables } from "#modules/people";
import type { PlannerTables } from "#modules/planner";
import type { ProgramsProgram, ProgramsTables } from "#modules/programs";
import type { ReflectionTables } from "#modules/reflections";
import type { StaffingTables } from "#modules/staffing";
import type { TodayTables } from "../tables.ts";

/** What the page of the day is given by the program. */
export interface TodayProgram {
  readonly db: Db<
    TodayTables &
      ProgramsTables &
      ReflectionTables &
      PlannerTables &
      CreditTables &
      CatalogTables &
      StaffingTables &
      PeopleTables
  >;
  readonly finder: CatalogProgram["finder"];
  readonly words: CatalogProgram["words"];
  readonly packs: CreditProgram["packs"];
  readonly programFinder: ProgramsProgram["programFinder"];
  /** What is counted for trends, beside offerings. */
  readonly trendLayers: readonly TrendLayer[];
  readonly zone: string;
}
