import { localDay } from "#platform/time";
import type { PlanFault } from "../check-plan.ts";
import type { Candidate, PersonalProblem, Point } from "../personal-problem.ts";

/** Sittings at the wrong time or place, and those one cannot both sit in. */
export function* timeFaults(problem: PersonalProblem, chosen: readonly Candidate[]): Iterable<PlanFault> {
  for (const candidate of chosen) {
    yield* dateFaults(problem, candidate);
    yield* placeFaults(problem, candidate);
  }
  yield* overlapFaults(problem, chosen);
  yield* orderFaults(problem, chosen);
}

function* dateFaults({ from, to, zone, limits }: PersonalProblem, candidate: Candidate): Iterable<PlanFault> {
  const { id, month, sittings } = candidate;
  if (sittings.length === 0) {
    if (month === undefined || month < from.slice(0, 7) || month > to.slice(0, 7))
      yield { limit: "from", message: `“${id}” is in no month of the plan.` };
    return;
  }
  for (const { start, end } of sittings) {
    const first = localDay(zone, start);
    const last = lastDay(zone, end);
    if (first < from) yield { limit: "from", message: `“${id}” begins on ${first}, before the plan.` };
    if (last > to) yield { limit: "to", message: `“${id}” ends on ${last}, after the plan.` };
    for (const blackout of limits.blackouts)
      if (first <= blackout.to && last >= blackout.from)
        yield {
          limit: "limits.blackouts",
          message: `“${id}” falls within ${blackout.from} to ${blackout.to}.`,
        };
    const minutes = Math.ceil((Date.parse(end) - Date.parse(start)) / 60_000);
    if (limits.longestSittingMinutes !== undefined && minutes > limits.longestSittingMinutes)
      yield {
        limit: "limits.longestSittingMinutes",
        message: `“${id}” has a sitting of ${minutes} minutes.`,
      };
  }
}

/** What ends at midnight ends on the day before. */
export function lastDay(zone: string, end: string): string {
  return localDay(zone, new Date(Date.parse(end) - 1000).toISOString());
}

function* placeFaults({ home, limits }: PersonalProblem, { id, place }: Candidate): Iterable<PlanFault> {
  if (home === undefined || place === undefined || limits.miles === undefined) return;
  const miles = milesBetween(home, place);
  if (miles > limits.miles)
    yield { limit: "limits.miles", message: `“${id}” is ${miles.toFixed(1)} miles away.` };
}

interface Stay {
  readonly id: string;
  readonly place: Point | undefined;
  readonly start: number;
  readonly end: number;
}

function* overlapFaults(problem: PersonalProblem, chosen: readonly Candidate[]): Iterable<PlanFault> {
  const stays: Stay[] = chosen.flatMap(({ id, place, sittings }) =>
    sittings.map(({ start, end }) => ({ id, place, start: Date.parse(start), end: Date.parse(end) })),
  );
  for (const [index, one] of stays.entries())
    for (const other of stays.slice(index + 1)) {
      const way = one.id === other.id ? 0 : travelMinutes(problem, one.place, other.place) * 60_000;
      if (one.start < other.end + way && other.start < one.end + way)
        yield {
          limit: "sittings",
          message: `“${one.id}” and “${other.id}” cannot both be sat in: they overlap, or the way is too long.`,
        };
    }
}

/** Whole minutes, rounded up; what is online is taken at home, and without a home nothing takes time. */
export function travelMinutes(
  { home, limits }: PersonalProblem,
  one: Point | undefined,
  other: Point | undefined,
): number {
  if (home === undefined) return 0;
  const hours = milesBetween(one ?? home, other ?? home) / (limits.milesPerHour ?? 40);
  return Math.ceil(hours * 60 - 1e-6);
}

/** Haversine on the mean sphere of 3,958.8 miles. */
export function milesBetween(one: Point, other: Point): number {
  const turn = Math.PI / 180;
  const north = (other.latitude - one.latitude) * turn;
  const east = (other.longitude - one.longitude) * turn;
  const chord =
    Math.sin(north / 2) * Math.sin(north / 2) +
    Math.cos(one.latitude * turn) * Math.cos(other.latitude * turn) * Math.sin(east / 2) * Math.sin(east / 2);
  return 2 * 3958.8 * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function* orderFaults(problem: PersonalProblem, chosen: readonly Candidate[]): Iterable<PlanFault> {
  for (const candidate of chosen)
    for (const offering of candidate.after) {
      if (problem.done.includes(offering)) continue;
      const isOver = chosen.some(
        (before) => before.offering === offering && isOverBefore(problem, before, candidate),
      );
      if (!isOver)
        yield {
          limit: "after",
          message: `“${candidate.id}” comes after “${offering}”, which is not over then.`,
        };
    }
}

/** What has no sittings fills its month, within the plan. */
function isOverBefore({ from, to, zone }: PersonalProblem, before: Candidate, after: Candidate): boolean {
  const ends = before.sittings.map(({ end }) => Date.parse(end));
  const begins = after.sittings.map(({ start }) => Date.parse(start));
  if (ends.length > 0 && begins.length > 0) return Math.max(...ends) <= Math.min(...begins);
  if (ends.length === 0 && begins.length === 0) return (before.month ?? "") < (after.month ?? "");
  if (ends.length > 0) {
    const last =
      before.sittings
        .map(({ end }) => lastDay(zone, end))
        .toSorted()
        .at(-1) ?? "";
    const month = `${after.month ?? ""}-01`;
    return last < (month > from ? month : from);
  }
  const first = after.sittings.map(({ start }) => localDay(zone, start)).toSorted()[0] ?? "";
  return first.slice(0, 7) > (before.month ?? "") || first > to;
}
