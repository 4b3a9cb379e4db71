import type { LocalCalendar } from "./local-calendar.ts";
import { localCalendar, seconds } from "./local-calendar.ts";
import type { Candidate, CandidateCredit, PersonalProblem } from "./personal-problem.ts";
import { isAway, travelOf, type TravelMinutes } from "./trips.ts";

/** What the limits ask of one candidate, worked out once. Times are seconds since 1970. */
export interface CandidateFacts {
  readonly candidate: Candidate;
  readonly sittings: readonly { readonly start: number; readonly end: number }[];
  /** Learning minutes by local month. */
  readonly minutes: ReadonlyMap<string, number>;
  readonly daysAway: readonly string[];
  /** Busy times that a sitting, with the way to it and back, runs into: desk shifts, and all else. */
  readonly shifts: readonly string[];
  readonly hindrances: readonly string[];
  /** When it begins and is over; at one's own pace: with the month, within the plan. */
  readonly begins: number;
  readonly ends: number;
  /** The same whatever the plan's dates: at one's own pace the whole month. What comes after what goes by it. */
  readonly whole: { readonly begins: number; readonly ends: number };
  /** Credits that count, by their dates. */
  readonly credits: readonly CandidateCredit[];
}

/** Everything about a problem that its limits and its model go by. */
export interface ProblemFacts {
  readonly problem: PersonalProblem;
  readonly calendar: LocalCalendar;
  readonly travel: TravelMinutes;
  /** In the order of `problem.candidates`. */
  readonly candidates: readonly CandidateFacts[];
}

export function factsOf(problem: PersonalProblem): ProblemFacts {
  const calendar = localCalendar(problem.zone);
  const travel = travelOf(problem);
  const busy = problem.busy.map(({ id, start, end, what, isForTrips = false }) => ({
    id,
    what,
    isForTrips,
    start: seconds(start),
    end: seconds(end),
  }));
  const credentials = new Map(problem.credentials.map(({ id, due }) => [id, calendar.dayBounds(due).end]));
  const plan = { start: calendar.dayBounds(problem.from).start, end: calendar.dayBounds(problem.to).end };
  const candidates = problem.candidates.map((candidate): CandidateFacts => {
    const sittings = candidate.sittings
      .map(({ start, end }) => ({ start: seconds(start), end: seconds(end) }))
      .toSorted((one, other) => one.start - other.start);
    const whole = extent(candidate, sittings, calendar);
    // What has no sittings is begun and over within the plan.
    const isClipped = sittings.length === 0;
    const begins = isClipped ? Math.max(whole.begins, plan.start) : whole.begins;
    const ends = isClipped ? Math.min(whole.ends, plan.end) : whole.ends;
    const way = travel(undefined, candidate.place) * 60;
    const isTrip = isAway(candidate.place, problem.home);
    const met = busy.filter(
      ({ start, end, isForTrips }) =>
        (isTrip || !isForTrips) &&
        sittings.some((sitting) => sitting.start - way < end && start < sitting.end + way),
    );
    return {
      candidate,
      sittings,
      minutes: minutesByMonth(candidate, sittings, calendar),
      daysAway: isTrip ? [...new Set(sittings.flatMap(({ start, end }) => calendar.days(start, end)))] : [],
      shifts: met.filter(({ what }) => what === "desk").map(({ id }) => id),
      hindrances: met.filter(({ what }) => what === "other").map(({ id }) => id),
      begins,
      ends,
      whole,
      credits: candidate.credits.filter(
        ({ credential }) => ends <= (credentials.get(credential) ?? -Infinity),
      ),
    };
  });
  return { problem, calendar, travel, candidates };
}

type Times = readonly { readonly start: number; readonly end: number }[];

function extent({ month }: Candidate, sittings: Times, calendar: LocalCalendar): CandidateFacts["whole"] {
  if (sittings.length > 0)
    return { begins: sittings[0]?.start ?? 0, ends: Math.max(...sittings.map(({ end }) => end)) };
  const { start, end } = calendar.month(month ?? "");
  return { begins: start, ends: end };
}

function minutesByMonth(
  { minutes, month }: Candidate,
  sittings: Times,
  calendar: LocalCalendar,
): ReadonlyMap<string, number> {
  const byMonth = new Map<string, number>();
  if (sittings.length === 0) return byMonth.set(month ?? "", minutes ?? 0);
  for (const { start, end } of sittings) {
    const month = calendar.day(start).slice(0, 7);
    byMonth.set(month, (byMonth.get(month) ?? 0) + Math.ceil((end - start) / 60));
  }
  return byMonth;
}

/** The minutes that a month has room for. */
export function minutesLimit({ limits }: PersonalProblem, month: string): number {
  return limits.minutesInMonth?.[month] ?? limits.minutesPerMonth ?? Infinity;
}
