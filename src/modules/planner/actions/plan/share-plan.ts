import { z } from "zod";
import { type Db, inTenants, json } from "#platform/db";
import { defineEvent, publish } from "#platform/jobs";
import { now } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import { planChoices, readyPlan } from "../../queries/plan/kept-plans.ts";
import { recordPlans } from "../../queries/plan/planned-on-record.ts";
import type { PlannerProgram } from "../../queries/program.ts";
import type { KeptPlan, SharedPlan } from "../../rules/plan/kept-plan.ts";
import type { PlannedOnRecord } from "../../rules/plan/planned-on-record.ts";
import { byBeginning } from "../../rules/plan/settle-plan.ts";

/** Someone showed their plan, or a new one, to an employer: whoever asks for time and money goes on from here. */
export const planShared = defineEvent({
  name: "planner.plan-shared",
  schema: z.object({
    employerId: z.string(),
    accountId: z.string(),
    staffId: z.string(),
    planId: z.string(),
  }),
});

/** Keeps whether supervisors may see the plan, and shows or takes it away at once. */
export async function keepSharing(
  db: PlannerProgram["db"],
  accountId: string,
  isShared: boolean,
): Promise<void> {
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .updateTable("plan_choices")
      .set({ is_shared: isShared, changed_at: now() })
      .where("tenant_id", "=", accountId)
      .execute();
  });
  await sharePlan(db, accountId);
}

/**
 * Writes the plan that holds to each employer of someone who shares it, and takes away what is no longer shared, and what former
 * employers saw. What, when, how long, what it costs and who must stand in; nothing of why.
 */
export async function sharePlan(db: PlannerProgram["db"], accountId: string): Promise<void> {
  const isShared = (await planChoices(db, accountId))?.isShared ?? false;
  const ready = isShared ? await readyPlan(db, accountId) : undefined;
  const onRecord = ready === undefined ? [] : await recordPlans({ db }, accountId, ready.plan);
  for (const { employerId, staffId, leftAt } of await employmentsOf(db, accountId))
    await inTenants(db, [employerId], async (tx) => {
      await tx
        .deleteFrom("shared_plans")
        .where("tenant_id", "=", employerId)
        .where("account_id", "=", accountId)
        .execute();
      if (ready === undefined || leftAt !== null) return;
      await tx
        .insertInto("shared_plans")
        .values({
          tenant_id: employerId,
          account_id: accountId,
          staff_id: staffId,
          plan_id: ready.id,
          content: json(sharedPart(ready.plan, onRecord)),
          shared_at: now(),
        })
        .execute();
      await publish(tx, planShared, { employerId, accountId, staffId, planId: ready.id });
    });
}

/** What was planned from the catalogue goes along; what someone wrote on their record by hand stays there. */
function sharedPart(
  { from, to, zone, items, membershipsBought, planned = [] }: KeptPlan,
  onRecord: readonly PlannedOnRecord[],
): SharedPlan {
  const shown = new Set(items.map(({ offeringId }) => offeringId));
  const known = new Map(planned.map(({ entryId, needsCover }) => [entryId, needsCover]));
  const beside = onRecord.flatMap(({ offeringId, how, from: day, ...each }): SharedPlan["items"] =>
    offeringId === undefined || shown.has(offeringId)
      ? []
      : [
          {
            ...each,
            how: how ?? "self-paced",
            month: day.slice(0, 7),
            needsCover: known.get(each.entryId) ?? [],
          },
        ],
  );
  return {
    from,
    to,
    zone,
    membershipsBought,
    items: [...items, ...beside].toSorted(byBeginning).map((item) => ({
      title: item.title,
      provider: item.provider,
      place: item.place,
      how: item.how,
      sittings: item.sittings,
      month: item.month,
      minutes: item.minutes,
      cents: item.cents,
      isCostUnknown: item.isCostUnknown,
      needsCover: item.needsCover,
    })),
  };
}

async function employmentsOf(db: Db<PeopleTables>, accountId: string) {
  return inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("account_employments")
      .select(["employer_id as employerId", "staff_id as staffId", "left_at as leftAt"])
      .where("tenant_id", "=", accountId)
      .orderBy("employer_id")
      .orderBy("left_at", (order) => order.desc().nullsFirst())
      .execute(),
  );
}
