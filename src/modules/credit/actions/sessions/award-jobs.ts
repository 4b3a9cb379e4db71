import { z } from "zod";
import { defineJob } from "#platform/jobs";

/** Awards credit to more people than fit into one request. Goes on where a try before it was. */
export const awardCreditJob = defineJob({
  name: "credit.award-session",
  schema: z.object({
    tenantId: z.string(),
    sessionId: z.string(),
    by: z.object({
      accountId: z.string(),
      name: z.string(),
      /** Whose own attendance is left for somebody else. */
      staffIds: z.array(z.string()),
      email: z.string().optional(),
    }),
  }),
  retries: 5,
  firstRetrySeconds: 10,
  longestRunSeconds: 3600,
});

/** Delivers awards to those who took their staff record up since. */
export const deliverAwardsJob = defineJob({
  name: "credit.deliver-awards",
  schema: z.unknown(),
  retries: 1,
  runsAlone: true,
  schedule: { at: "*/5 * * * *" },
});
