/** Credit: what learning counts for, by whose rule, and whether one will renew. The door of the module. */
export { addCreditCommands } from "./cli/index.ts";
export { creditJobs } from "./jobs.ts";
export { creditRecordClasses } from "./queries/record-classes/index.ts";
export { readShippedPacks } from "./queries/packs/shipped-packs.ts";
export { openNeedsOf } from "./queries/record/open-needs.ts";
export type { OpenNeed } from "./rules/record/open-needs.ts";
export { problemSentence } from "./rules/packs/read-pack.ts";
export { takeApart } from "./rules/packs/reading/pack-text.ts";
export { fieldIssues, plainWords } from "./rules/packs/reading/plain-issue.ts";
export { creditPlanningOf, type OwnCreditPlanning } from "./queries/planning/credit-planning.ts";
export type { PlannedNeed, PlannedThing, PlannedVerdict } from "./rules/planning/credit-planning.ts";
export type { CreditProgram } from "./queries/program.ts";
export type { CreditTables } from "./tables.ts";
export { recordLetterbox } from "./actions/mail-in/letterbox.ts";
export { addCreditRoutes } from "./web/index.ts";
export type { CreditSite } from "./web/site.ts";
export { offeringActions } from "./web/record/offering-actions.ts";
