import type { FocusTables } from "./tables/focus.ts";
import type { PlanTables } from "./tables/plans.ts";
import type { TeamPlanTables } from "./tables/team-plans.ts";

/** Tables of the planner. Instants cross the driver as UTC ISO strings, days as `YYYY-MM-DD`. */
// oxlint-disable-next-line typescript/no-empty-object-type -- each part has a file of its own
export interface PlannerTables extends FocusTables, PlanTables, TeamPlanTables {}
