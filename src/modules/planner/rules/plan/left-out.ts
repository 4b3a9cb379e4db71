import { dollars, monthWords } from "#platform/words";
import type { PersonalPlan } from "../personal/personal-plan.ts";
import type { LeftOut } from "./kept-plan.ts";
import type { PlanCandidate } from "./plan-candidates.ts";
import type { PosedPlan } from "./posed-plan.ts";
import { hoursWords } from "../words/amount-words.ts";

/** So many are told of: the best of what is not in the plan. */
const mostTold = 6;

/** The best of what a plan leaves out, and why: what a limit rules out first, then what others are worth more than. */
export function leftOutOf(posed: PosedPlan, plan: PersonalPlan): readonly LeftOut[] {
  if (plan.outcome === "impossible" || plan.outcome === "none") return [];
  const chosen = new Set(plan.chosen.map((id) => posed.byId.get(id)?.candidate.offering));
  const ruledOut = new Map(plan.ruledOut.map(({ candidate, by }) => [candidate, by]));
  const offerings = Map.groupBy(posed.byId.values(), ({ candidate }) => candidate.offering);
  const told = [...offerings].flatMap(([offeringId, ways]) => {
    if (chosen.has(offeringId)) return [];
    const open = ways.find(({ candidate }) => !ruledOut.has(candidate.id));
    const [best] = open === undefined ? ways : [open];
    const by = open === undefined ? ruledOut.get(best?.candidate.id ?? "") : undefined;
    if (best === undefined || by === "banned" || by === "done") return [];
    const words = by === undefined ? "others bring you more within your limits" : reasonWords(by, best);
    const left = { offeringId, candidate: best.candidate.id, title: best.offering.title, words };
    return [{ left, worth: worthOf(best) * (by === undefined ? 0.5 : 1) }];
  });
  const unweighed = posed.unweighed.slice(0, 2).map(({ offeringId, title, why }) => ({
    offeringId,
    candidate: "",
    title,
    words: why,
  }));
  const best = told.toSorted((one, other) => other.worth - one.worth).map(({ left }) => left);
  return [...best.slice(0, mostTold - unweighed.length), ...unweighed];
}

function worthOf({ candidate }: PlanCandidate): number {
  const gain = Object.values(candidate.gains).reduce((sum, hours) => sum + hours, 0);
  return gain + candidate.credits.reduce((sum, { units }) => sum + units, 0) / 4;
}

/** Why something cannot be in, by the field that rules it out. */
export function reasonWords(
  by: string,
  { candidate, minutes }: Pick<PlanCandidate, "candidate" | "minutes">,
): string {
  const [part, name = "", month = ""] = by.split(".");
  if (part === "busy" && name === "record") return "you planned something else then";
  if (part === "busy") return "you are away then";
  if (part === "to") return "it ends after the plan";
  if (part === "from") return "it begins before the plan";
  switch (name) {
    case "cents":
      return `${dollars(candidate.cents)} is more than your money`;
    case "miles":
      return "it is farther than you go";
    case "daysAway":
      return "it takes more days away than you have";
    case "longestSittingMinutes":
      return "it sits longer than you want to";
    case "shiftsCovered":
      return "you are on the desk then, and it would need cover";
    case "minutesInMonth":
      return `it takes ${hoursWords(minutes)}, more than ${monthWords(month)} has room for`;
    case "blackouts":
      return "it is on a day you keep free";
    default:
      return "it does not fit";
  }
}
