import { localDay } from "#platform/time";
import type { PlanFault } from "../check-plan.ts";
import type { PersonalPlan } from "../personal-plan.ts";
import type { Candidate, PersonalProblem, Point } from "../personal-problem.ts";
import { lastDay, milesBetween, travelMinutes } from "./time-faults.ts";

/** Months, money, days away and desks that are asked for more than they have. */
export function* limitFaults(
  problem: PersonalProblem,
  plan: PersonalPlan,
  chosen: readonly Candidate[],
): Iterable<PlanFault> {
  yield* monthFaults(problem, chosen);
  yield* moneyFaults(problem, plan, chosen);
  yield* dayFaults(problem, chosen);
  yield* busyFaults(problem, plan, chosen);
}

function* monthFaults({ limits, zone }: PersonalProblem, chosen: readonly Candidate[]): Iterable<PlanFault> {
  const used: Record<string, number> = {};
  for (const { sittings, month, minutes } of chosen) {
    if (sittings.length === 0) used[month ?? ""] = (used[month ?? ""] ?? 0) + (minutes ?? 0);
    for (const { start, end } of sittings) {
      const month = localDay(zone, start).slice(0, 7);
      used[month] = (used[month] ?? 0) + Math.ceil((Date.parse(end) - Date.parse(start)) / 60_000);
    }
  }
  for (const [month, minutes] of Object.entries(used)) {
    const limit = limits.minutesInMonth?.[month] ?? limits.minutesPerMonth;
    if (limit !== undefined && minutes > limit)
      yield {
        limit: `limits.minutesInMonth.${month}`,
        message: `${month} takes ${minutes} minutes, and has ${limit}.`,
      };
  }
}

function* moneyFaults(
  { limits, memberships }: PersonalProblem,
  plan: PersonalPlan,
  chosen: readonly Candidate[],
): Iterable<PlanFault> {
  const bought = new Set(plan.memberships);
  const cents = costOf(memberships, bought, chosen);
  if (cents > (limits.cents ?? Infinity))
    yield { limit: "limits.cents", message: `The plan costs ${cents} cents, and there are ${limits.cents}.` };
  for (const { id } of memberships) {
    const other = bought.symmetricDifference(new Set([id]));
    const less = costOf(memberships, other, chosen);
    if (less < cents)
      yield {
        limit: "plan.memberships",
        message: `${other.has(id) ? "With" : "Without"} “${id}” the plan would cost ${less} cents, and not ${cents}.`,
      };
  }
}

function costOf(
  memberships: PersonalProblem["memberships"],
  bought: ReadonlySet<string>,
  chosen: readonly Candidate[],
): number {
  const having = memberships.filter(({ id, cents }) => cents === 0 || bought.has(id));
  let total = 0;
  for (const { cents } of having) total += cents;
  for (const { cents, memberCents } of chosen) {
    let fee = cents;
    for (const { id } of having) {
      const price = memberCents?.[id];
      if (price !== undefined && price < fee) fee = price;
    }
    total += fee;
  }
  return total;
}

function* dayFaults(
  { home, limits, zone }: PersonalProblem,
  chosen: readonly Candidate[],
): Iterable<PlanFault> {
  if (limits.daysAway === undefined) return;
  const days = new Set<string>();
  for (const { place, sittings } of chosen) {
    if (!isElsewhere(place, home)) continue;
    for (const { start, end } of sittings) {
      const last = lastDay(zone, end);
      let day = localDay(zone, start);
      days.add(day);
      while (day < last) {
        day = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
        days.add(day);
      }
    }
  }
  if (days.size > limits.daysAway)
    yield { limit: "limits.daysAway", message: `${days.size} days are away, of ${limits.daysAway}.` };
}

function* busyFaults(
  problem: PersonalProblem,
  plan: PersonalPlan,
  chosen: readonly Candidate[],
): Iterable<PlanFault> {
  for (const busy of problem.busy) {
    const meets = chosen.filter(({ place, sittings }) => {
      if (busy.isForTrips === true && !isElsewhere(place, problem.home)) return false;
      const way = travelMinutes(problem, undefined, place) * 60_000;
      return sittings.some(
        ({ start, end }) =>
          Date.parse(start) - way < Date.parse(busy.end) && Date.parse(busy.start) < Date.parse(end) + way,
      );
    });
    if (meets.length === 0) {
      if (plan.covered.includes(busy.id))
        yield { limit: "plan.covered", message: `Nothing runs into the shift “${busy.id}”.` };
      continue;
    }
    const ids = meets.map(({ id }) => `“${id}”`).join(", ");
    if (busy.what === "other") yield { limit: `busy.${busy.id}`, message: `${ids} run into “${busy.id}”.` };
    else if (!plan.covered.includes(busy.id))
      yield { limit: "plan.covered", message: `${ids} need cover for the shift “${busy.id}”.` };
  }
  const covered = new Set(plan.covered).size;
  const limit = problem.limits.shiftsCovered ?? 0;
  if (covered > limit)
    yield { limit: "limits.shiftsCovered", message: `${covered} shifts need cover, of ${limit}.` };
}

function isElsewhere(place: Point | undefined, home: Point | undefined): boolean {
  return place !== undefined && (home === undefined || milesBetween(home, place) > 0);
}
