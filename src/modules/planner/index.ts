/** The planner: what to grow in, and the best plan within one's limits or a team's. The door of the module. */
export { fillSamplePlans } from "./actions/sample/fill-sample-plans.ts";
export { addPlannerCommands } from "./cli/index.ts";
export { plannerJobs } from "./jobs.ts";
export { plannerRecordClasses } from "./queries/record-classes/index.ts";
export { focalPointsOf } from "./queries/focus/focal-points-of.ts";
export { type Commitment, commitmentsOf } from "./queries/plan/commitments.ts";
export { latestPlans, type OwnPlan } from "./queries/plan/kept-plans.ts";
export { pagesAbout } from "./queries/plan/shared-plans.ts";
export { readFocusPacks } from "./queries/frameworks/focus-packs.ts";
export type { PlannerProgram } from "./queries/program.ts";
export type { PlannerTables } from "./tables.ts";
export { addPlannerRoutes } from "./web/index.ts";
export { waitingNotice } from "./web/waiting.tsx";
