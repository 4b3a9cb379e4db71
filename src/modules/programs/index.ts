/** Programs: what branches run for the public, and what their neighbours can learn from it. The door of the module. */
export { programLetterbox } from "./actions/mail-in/receive-mail.ts";
export { fillSamplePrograms } from "./actions/fill-sample-programs.ts";
export { programJobs } from "./jobs.ts";
export { addProgramsRoutes } from "./web/index.ts";
export { type NearbyOptions, nearbyPrograms, type NeighbourPick } from "./queries/near/nearby-programs.ts";
export { type DueProposal, dueProposals } from "./queries/proposals/proposals.ts";
export { audienceNames } from "./rules/plan/audiences.ts";
export { programsOfAccount } from "./queries/portfolio/programs-of-account.ts";
export { programTrendLayer } from "./queries/trends/program-layer.ts";
export { ProgramFinder } from "./queries/finding/program-finder.ts";
export type { OwnProgram } from "./queries/reading/own-programs.ts";
export type { ProgramsProgram } from "./queries/program.ts";
export { programRecordClasses } from "./queries/record-classes/index.ts";
export type { ProgramsTables } from "./tables.ts";
