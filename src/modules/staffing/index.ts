/** Staffing: when people are on the desk, what the desks need, and whether learning fits between. The door of the module. */
export type { StaffingTables } from "./tables.ts";
export { addStaffingRoutes } from "./web/index.ts";
export type { StaffingSite } from "./web/site.ts";
