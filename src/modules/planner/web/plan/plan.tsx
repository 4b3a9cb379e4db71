import type { WebApp } from "#platform/http";
import { signedIn } from "#modules/people";
import { NoPlanPage } from "../../views/plan/no-plan-page.tsx";
import type { PlannerSite } from "../site.ts";

/** The plan, and the form it is worked out from. */
export function addPlanPage(app: WebApp, site: PlannerSite): void {
  app.get("/plan", (c) => {
    signedIn(c);
    return c.html(<NoPlanPage shell={site.shell(c)} />);
  });
}
