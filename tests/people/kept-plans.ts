import { type Db, json } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import type { PlannerTables } from "#modules/planner";
import type { KeptPlan } from "../../src/modules/planner/rules/plan/kept-plan.ts";
import { firstTeamChoices } from "../../src/modules/planner/rules/team-plan/team-choices.ts";
import { firstInputs } from "../../src/modules/planner/rules/plan/plan-inputs.ts";

/** One thing to do, on a day on the desk. */
const item: KeptPlan["items"][number] = {
  id: "symposium.20270114",
  offeringId: "01900000-0000-7000-8000-00000000000a",
  title: "Regional Teen Services Symposium",
  how: "in-person",
  sittings: [{ start: "2027-01-14T15:00:00Z", end: "2027-01-14T20:00:00Z" }],
  place: "Eastside, WI",
  minutes: 300,
  cents: 9700,
  isCostUnknown: false,
  grows: ["Teen services"],
  counts: [{ credential: "Grade I", words: "5 contact hours" }],
  approvalFor: [],
  needsCover: [{ start: "2027-01-14T15:00:00Z", end: "2027-01-14T20:00:00Z" }],
  isPinned: false,
};

/** A plan of one thing. */
export const keptPlan: KeptPlan = {
  from: "2026-11-22",
  to: "2027-06-30",
  zone: "America/Chicago",
  outcome: "optimal",
  value: 10,
  bound: 10,
  gap: 0,
  seconds: 0.2,
  items: [item],
  covered: item.needsCover,
  membershipsBought: [],
  renewals: [],
  leftOut: [],
  binding: [],
  names: {},
  candidates: 1,
  lost: [],
};

/** Limits, a plan and its calendar, in a person's own tenant. */
export async function keepPlan(tx: Db<PlannerTables>, tenant_id: string): Promise<void> {
  const at = now();
  await tx
    .insertInto("plan_choices")
    .values({ tenant_id, inputs: json(firstInputs), is_shared: true, changed_at: at })
    .execute();
  await tx
    .insertInto("plans")
    .values({
      tenant_id,
      id: newId(),
      number: 1,
      state: "ready",
      inputs: json(firstInputs),
      plan: json(keptPlan),
      changes: null,
      made_at: at,
      finished_at: at,
    })
    .execute();
  await tx
    .insertInto("plan_calendars")
    .values({ tenant_id, digest: `not to be shown ${tenant_id}`, made_at: at })
    .execute();
}

/** What their supervisors see of it. */
export async function keepSharedPlan(
  tx: Db<PlannerTables>,
  whose: { readonly tenantId: string; readonly accountId: string; readonly staffId: string },
): Promise<void> {
  const { from, to, zone, items, membershipsBought } = keptPlan;
  await tx
    .insertInto("shared_plans")
    .values({
      tenant_id: whose.tenantId,
      account_id: whose.accountId,
      staff_id: whose.staffId,
      plan_id: newId(),
      content: json({ from, to, zone, items, membershipsBought }),
      shared_at: now(),
    })
    .execute();
}

/** A team's plan that was proposed to one person, in their employer's tenant. */
export async function keepTeamPlan(
  tx: Db<PlannerTables>,
  { tenantId, staffId }: { readonly tenantId: string; readonly staffId: string },
): Promise<void> {
  const [id, at] = [newId(), now()];
  const last = await tx
    .selectFrom("team_plans")
    .select((plan) => plan.fn.max("number").as("number"))
    .where("tenant_id", "=", tenantId)
    .executeTakeFirst();
  await tx
    .insertInto("team_plans")
    .values({
      tenant_id: tenantId,
      id,
      number: (last?.number ?? 0) + 1,
      organisation_id: tenantId,
      choices: json({ ...firstTeamChoices, from: "2020-01-01", to: "2020-06-30" }),
      state: "working",
      asked_by: staffId,
      made_at: at,
    })
    .execute();
  await tx
    .insertInto("team_proposals")
    .values({
      tenant_id: tenantId,
      id: newId(),
      team_plan_id: id,
      staff_id: staffId,
      session: "symposium",
      content: json({
        title: item.title,
        offeringId: item.offeringId,
        sittings: item.sittings,
        cents: item.cents,
        minutes: item.minutes,
        zone: keptPlan.zone,
      }),
      answer: "open",
      made_at: at,
    })
    .execute();
}
