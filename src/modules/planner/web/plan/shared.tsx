import type { WebApp, WebContext } from "#platform/http";
import { signedIn } from "#modules/people";
import { sharedPlanOf, sharedPlans, type StaffPlan } from "../../queries/plan/shared-plans.ts";
import { type SharedLine, SharedPlanPage, SharedPlansPage } from "../../views/plan/shared-pages.tsx";
import type { PlannerSite } from "../site.ts";
import { momentWords } from "./history.tsx";

/** What supervisors see of plans. */
export function addSharedRoutes(app: WebApp, site: PlannerSite): void {
  app.get("/plan/shared", async (c) => {
    const plans = await sharedPlans(site.db, signedIn(c));
    return c.html(
      <SharedPlansPage shell={site.shell(c)} lines={plans.map((each) => lineOf(c, site, each))} />,
    );
  });
  app.get("/plan/shared/:staff{[0-9a-f-]{36}}", async (c) => {
    const plan = await sharedPlanOf(site.db, signedIn(c), c.req.param("staff"));
    return c.html(<SharedPlanPage shell={site.shell(c)} line={lineOf(c, site, plan)} />);
  });
}

function lineOf(c: WebContext, site: PlannerSite, { sharedAt, ...plan }: StaffPlan): SharedLine {
  return { ...plan, shared: momentWords(sharedAt, signedIn(c).zone ?? site.zone) };
}
