import { NotFound } from "#platform/errors";
import { parseForm, seeOther, setFlash, type WebApp } from "#platform/http";
import { signedIn } from "#modules/people";
import { z } from "zod";
import { keepSharing } from "../../actions/plan/share-plan.ts";
import { askForReasons } from "../../actions/plan/work-out-plan.ts";
import { planChoices, readyPlan } from "../../queries/plan/kept-plans.ts";
import { personalProblemOf } from "../../queries/plan/personal-problem-of.ts";
import { withRemedy } from "../../rules/plan/limit-words.ts";
import { firstInputs } from "../../rules/plan/plan-inputs.ts";
import type { PlannerSite } from "../site.ts";
import { planAnew } from "./work.ts";

const remedy = z.object({ limit: z.string().max(300), by: z.coerce.number().positive().max(1_000_000_000) });

/** What one does with a plan besides: a remedy, what would change, sharing, the problem as a file. */
export function addWishRoutes(app: WebApp, site: PlannerSite): void {
  app.post("/plan/remedies", async (c) => {
    const { accountId } = signedIn(c);
    const asked = await parseForm(c, remedy);
    const inputs = (await planChoices(site.db, accountId))?.inputs ?? firstInputs;
    return planAnew(c, site, withRemedy(inputs, asked), "Worked out with that change.");
  });
  app.post("/plan/repetition", async (c) => {
    const ready = await readyPlan(site.db, signedIn(c).accountId);
    if (ready === undefined) throw new NotFound("There is no plan yet.");
    return planAnew(c, site, ready.inputs, "Worked out again, with what is on your record now.");
  });
  app.post("/plan/changes", async (c) => {
    const { accountId } = signedIn(c);
    const ready = await readyPlan(site.db, accountId);
    if (ready === undefined) throw new NotFound("There is no plan yet.");
    await askForReasons(site.db, { accountId, planId: ready.id });
    return seeOther(c, "/plan#changes");
  });
  app.post("/plan/sharing", async (c) => {
    const { accountId } = signedIn(c);
    const { shared } = await parseForm(c, z.object({ shared: z.enum(["yes", "no"]) }));
    await keepSharing(site.db, accountId, shared === "yes");
    setFlash(c, {
      message:
        shared === "yes"
          ? "Your supervisors see what, when, how long, what it costs and when you need cover. Nothing of how you rate yourself, what people asked you for, what you left out, or what you wrote on your record by hand."
          : "Your supervisors no longer see your plan.",
    });
    return seeOther(c, "/plan");
  });
  app.get("/plan/problem.json", async (c) => {
    const viewer = signedIn(c);
    const inputs = (await planChoices(site.db, viewer.accountId))?.inputs ?? firstInputs;
    const { posed } = await personalProblemOf(site, viewer, inputs);
    c.header("content-disposition", 'attachment; filename="plan-problem.json"');
    return c.json(posed.problem);
  });
}
