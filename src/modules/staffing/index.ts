/** Staffing: when people are on the desk, what the desks need, and whether learning fits between. The door of the module. */
export { type FitAnswer, type FitJudge, fitJudge, type PossibleSession } from "./queries/fit-judge.ts";
export { rememberedStaffing as employerStaffing } from "./queries/remembered-staffing.ts";
export { type DeskPresence, deskPresence } from "./rules/presence/desk-presence.ts";
export { type MadeShort, madeShort, type SupposedChanges } from "./rules/presence/made-short.ts";
export { absencesOf } from "./queries/people-of.ts";
export { takenTimesOf } from "./queries/taken-times.ts";
export type { TakenTime } from "./rules/free-times/taken-times.ts";
export { keepAgreedSessions, removeAgreedSessions } from "./actions/keep-agreed.ts";
export { fillSampleSchedule } from "./actions/fill-sample-schedule.ts";
export { addStaffingCommands } from "./cli/index.ts";
export { recordClasses } from "./queries/record-classes/index.ts";
export type { StaffingProgram } from "./queries/program.ts";
export type { ShiftEvent } from "./rules/reading/read-shift-events.ts";
export type { StaffingTables } from "./tables.ts";
export { addStaffingRoutes } from "./web/index.ts";
export type { StaffingSite } from "./web/site.ts";
