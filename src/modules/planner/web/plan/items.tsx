import { Conflict, InvalidInput, NotFound } from "#platform/errors";
import { csrfToken, parseForm, type WebApp, type WebContext } from "#platform/http";
import { signedIn } from "#modules/people";
import { z } from "zod";
import { readyPlan } from "../../queries/plan/kept-plans.ts";
import { personalProblemOf } from "../../queries/plan/personal-problem-of.ts";
import { alternativesTo, bringsWords } from "../../rules/plan/alternatives.ts";
import type { PlannedItem } from "../../rules/plan/kept-plan.ts";
import type { PlanInputs } from "../../rules/plan/plan-inputs.ts";
import { distanceWords, whenWords } from "../../rules/plan/plan-words.ts";
import { hoursNumber, moneyWords } from "../../rules/words/amount-words.ts";
import { posedProblem } from "../../rules/personal/posed-problem.ts";
import { ItemPage } from "../../views/plan/item-page.tsx";
import type { PlannerSite } from "../site.ts";
import { planAnew } from "./work.ts";

const item = z.object({ item: z.string().max(100) });

/** One item of a plan: pinned, left out, or swapped for another. */
export function addItemRoutes(app: WebApp, site: PlannerSite): void {
  app.get("/plan/items/:id", async (c) => showItem(c, site, c.req.param("id")));
  app.post("/plan/pins", async (c) => {
    const { found, inputs } = await itemAsked(c, site);
    const pinned = [...inputs.pinned.filter((id) => id !== found.id), found.id];
    return planAnew(c, site, { ...inputs, pinned }, `“${found.title}” stays in.`);
  });
  app.post("/plan/pins/removal", async (c) => {
    const { found, inputs } = await itemAsked(c, site);
    const pinned = inputs.pinned.filter((id) => id !== found.id);
    return planAnew(c, site, { ...inputs, pinned }, `“${found.title}” is no longer pinned.`);
  });
  app.post("/plan/bans", async (c) => {
    const { found, inputs } = await itemAsked(c, site);
    return planAnew(c, site, without(inputs, found), `“${found.title}” is left out.`);
  });
  app.post("/plan/bans/removal", async (c) => {
    const { accountId } = signedIn(c);
    const { offering } = await parseForm(c, z.object({ offering: z.string().max(100) }));
    const inputs = (await readyPlan(site.db, accountId))?.inputs;
    if (inputs === undefined) throw new NotFound("There is no plan yet.");
    const banned = inputs.banned.filter(({ offeringId }) => offeringId !== offering);
    return planAnew(c, site, { ...inputs, banned }, "It is weighed again.");
  });
  app.post("/plan/swaps", async (c) => {
    const { found, inputs } = await itemAsked(c, site);
    const { instead } = await parseForm(c, z.object({ instead: z.string().max(100) }));
    if (instead === found.id) throw new InvalidInput("It is in the plan already.");
    const isSame = instead.startsWith(`${found.offeringId}.`);
    const rest = isSame
      ? { ...inputs, pinned: inputs.pinned.filter((id) => id !== found.id) }
      : without(inputs, found);
    return planAnew(c, site, { ...rest, pinned: [...rest.pinned, instead] }, `Swapped “${found.title}”.`);
  });
}

function without(inputs: PlanInputs, { id, offeringId, title }: PlannedItem): PlanInputs {
  const banned = inputs.banned.filter((each) => each.offeringId !== offeringId);
  return {
    ...inputs,
    pinned: inputs.pinned.filter((each) => each !== id),
    banned: [...banned, { offeringId, title }],
  };
}

async function itemAsked(c: WebContext, site: PlannerSite) {
  const { accountId } = signedIn(c);
  const { item: id } = await parseForm(c, item);
  return itemOf(site, accountId, id);
}

async function itemOf(site: PlannerSite, accountId: string, id: string) {
  const ready = await readyPlan(site.db, accountId);
  if (ready === undefined) throw new NotFound("There is no plan yet.");
  const found = ready.plan.items.find((each) => each.id === id);
  if (found === undefined)
    throw new Conflict("It is not in your plan any more. Go back to the plan as it is now.");
  return { found, inputs: ready.inputs, plan: ready.plan };
}

async function showItem(c: WebContext, site: PlannerSite, id: string) {
  const viewer = signedIn(c);
  const ready = await readyPlan(site.db, viewer.accountId);
  const found = ready?.plan.items.find((each) => each.id === id);
  if (ready === undefined || found === undefined) throw new NotFound("It is not in your plan.");
  const { posed, planning } = await personalProblemOf(site, viewer, ready.inputs);
  const { ruledOut } = posedProblem(posed.problem);
  const taken = new Set(ready.plan.items.map(({ offeringId }) => offeringId));
  const { zone } = ready.plan;
  const planned = posed.planned.find(({ offeringId }) => offeringId === found.offeringId);
  return c.html(
    <ItemPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      zone={zone}
      item={found}
      distance={distanceWords(ready.plan, found)}
      entryId={planned?.entryId}
      sentences={ready.changes?.items?.find(({ candidate }) => candidate === id)?.sentences ?? []}
      alternatives={alternativesTo(posed, id, { ruledOut, taken }).map((each) => ({
        candidate: each.candidate.id,
        offeringId: each.candidate.offering,
        title: each.offering.title,
        when: whenWords(each.candidate, zone),
        hours: hoursNumber(each.minutes),
        cost: each.isCostUnknown ? "not stated" : moneyWords(each.candidate.cents),
        brings: bringsWords(each, posed, planning.needs),
        isSameOffering: each.candidate.offering === found.offeringId,
      }))}
    />,
  );
}
