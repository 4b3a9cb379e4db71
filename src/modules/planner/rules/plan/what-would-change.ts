import type { PersonalProblem } from "../personal/personal-problem.ts";
import type { WhatIf } from "../personal/plan-explanation.ts";
import { changeWords } from "../personal/plan-sentences.ts";
import { hoursWords } from "../words/amount-words.ts";
import { comparePlans } from "./compare-plans.ts";
import type { KeptPlan, PlanReasons } from "./kept-plan.ts";

/** In points: an hour of what one wants to learn is worth ten. */
const worthTelling = 0.05;

/** Of the questions about one limit the smallest step that brings anything, else the largest; none of desks for who has none. */
export function worthAsking({ busy }: PersonalProblem, whatIf: readonly WhatIf[]): readonly WhatIf[] {
  const hasDesk = busy.some(({ what }) => what === "desk");
  const asked = whatIf.filter(({ limit }) => limit !== "limits.shiftsCovered" || hasDesk);
  return [...Map.groupBy(asked, ({ limit }) => limit).values()].flatMap(
    (steps) => steps.find(({ gain }) => gain >= worthTelling) ?? steps.at(-1) ?? [],
  );
}

/** The problem with so much more of one limit. */
export function withMore(
  problem: PersonalProblem,
  { limit, by }: Pick<WhatIf, "limit" | "by">,
): PersonalProblem {
  const { limits } = problem;
  const { minutesPerMonth, minutesInMonth = {}, cents = 0, daysAway = 0, shiftsCovered = 0 } = limits;
  const months = Object.entries(minutesInMonth).map(([month, minutes]) => [month, minutes + by]);
  switch (limit) {
    case "limits.minutesPerMonth":
      return {
        ...problem,
        limits: {
          ...limits,
          ...(minutesPerMonth !== undefined && { minutesPerMonth: minutesPerMonth + by }),
          minutesInMonth: Object.fromEntries(months) as Record<string, number>,
        },
      };
    case "limits.cents":
      return { ...problem, limits: { ...limits, cents: cents + by } };
    case "limits.daysAway":
      return { ...problem, limits: { ...limits, daysAway: daysAway + by } };
    case "limits.shiftsCovered":
      return { ...problem, limits: { ...limits, shiftsCovered: shiftsCovered + by } };
    default:
      return problem;
  }
}

/** What a little more of a limit buys: `One more hour each month`: `Teen services now, 2 hours`. */
export function changeRow(asked: WhatIf, bought: string | undefined): PlanReasons["rows"][number] {
  const words = changeWords(asked);
  const isProven = asked.atMost - asked.gain < worthTelling;
  const nothing = isProven ? "nothing more" : "nothing that was found in the time there was";
  const much = isProven || bought === undefined ? bought : `${bought}; perhaps something better still`;
  return { change: `${words.charAt(0).toUpperCase()}${words.slice(1)}`, buys: much ?? nothing };
}

/** Whether there is something to tell of it. */
export function isBought({ gain }: WhatIf): boolean {
  return gain >= worthTelling;
}

/** What a plan with one limit let out has that this one has not; undefined when nothing that matters. */
export function boughtBy(plan: KeptPlan, other: KeptPlan): string | undefined {
  if (other.outcome === "impossible" || other.outcome === "none") return undefined;
  const { cameIn, wentOut, minutes } = comparePlans(plan, other);
  const sooner = other.renewals.flatMap((after) => {
    const before = plan.renewals.find(({ credentialId }) => credentialId === after.credentialId);
    return before !== undefined && !before.isMet && after.isMet ? [`${after.name} ${after.words}`] : [];
  });
  // As good as it was: what differs are others of the same worth.
  if (other.value - plan.value < worthTelling && sooner.length === 0) return undefined;
  const [first, ...rest] = [...cameIn].toSorted((one, two) => two.minutes - one.minutes);
  const words = [
    ...sooner,
    ...(first === undefined ? ["a better date"] : [`${first.title}, ${hoursWords(first.minutes)}`]),
    ...(rest.length === 0 ? [] : [`${rest.length} more`]),
    ...(wentOut.length === 0 ? [] : [`in place of ${wentOut.length}`]),
  ].join(", ");
  return minutes > 0 ? `${words}: ${hoursWords(minutes)} more in all` : words;
}
