import { offeringsToPlan } from "#modules/catalog";
import { creditPlanningOf, type OwnCreditPlanning } from "#modules/credit";
import type { Viewer } from "#modules/people";
import { takenTimesOf } from "#modules/staffing";
import { localDay, now } from "#platform/time";
import type { GrowthTopic } from "../../rules/plan/growth.ts";
import type { PlanInputs } from "../../rules/plan/plan-inputs.ts";
import { planEnd, type PosedPlan, posedPlan } from "../../rules/plan/posed-plan.ts";
import { wholeSeries } from "../../rules/whole-series.ts";
import type { PlannerProgram } from "../program.ts";
import { growthOf } from "./growth-of.ts";
import { homeOf } from "./home-of.ts";
import { recordPlans } from "./planned-on-record.ts";

/** A problem made from what is known of someone, and what judges a plan of it. */
export interface OwnProblem {
  readonly posed: PosedPlan;
  readonly planning: OwnCreditPlanning;
  readonly growth: readonly GrowthTopic[];
}

/** Offerings that are read: each is a date or several, and of all those at most 2,000 are weighed. */
const mostOfferings = 1200;

/**
 * What the viewer's plan is made from, as things stand: their limits, focal points, what their credentials still need, when
 * the desk needs them, and what the catalogue has for it.
 */
export async function personalProblemOf(
  program: PlannerProgram,
  viewer: Viewer,
  inputs: PlanInputs,
): Promise<OwnProblem> {
  const at = now();
  const zone = viewer.zone ?? program.zone;
  const today = localDay(zone, at);
  const planning = await creditPlanningOf(program, viewer, today);
  const growth = await growthOf(program, viewer.accountId, inputs);
  const { needs } = planning;
  const to = planEnd({ inputs, needs, today });
  const topics = [
    ...growth.flatMap(({ id, kin }) => [id, ...Object.keys(kin)]),
    ...knownTopics(
      program,
      needs.flatMap((need) => need.topics),
    ),
  ];
  const found = await offeringsToPlan(program, {
    from: today,
    to,
    topics: [...new Set(topics)],
    ids: inputs.pinned.map((id) => id.split(".")[0] ?? ""),
    most: mostOfferings,
    now: at,
  });
  const busy = (await takenTimesOf(program, viewer, { from: today, to })) ?? [];
  const posed = posedPlan({
    now: at,
    today,
    zone,
    inputs,
    growth,
    minutesByTopic: planning.minutesByTopic,
    home: await homeOf(program, viewer, inputs),
    busy,
    needs,
    creditsOf: planning.creditsOf,
    done: planning.offeringIds,
    planned: await recordPlans(program, viewer.accountId, { from: today, to, zone }),
    offerings: wholeSeries(found),
  });
  return { posed, planning, growth };
}

/** A rule names topics in words of its own; those that the catalogue knows can be looked for. */
function knownTopics({ words }: PlannerProgram, topics: readonly string[]): readonly string[] {
  const known = new Set(words.vocabulary.terms.topics.map(({ id }) => id));
  return topics.filter((topic) => known.has(topic));
}
