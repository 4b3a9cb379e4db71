import type { Db } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { StaffingTables } from "../tables.ts";

/** What staffing's pages and commands are given by the program. */
export interface StaffingProgram {
  readonly db: Db<StaffingTables & PeopleTables>;
  /** Of a branch that states none. */
  readonly zone: string;
}
