import type { Db } from "#platform/db";
import type { CatalogProgram, CatalogTables, TrendLayer } from "#modules/catalog";
import type { CreditProgram, CreditTables } from "#modules/credit";
import type { PeopleTables } from "#modules/people";
import type { StaffingTables } from "#modules/staffing";
import type { PlannerTables } from "../tables.ts";
import type { FocusPacks } from "./frameworks/focus-packs.ts";

/** What the planner's pages, jobs and commands are given by the program. */
export interface PlannerProgram {
  readonly db: Db<PlannerTables & CreditTables & CatalogTables & StaffingTables & PeopleTables>;
  readonly finder: CatalogProgram["finder"];
  readonly words: CatalogProgram["words"];
  /** Beside offerings, what topics rise in: what branches did, what people wrote. */
  readonly trendLayers: readonly TrendLayer[];
  /** The rule packs that are shipped, by id. */
  readonly packs: CreditProgram["packs"];
  /** The frameworks and roles that are shipped; read once, when first asked for. */
  readonly focusPacks: () => FocusPacks;
  /** Of a person or branch that states none. */
  readonly zone: string;
  /** Where the site is reached, without a slash at its end. */
  readonly publicUrl: string;
}
