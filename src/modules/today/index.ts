/** Today: one page of what is due, what is next, and what others do. The door of the module. */
export type { TodayProgram } from "./queries/program.ts";
export { todayRecordClasses } from "./queries/record-classes.ts";
export type { TodayTables } from "./tables.ts";
export { addTodayRoutes } from "./web/index.tsx";
