import type { PersonalProblem } from "../personal/personal-problem.ts";
import { comparePlans } from "./compare-plans.ts";
import type { KeptPlan } from "./kept-plan.ts";
import { dollars, hoursWords } from "../words/amount-words.ts";

/** A problem with one limit let out. */
export interface Variant {
  /** `2 more hours a month`. */
  readonly change: string;
  readonly problem: PersonalProblem;
}

/** Two hours more, as much money as the next good thing costs, a day away and a desk shift more: where there is a limit. */
export function variantsOf(problem: PersonalProblem, plan: KeptPlan): readonly Variant[] {
  const { limits } = problem;
  const letOut = (change: string, more: Partial<PersonalProblem["limits"]>): Variant => ({
    change,
    problem: { ...problem, limits: { ...limits, ...more } },
  });
  const { minutesPerMonth, minutesInMonth = {}, cents, daysAway, shiftsCovered = 0 } = limits;
  const money = moreMoney(problem, plan);
  const inMonth = Object.fromEntries(
    Object.entries(minutesInMonth).map(([month, minutes]) => [month, minutes + 120]),
  );
  return [
    ...(minutesPerMonth === undefined
      ? []
      : [
          letOut("2 more hours a month", {
            minutesPerMonth: minutesPerMonth + 120,
            ...(Object.keys(inMonth).length > 0 && { minutesInMonth: inMonth }),
          }),
        ]),
    ...(cents === undefined || money === undefined
      ? []
      : [letOut(`${dollars(money)} more`, { cents: cents + money })]),
    ...(daysAway === undefined ? [] : [letOut("1 more day away", { daysAway: daysAway + 1 })]),
    ...(problem.busy.some(({ what }) => what === "desk")
      ? [letOut("1 more desk shift covered", { shiftsCovered: shiftsCovered + 1 })]
      : []),
  ];
}

/** What the cheapest thing that money alone keeps out would take; a hundred dollars where nothing does. */
function moreMoney(
  { candidates, limits: { cents = 0 } }: PersonalProblem,
  plan: KeptPlan,
): number | undefined {
  const taken = new Set(plan.items.map(({ offeringId }) => offeringId));
  const spent = plan.items.reduce((sum, item) => sum + item.cents, 0);
  const prices = candidates
    .filter((each) => !taken.has(each.offering) && each.cents > 0)
    .map((each) => each.cents)
    .toSorted((one, other) => one - other);
  const dear = prices.find((price) => spent + price > cents);
  if (dear === undefined) return undefined;
  const lacking = spent + dear - cents;
  return Math.ceil(lacking / 1000) * 1000;
}

/** What a plan with one limit let out has that this one has not. */
export function boughtBy(plan: KeptPlan, other: KeptPlan): string {
  if (other.outcome === "impossible" || other.outcome === "none") return "not known: the clock ran out";
  const { cameIn, wentOut, minutes } = comparePlans(plan, other);
  const sooner = other.renewals.flatMap((after) => {
    const before = plan.renewals.find(({ credentialId }) => credentialId === after.credentialId);
    return before !== undefined && !before.isMet && after.isMet ? [`${after.name} ${after.words}`] : [];
  });
  // As good as it was: what differs are others of the same worth.
  if (other.value - plan.value < worthTelling && sooner.length === 0) return "nothing more";
  const [first, ...rest] = [...cameIn].toSorted((one, two) => two.minutes - one.minutes);
  const words = [
    ...sooner,
    ...(first === undefined ? ["a better date"] : [`${first.title}, ${hoursWords(first.minutes)}`]),
    ...(rest.length === 0 ? [] : [`${rest.length} more`]),
    ...(wentOut.length === 0 ? [] : [`in place of ${wentOut.length}`]),
  ].join(", ");
  return minutes > 0 ? `${words}: ${hoursWords(minutes)} more in all` : words;
}

const worthTelling = 0.05;
