import { isPermitted, permit, placesAbove, placesBelow, type Viewer } from "#modules/people";
import { type Db, inTenants, json } from "#platform/db";
import { NotFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { enqueue } from "#platform/jobs";
import { now } from "#platform/time";
import type { AskedFund } from "../../rules/team-plan/funds-form.ts";
import type { Fund, TeamChoices } from "../../rules/team-plan/team-choices.ts";
import type { PlannerProgram } from "../../queries/program.ts";
import { workOutTeamPlanJob } from "./team-plan-jobs.ts";

/** Which team, and what is asked for it. */
export interface TeamPlanAsked {
  readonly tenantId: string;
  readonly organisationId: string;
  readonly choices: TeamChoices;
  /** Money of their own for parts of the team. */
  readonly funds?: readonly AskedFund[];
}

/**
 * Begins to work out a plan, in the background. Resolves with its number.
 *
 * @throws NotFound, NotAllowed by `permit`; NotFound when the employer has no such organisation.
 */
export async function askTeamPlan(
  db: PlannerProgram["db"],
  viewer: Viewer,
  { tenantId, organisationId, choices, funds = [] }: TeamPlanAsked,
): Promise<number> {
  return inTenants(db, [tenantId], async (tx) => {
    await permitTeam(tx, viewer, { tenantId, organisationId });
    const last = await tx
      .selectFrom("team_plans")
      .select((plan) => plan.fn.max("number").as("number"))
      .where("tenant_id", "=", tenantId)
      .executeTakeFirst();
    const [id, number] = [newId(), (last?.number ?? 0) + 1];
    const job = { tenantId, planId: id };
    const jobId = await enqueue(tx, workOutTeamPlanJob, job, { key: id, progressTenant: tenantId });
    await tx
      .insertInto("team_plans")
      .values({
        tenant_id: tenantId,
        id,
        number,
        organisation_id: organisationId,
        choices: json({ ...choices, funds: await fundsFor(tx, tenantId, funds) }),
        state: "working",
        asked_by: staffIdOf(viewer, tenantId),
        made_at: now(),
        job_id: jobId ?? null,
      })
      .execute();
    return number;
  });
}

/** Each fund with the branches whose people it is for, as they are now. */
async function fundsFor(
  tx: Db<Tables>,
  tenantId: string,
  asked: readonly AskedFund[],
): Promise<readonly Fund[]> {
  const funds: Fund[] = [];
  for (const { organisationId, ...fund } of asked)
    funds.push(
      organisationId === undefined
        ? fund
        : { ...fund, branches: await placesBelow(tx, tenantId, [organisationId]) },
    );
  return funds;
}

/** Asks a plan that is being worked out to stop: the best so far is then the plan. Nothing happens to one that is ready. */
export async function stopTeamPlan(
  db: PlannerProgram["db"],
  viewer: Viewer,
  asked: { readonly tenantId: string; readonly number: number },
): Promise<void> {
  await inTenants(db, [asked.tenantId], async (tx) => {
    const plan = await permittedPlan(tx, viewer, asked);
    await tx
      .updateTable("team_plans")
      .set({ stop_asked_at: now() })
      .where("tenant_id", "=", asked.tenantId)
      .where("id", "=", plan.id)
      .where("state", "=", "working")
      .execute();
  });
}

type Tables = PlannerProgram["db"] extends Db<infer Known> ? Known : never;

/** A plan of the employer's by its number, for someone who may make plans for its team. */
export async function permittedPlan(
  tx: Db<Tables>,
  viewer: Viewer,
  { tenantId, number }: { readonly tenantId: string; readonly number: number },
) {
  permit(viewer, "make team plans", { tenantId, organisations: await organisationsLed(viewer, tenantId) });
  const plan = await tx
    .selectFrom("team_plans")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("number", "=", number)
    .executeTakeFirst();
  if (plan === undefined) throw new NotFound("There is no such team plan here.");
  const organisations = await placesAbove(tx, tenantId, [plan.organisation_id]);
  if (!isPermitted(viewer, "make team plans", { tenantId, organisations }))
    throw new NotFound("There is no such team plan here.");
  return plan;
}

/** Where the viewer works: whoever leads nowhere is told so, and not that there is nothing. */
async function organisationsLed(viewer: Viewer, tenantId: string): Promise<readonly string[]> {
  return viewer.positions
    .filter((each) => each.tenantId === tenantId)
    .map(({ organisationId }) => organisationId);
}

async function permitTeam(
  tx: Db<Tables>,
  viewer: Viewer,
  { tenantId, organisationId }: Pick<TeamPlanAsked, "tenantId" | "organisationId">,
): Promise<void> {
  const organisations = await placesAbove(tx, tenantId, [organisationId]);
  permit(viewer, "make team plans", { tenantId, organisations });
  if (organisations.length === 0) throw new NotFound("There is no such branch or system here.");
}

function staffIdOf(viewer: Viewer, tenantId: string): string | null {
  return viewer.positions.find((position) => position.tenantId === tenantId)?.staffId ?? null;
}
