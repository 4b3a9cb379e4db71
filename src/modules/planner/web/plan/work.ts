import { seeOther, setFlash, type WebContext } from "#platform/http";
import { signedIn } from "#modules/people";
import { beginPlan } from "../../actions/plan/begin-plan.ts";
import { isBeingWorkedOut, readyPlan } from "../../queries/plan/kept-plans.ts";
import type { PlanInputs } from "../../rules/plan/plan-inputs.ts";
import type { PlannerSite } from "../site.ts";

/** Most plans are there by then; the page of one that takes longer looks again by itself. */
const waitMilliseconds = 4000;
const lookMilliseconds = 100;

/** Works a plan out from what is asked now, and goes back to it: a reload works nothing out again. */
export async function planAnew(
  c: WebContext,
  site: PlannerSite,
  inputs: PlanInputs,
  message: string,
): Promise<Response> {
  const { accountId } = signedIn(c);
  const before = await readyPlan(site.db, accountId);
  await beginPlan(site.db, accountId, inputs);
  await workedOut(site, accountId);
  setFlash(c, { message, undo: before && `/plan/history/${before.id}/restoration` });
  return seeOther(c, "/plan");
}

/** Waits a little for the work in the background. */
async function workedOut({ db }: PlannerSite, accountId: string): Promise<void> {
  const enough = new AbortController();
  const timer = setTimeout(() => enough.abort(), waitMilliseconds);
  while (!enough.signal.aborted && (await isBeingWorkedOut(db, accountId)))
    await new Promise((resolve) => void setTimeout(resolve, lookMilliseconds));
  clearTimeout(timer);
}
