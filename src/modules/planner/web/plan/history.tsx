import { csrfToken, seeOther, setFlash, type WebApp, type WebContext } from "#platform/http";
import { localDay } from "#platform/time";
import { dayWords } from "#platform/words";
import { signedIn } from "#modules/people";
import { restorePlan } from "../../actions/plan/begin-plan.ts";
import { sharePlan } from "../../actions/plan/share-plan.ts";
import { latestPlans, planOf, readyPlan, type ReadyPlan } from "../../queries/plan/kept-plans.ts";
import { comparePlans } from "../../rules/plan/compare-plans.ts";
import { clockWords } from "../../rules/words/day-words.ts";
import { EarlierPlanPage, type HistoryLine, HistoryPage } from "../../views/plan/history-pages.tsx";
import type { PlannerSite } from "../site.ts";

const mostShown = 40;

/** Earlier plans, each beside the one that holds, and the way back to them. */
export function addHistoryRoutes(app: WebApp, site: PlannerSite): void {
  app.get("/plan/history", async (c) => {
    const { accountId } = signedIn(c);
    const all = await latestPlans(site.db, accountId, mostShown);
    const ready = all.flatMap((each): readonly ReadyPlan[] =>
      each.plan === null ? [] : [{ ...each, plan: each.plan }],
    );
    const lines = ready.map((each) => lineOf(c, site, each, ready[0]));
    return c.html(<HistoryPage shell={site.shell(c)} lines={lines} />);
  });
  app.get("/plan/history/:id{[0-9a-f-]{36}}", async (c) => {
    const { accountId } = signedIn(c);
    const found = await planOf(site.db, accountId, c.req.param("id"));
    const line = lineOf(c, site, found, await readyPlan(site.db, accountId));
    return c.html(<EarlierPlanPage shell={site.shell(c)} csrfToken={csrfToken(c)} line={line} />);
  });
  app.post("/plan/history/:id{[0-9a-f-]{36}}/restoration", async (c) => {
    const { accountId } = signedIn(c);
    const found = await planOf(site.db, accountId, c.req.param("id"));
    const before = await readyPlan(site.db, accountId);
    await restorePlan(site.db, accountId, found);
    await sharePlan(site.db, accountId);
    setFlash(c, {
      message: `Plan ${found.number} is your plan again.`,
      undo: before && `/plan/history/${before.id}/restoration`,
    });
    return seeOther(c, "/plan");
  });
}

function lineOf(c: WebContext, site: PlannerSite, each: ReadyPlan, now: ReadyPlan | undefined): HistoryLine {
  return {
    id: each.id,
    number: each.number,
    made: momentWords(each.madeAt, signedIn(c).zone ?? site.zone),
    plan: each.plan,
    difference: now === undefined || now.id === each.id ? undefined : comparePlans(each.plan, now.plan),
  };
}

/** `Nov 22, 2026, 3:10 pm`. */
export function momentWords(instant: string, zone: string): string {
  return `${dayWords(localDay(zone, instant))}, ${clockWords(instant, zone)}`;
}
