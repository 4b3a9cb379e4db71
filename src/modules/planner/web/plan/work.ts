import { seeOther, setFlash, type WebContext } from "#platform/http";
import { signedIn } from "#modules/people";
import { beginPlan } from "../../actions/plan/begin-plan.ts";
import { workOutPlan } from "../../actions/plan/work-out-plan.ts";
import { readyPlan } from "../../queries/plan/kept-plans.ts";
import type { PlanInputs } from "../../rules/plan/plan-inputs.ts";
import type { PlannerSite } from "../site.ts";

/** Most plans are there by then; the page of one that takes longer looks again by itself. */
const waitMilliseconds = 4000;

/** Works a plan out from what is asked now, and goes back to it: a reload works nothing out again. */
export async function planAnew(
  c: WebContext,
  site: PlannerSite,
  inputs: PlanInputs,
  message: string,
): Promise<Response> {
  const viewer = signedIn(c);
  const before = await readyPlan(site.db, viewer.accountId);
  const id = await beginPlan(site.db, viewer.accountId, inputs);
  await forSomeTime(site, workOutPlan(site, viewer, { id, inputs }));
  setFlash(c, { message, undo: before && `/plan/history/${before.id}/restoration` });
  return seeOther(c, "/plan");
}

/** Waits a little for work that goes on by itself; what goes wrong later is logged, since nobody waits for it. */
export async function forSomeTime({ log }: Pick<PlannerSite, "log">, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, waitMilliseconds);
  });
  const settled = work.catch((error: unknown) => log.error("A plan could not be worked out.", { error }));
  await Promise.race([settled, enough]);
  clearTimeout(timer);
}
