import { dayNumber, daysInMonth, formatDate } from "#platform/time";
import type { PlanFault } from "../check-plan.ts";
import type { PersonalPlan } from "../personal-plan.ts";
import type { Candidate, CredentialNeed, PersonalProblem } from "../personal-problem.ts";
import { lastDay } from "./time-faults.ts";

/** Fractions of units may be off by so little. */
const tolerance = 1e-5;

/** What is counted beyond what there is, too late, or over a cap; and needs that stay open. */
export function* creditFaults(
  problem: PersonalProblem,
  plan: PersonalPlan,
  chosen: readonly Candidate[],
): Iterable<PlanFault> {
  const needs = new Map(problem.credentials.map((need) => [need.id, need]));
  const pairs = new Set<string>();
  for (const { candidate: id, credential, units } of plan.counted) {
    const where = `“${id}” for “${credential}”`;
    const need = needs.get(credential);
    const candidate = chosen.find((each) => each.id === id);
    const credit = candidate?.credits.find((each) => each.credential === credential);
    if (pairs.has(JSON.stringify([id, credential])))
      yield { limit: "plan.counted", message: `${where} is counted twice.` };
    pairs.add(JSON.stringify([id, credential]));
    if (need === undefined || candidate === undefined || credit === undefined)
      yield { limit: "plan.counted", message: `${where} is counted, and there is nothing to count.` };
    else if (!(units > 0) || units > credit.units + tolerance)
      yield { limit: "plan.counted", message: `${where} counts ${units} of ${credit.units}.` };
    else if (endDay(problem, candidate) > need.due)
      yield { limit: `credentials.${credential}.due`, message: `${where} ends after ${need.due}.` };
  }
  for (const need of problem.credentials) yield* needFaults(need, plan, chosen);
}

function* needFaults(
  need: CredentialNeed,
  plan: PersonalPlan,
  chosen: readonly Candidate[],
): Iterable<PlanFault> {
  const amount = (category?: string) => {
    let sum = 0;
    for (const { candidate, credential, units } of plan.counted) {
      if (credential !== need.id) continue;
      const credit = chosen
        .find(({ id }) => id === candidate)
        ?.credits.find((each) => each.credential === credential);
      if (credit === undefined) continue;
      if (category === undefined || credit.categories.includes(category)) sum += units;
    }
    return sum;
  };
  if (amount() < need.units - tolerance)
    yield {
      limit: `credentials.${need.id}.units`,
      message: `${amount()} of ${need.units} units are met.`,
    };
  for (const { category, units } of need.minimums)
    if (amount(category) < units - tolerance)
      yield {
        limit: `credentials.${need.id}.minimums.${category}`,
        message: `${amount(category)} of ${units} units are met.`,
      };
  for (const { category, units } of need.caps)
    if (amount(category) > units + tolerance)
      yield {
        limit: `credentials.${need.id}.caps.${category}`,
        message: `${amount(category)} units are counted, of ${units} at most.`,
      };
}

/** What has no sittings ends with its month, or with the plan. */
function endDay({ to, zone }: PersonalProblem, { month = "", sittings }: Candidate): string {
  if (sittings.length > 0)
    return (
      sittings
        .map(({ end }) => lastDay(zone, end))
        .toSorted()
        .at(-1) ?? ""
    );
  const [year = 0, number = 0] = month.split("-").map(Number);
  const last = formatDate(dayNumber(year, number, daysInMonth(year, number)));
  return last < to ? last : to;
}
