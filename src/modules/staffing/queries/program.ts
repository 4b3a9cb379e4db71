import type { Db } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { ShiftEvent } from "../rules/reading/read-shift-events.ts";
import type { StaffingTables } from "../tables.ts";

/** What staffing's pages and commands are given by the program. */
export interface StaffingProgram {
  readonly db: Db<StaffingTables & PeopleTables>;
  /** Of a branch that states none. */
  readonly zone: string;
  /** The meetings of a calendar file, expanded from their series; reading calendars is the catalogue's trade. */
  readonly readCalendar: (bytes: Uint8Array, zone: string) => readonly ShiftEvent[];
}
