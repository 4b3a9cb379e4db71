import { formatDate, parseDate } from "#platform/time";
import { viewerOfAccount } from "#modules/people";
import type { PlannerProgram } from "../../queries/program.ts";
import {
  sampleFocalPoints,
  samplePlanInputs,
  sampleRequests,
  sampleTeamChoices,
} from "../../rules/sample/sample-growth.ts";
import { chooseRole, keepFocalPoints } from "../focus/choose-focus.ts";
import { noteRequest } from "../focus/note-request.ts";
import { beginPlan } from "../plan/begin-plan.ts";
import { askTeamPlan } from "../team-plan/ask-team-plan.ts";

/** So many days ahead a team is planned for. */
const teamDays = 90;

/**
 * Gives whoever looks around in a made-up library what they were asked for, three things to grow in, and a plan and a team plan that
 * are worked out in the background, as any other is.
 */
export async function fillSamplePlans(
  db: PlannerProgram["db"],
  {
    tenantId,
    accountId,
    today,
  }: { readonly tenantId: string; readonly accountId: string; readonly today: string },
): Promise<void> {
  const viewer = await viewerOfAccount(db, accountId, today);
  if (viewer === undefined) return;
  const dayIn = (days: number) => formatDate((parseDate(today) ?? 0) + days);
  for (const { daysAgo, ...request } of sampleRequests)
    await noteRequest(db, viewer, { ...request, on: dayIn(-daysAgo), organisationId: tenantId });
  await chooseRole(db, viewer, "general");
  await keepFocalPoints(db, viewer, sampleFocalPoints);
  await beginPlan(db, accountId, samplePlanInputs);
  const choices = sampleTeamChoices(dayIn(1), dayIn(teamDays));
  await askTeamPlan(db, viewer, { tenantId, organisationId: tenantId, choices });
}
