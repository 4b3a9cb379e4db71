import { checkPersonalPlan } from "../../../src/modules/planner/rules/personal/check-plan.ts";
import type { PersonalPlan } from "../../../src/modules/planner/rules/personal/personal-plan.ts";
import type {
  Candidate,
  CredentialNeed,
  PersonalProblem,
} from "../../../src/modules/planner/rules/personal/personal-problem.ts";

/** The best value of all choices, by trying each with the checker; undefined when none keeps the limits. */
export function bestOfEveryChoice(problem: PersonalProblem): number | undefined {
  let best: number | undefined;
  for (const chosen of subsets(problem.candidates)) {
    const value = valueIfKept(problem, chosen);
    if (value !== undefined && (best === undefined || value > best)) best = value;
  }
  return best;
}

function valueIfKept(problem: PersonalProblem, chosen: readonly Candidate[]): number | undefined {
  const desks = problem.busy.filter(({ what }) => what === "desk").map(({ id }) => id);
  const noCover: PersonalProblem = {
    ...problem,
    limits: { ...problem.limits, shiftsCovered: desks.length },
    credentials: [],
  };
  const memberships = subsets(problem.memberships.map(({ id }) => id));
  for (const members of memberships) {
    const plan = planOf(chosen, members, desks);
    const { faults, value } = checkPersonalPlan(noCover, plan);
    if (faults.some(({ limit }) => !limit.startsWith("plan."))) continue;
    const covered = checkPersonalPlan(noCover, { ...plan, covered: [] }).faults.filter(
      ({ limit }) => limit === "plan.covered",
    );
    if (covered.length > (problem.limits.shiftsCovered ?? 0)) return undefined;
    return problem.credentials.every((need) => isMet(need, problem, chosen)) ? value : undefined;
  }
  return undefined;
}

function planOf(
  chosen: readonly Candidate[],
  memberships: readonly string[],
  covered: readonly string[],
): PersonalPlan {
  return {
    format: "carrel-personal-plan",
    version: 1,
    outcome: "feasible",
    chosen: chosen.map(({ id }) => id),
    memberships,
    covered,
    counted: [],
    value: 0,
    bound: 0,
    gap: 0,
    seconds: 0,
    binding: [],
    ruledOut: [],
  };
}

/** With two categories and whole units it is enough to try whole amounts: the matrix has consecutive ones. */
function isMet(need: CredentialNeed, problem: PersonalProblem, chosen: readonly Candidate[]): boolean {
  const sums = new Map<string, { categories: readonly string[]; units: number }>();
  for (const candidate of chosen) {
    const credit = candidate.credits.find(({ credential }) => credential === need.id);
    if (credit === undefined || endsAfter(need.due, problem, candidate)) continue;
    const key = credit.categories.toSorted().join();
    const sum = sums.get(key) ?? { categories: credit.categories, units: 0 };
    sum.units += credit.units;
    sums.set(key, sum);
  }
  const groups = [...sums.values()];
  const fits = (amounts: readonly number[]) => {
    const of = (category?: string) =>
      groups.reduce(
        (sum, { categories }, index) =>
          sum + (category === undefined || categories.includes(category) ? (amounts[index] ?? 0) : 0),
        0,
      );
    return (
      of() >= need.units &&
      need.minimums.every(({ category, units }) => of(category) >= units) &&
      need.caps.every(({ category, units }) => of(category) <= units)
    );
  };
  const tries = (place: number, amounts: readonly number[]): boolean => {
    const group = groups[place];
    if (group === undefined) return fits(amounts);
    for (let units = group.units; units >= 0; units -= 1)
      if (tries(place + 1, [...amounts, units])) return true;
    return false;
  };
  return tries(0, []);
}

function endsAfter(due: string, { to, zone }: PersonalProblem, { month, sittings }: Candidate): boolean {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
  const ends =
    sittings.length === 0
      ? [lastOfMonth(month ?? "") < to ? lastOfMonth(month ?? "") : to]
      : sittings.map(({ end }) => format.format(Date.parse(end) - 1000));
  return ends.some((day) => day > due);
}

function lastOfMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

function subsets<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: 2 ** items.length }, (_, bits) =>
    items.filter((_item, index) => (bits >> index) % 2 === 1),
  );
}
