import { inTenants, json } from "#platform/db";
import { now } from "#platform/time";
import type { Cast } from "../people/cast.ts";
import { keepPlan, keepSharedPlan, keptPlan } from "../people/kept-plans.ts";
import { readyPlan } from "../../src/modules/planner/queries/plan/kept-plans.ts";
import { restorePlan } from "../../src/modules/planner/actions/plan/begin-plan.ts";
import type { JourneySite } from "./site.ts";

/** Routes of the plan that show no page: files; and one that wants a team's plan first, which a journey of its own goes through. */
export const planFiles: readonly string[] = [
  "/plan/calendar/:file",
  "/plan/problem.json",
  "/plan/proposals/:id/alternatives",
];

/** A plan of the administrator, an earlier one, and the owner's, which is shared. */
export async function planExamples(
  { program: { db } }: JourneySite,
  { players, tenantId }: Cast,
): Promise<Readonly<Record<string, string>>> {
  const { accountId } = players.administrator;
  await inTenants(db, [accountId], async (tx) => keepPlan(tx, accountId));
  const earlier = await readyPlan(db, accountId);
  if (earlier === undefined) throw new Error("The plan is not there.");
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .updateTable("plans")
      .set({
        changes: json({
          items: [{ candidate: keptPlan.items[0]?.id ?? "", sentences: ["You pinned it."] }],
          leftOut: [{ offeringId: "x", title: "A webinar", words: "with $160 more it would come in." }],
          rows: [{ change: "One more hour each month", buys: "nothing more" }],
        }),
        finished_at: now(),
      })
      .where("tenant_id", "=", accountId)
      .execute();
  });
  await restorePlan(db, accountId, {
    ...earlier,
    inputs: { ...earlier.inputs, banned: [{ offeringId: "x", title: "A thing I know" }] },
    plan: {
      ...keptPlan,
      items: keptPlan.items.map((each) => ({ ...each, isPinned: true })),
      gap: 0.004,
      outcome: "feasible",
    },
  });
  const whose = { tenantId, accountId: players.owner.accountId, staffId: players.owner.staffId };
  await inTenants(db, [tenantId], async (tx) => keepSharedPlan(tx, whose));
  const item = keptPlan.items[0]?.id ?? "";
  return {
    "/plan": "/plan",
    "/plan/calendar": "/plan/calendar",
    "/plan/history": "/plan/history",
    "/plan/history/:id{[0-9a-f-]{36}}": `/plan/history/${earlier.id}`,
    "/plan/items/:id": `/plan/items/${item}`,
    "/plan/proposals": "/plan/proposals",
    "/plan/shared": "/plan/shared",
    "/plan/shared/:staff{[0-9a-f-]{36}}": `/plan/shared/${players.owner.staffId}`,
  };
}
