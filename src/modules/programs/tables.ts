import type { KitTables } from "./tables/kits.ts";
import type { MoreTables } from "./tables/more.ts";
import type { PartnerTables } from "./tables/partners.ts";
import type { ProgramPeopleTables } from "./tables/people-and-groups.ts";
import type { ProgramRowTables } from "./tables/programs.ts";

/** Tables of programs. Instants cross the driver as UTC ISO strings, days as `YYYY-MM-DD`. */
// oxlint-disable-next-line typescript/no-empty-object-type -- each part has a file of its own
export interface ProgramsTables
  extends ProgramRowTables, ProgramPeopleTables, KitTables, PartnerTables, MoreTables {}
