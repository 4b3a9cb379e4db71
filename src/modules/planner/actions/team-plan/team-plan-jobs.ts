import { defineJob } from "#platform/jobs";
import { z } from "zod";

const schema = z.object({ tenantId: z.string(), planId: z.string() });

/** A process that is no more is missed after so long, and another goes on. */
const heartbeatSeconds = 20;

/** Works one team's plan out, as far as its time goes. */
export const workOutTeamPlanJob = defineJob({
  name: "planner.work-out-team-plan",
  schema,
  retries: 3,
  firstRetrySeconds: 5,
  longestRunSeconds: 3_600,
  heartbeatSeconds,
});

/** Finds others for what was declined, and something else for who declined. */
export const replanJob = defineJob({
  name: "planner.replan-after-decline",
  schema,
  runsAlone: true,
  heartbeatSeconds,
});

/** Writes to everyone to whom a plan proposes something; where it names some of that, about those alone. */
export const proposalLettersJob = defineJob({
  name: "planner.proposal-letters",
  schema: schema.extend({ ids: z.array(z.string()).optional() }),
  retries: 3,
  longestRunSeconds: 3_600,
  heartbeatSeconds,
});

/** Proves anew how good a plan is, with the answers that were given. */
export const boundTeamPlanJob = defineJob({
  name: "planner.bound-team-plan",
  schema,
  retries: 2,
  longestRunSeconds: 600,
  heartbeatSeconds,
});
