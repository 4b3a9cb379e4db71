import { Conflict, NotFound } from "#platform/errors";
import { parseForm, seeOther, setFlash, type WebApp } from "#platform/http";
import { unplanOffering } from "#modules/credit";
import { signedIn } from "#modules/people";
import { z } from "zod";
import { planOnRecord } from "../../actions/plan/plan-on-record.ts";
import { sharePlan } from "../../actions/plan/share-plan.ts";
import { readyPlan } from "../../queries/plan/kept-plans.ts";
import { takenItem } from "../../rules/plan/taken-item.ts";
import type { PlannerSite } from "../site.ts";

const asked = z.object({ item: z.string().max(100) });
const takenBack = z.object({ offering: z.string().max(100) });

/** What someone takes of their plan: it is planned on their record from then on. */
export function addAcceptanceRoutes(app: WebApp, site: PlannerSite): void {
  app.post("/plan/acceptances", async (c) => {
    const { accountId } = signedIn(c);
    const { item: id } = await parseForm(c, asked);
    const plan = (await readyPlan(site.db, accountId))?.plan;
    if (plan === undefined) throw new NotFound("There is no plan yet.");
    const item = plan.items.find((each) => each.id === id);
    if (item === undefined)
      throw new Conflict("It is not in your plan any more. Go back to the plan as it is now.");
    const { id: entryId, isNew } = await planOnRecord(site, accountId, takenItem(item, plan));
    await sharePlan(site.db, accountId);
    setFlash(c, {
      message: `“${item.title}” is planned on your record.`,
      ...(isNew && { undo: `/record/entries/${entryId}/removal` }),
    });
    return seeOther(c, "/plan");
  });
  app.post("/plan/acceptances/removal", async (c) => {
    const { accountId } = signedIn(c);
    const { offering } = await parseForm(c, takenBack);
    await unplanOffering(site.db, accountId, offering);
    await sharePlan(site.db, accountId);
    setFlash(c, { message: "It is off your record, and stays in your plan." });
    return seeOther(c, "/plan");
  });
}
