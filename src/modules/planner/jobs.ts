import { withTables } from "#platform/db";
import { type JobHandler, onJob } from "#platform/jobs";
import { explainOwnPlan } from "./actions/plan/explain-own-plan.ts";
import { explainPlanJob, workOutPlanJob } from "./actions/plan/plan-jobs.ts";
import { workOutPlan } from "./actions/plan/work-out-plan.ts";
import { boundTeamPlan } from "./actions/team-plan/bound-team-plan.ts";
import { replanAfterDecline } from "./actions/team-plan/replan-after-decline.ts";
import { sendProposalLetters } from "./actions/team-plan/send-proposal-letters.ts";
import {
  boundTeamPlanJob,
  proposalLettersJob,
  replanJob,
  workOutTeamPlanJob,
} from "./actions/team-plan/team-plan-jobs.ts";
import { workOutTeamPlan } from "./actions/team-plan/work-out-team-plan.ts";
import type { PlannerProgram } from "./queries/program.ts";

/** The planner's work in the background. */
export function plannerJobs(program: PlannerProgram): readonly JobHandler[] {
  return [
    onJob(workOutPlanJob, async (which, { db, signal }) =>
      workOutPlan({ ...program, db: withTables(db) }, { ...which, signal }),
    ),
    onJob(explainPlanJob, async (which, { db, signal }) =>
      explainOwnPlan({ ...program, db: withTables(db) }, { ...which, signal }),
    ),
    onJob(workOutTeamPlanJob, async ({ tenantId, planId }, { db, signal, progress }) => {
      await workOutTeamPlan(
        { ...program, db: withTables(db) },
        { tenantId, planId, signal, onProgress: progress },
      );
    }),
    onJob(proposalLettersJob, async (which, { db, signal }) =>
      sendProposalLetters({ ...program, db: withTables(db) }, { ...which, signal }),
    ),
    onJob(replanJob, async (which, { db, signal }) => {
      await replanAfterDecline({ ...program, db: withTables(db) }, { ...which, signal });
    }),
    onJob(boundTeamPlanJob, async (which, { db, signal }) =>
      boundTeamPlan({ db: withTables(db) }, { ...which, signal }),
    ),
  ];
}
