import { z } from "zod";
import { defineJob } from "#platform/jobs";

const schema = z.object({ accountId: z.string(), planId: z.string() });

/** A process that is no more is missed after so long, and another goes on. */
const heartbeatSeconds = 20;

/** Works one person's plan out. As many at once as there are threads for it. */
export const workOutPlanJob = defineJob({
  name: "planner.work-out-plan",
  schema,
  retries: 3,
  firstRetrySeconds: 2,
  longestRunSeconds: 120,
  heartbeatSeconds,
  atOnce: 2,
});

/** Finds out why a plan is as it is. One at a time: a thread is left for those who wait for a plan. */
export const explainPlanJob = defineJob({
  name: "planner.explain-plan",
  schema,
  retries: 2,
  firstRetrySeconds: 5,
  longestRunSeconds: 180,
  heartbeatSeconds,
});
