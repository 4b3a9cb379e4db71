import { checkTeamPlan } from "../../../src/modules/planner/rules/team/checking/check-team-plan.ts";
import type { TeamPlan } from "../../../src/modules/planner/rules/team/team-plan.ts";
import type {
  TeamPerson,
  TeamProblem,
  TeamShift,
} from "../../../src/modules/planner/rules/team/team-problem.ts";

/** The best value of all plans there are, each judged by the checker alone; undefined when none keeps all limits. */
export function bestOfEveryPlan(problem: TeamProblem): number | undefined {
  const own = problem.people.map((person) => ownChoices(problem, person));
  const floats = everyFloat(problem);
  const free = freeTimes(problem);
  let best: number | undefined;
  for (const taken of combinations(own)) {
    const bare = planOf(problem, taken.flat());
    for (const sent of floats) {
      const plan = { ...bare, floats: withoutAway(free, bare, sent) };
      const { holds, value } = checkTeamPlan(problem, plan);
      if (holds && (best === undefined || value > best)) best = value;
    }
  }
  return best;
}

type Chosen = TeamPlan["chosen"];

/** What one person could take if nothing were shared. */
function ownChoices(problem: TeamProblem, person: TeamPerson): readonly Chosen[] {
  const ids = person.wishes.map(({ session }) => session);
  const alone = {
    ...problem,
    branches: problem.branches.map((branch) => ({ ...branch, minimums: [] })),
    people: [{ ...person, limits: { ...person.limits, cents: Number.MAX_SAFE_INTEGER } }],
    budgets: [],
  };
  return subsets(ids)
    .map((taken) => taken.map((session) => ({ person: person.id, session })))
    .filter((chosen) => checkTeamPlan(alone, planOf(alone, chosen)).holds);
}

function subsets(ids: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: 2 ** ids.length }, (_, choice) =>
    ids.filter((_, bit) => (choice >> bit) % 2 === 1),
  );
}

function* combinations<T>(own: readonly (readonly T[])[]): Generator<readonly T[]> {
  const [first, ...rest] = own;
  if (first === undefined) yield [];
  else for (const one of first) for (const others of combinations(rest)) yield [one, ...others];
}

interface Sent {
  readonly person: TeamPerson;
  readonly shift: TeamShift;
  readonly branch: string;
}

/** Each floating shift at one of its branches, or at none. */
function everyFloat(problem: TeamProblem): readonly (readonly Sent[])[] {
  const shifts = problem.people.flatMap((person) =>
    person.shifts.filter(({ isFloating }) => isFloating).map((shift) => ({ person, shift })),
  );
  const needed = shifts.filter(({ shift }) =>
    problem.branches.some(({ minimums }) =>
      minimums.some(({ start, end }) => start < shift.end && shift.start < end),
    ),
  );
  // Being sent harms nobody: where they may be sent somewhere, nowhere need not be tried.
  const options = needed.map(({ person, shift }): readonly (readonly Sent[])[] =>
    person.floatsTo.length === 0 ? [[]] : person.floatsTo.map((branch) => [{ person, shift, branch }]),
  );
  return [...combinations(options)].map((sent) => sent.flat());
}

/** The parts of a shift, in quarters of an hour, in which they are not away. The check says whether that is right. */
function withoutAway(free: FreeTimes, plan: TeamPlan, sent: readonly Sent[]): TeamPlan["floats"] {
  return sent.flatMap(({ person, shift, branch }) => {
    const floats: { person: string; branch: string; start: string; end: string }[] = [];
    for (const part of free(person, shift, plan)) {
      const last = floats.at(-1);
      if (last?.end === part.start) last.end = part.end;
      else floats.push({ person: person.id, branch, ...part });
    }
    return floats;
  });
}

type FreeTimes = (
  person: TeamPerson,
  shift: TeamShift,
  plan: TeamPlan,
) => readonly { readonly start: string; readonly end: string }[];

/** Quarters of an hour of minimums in a shift in which a person is not away, tried one by one and kept. */
function freeTimes(problem: TeamProblem): FreeTimes {
  const known = new Map<string, readonly { readonly start: string; readonly end: string }[]>();
  return (person, shift, plan) => {
    const own = plan.chosen.filter((one) => one.person === person.id);
    const key = [person.id, shift.start, ...own.map(({ session }) => session)].join(" ");
    const found = known.get(key);
    if (found !== undefined) return found;
    const branches = problem.branches.map((one) => ({ ...one, minimums: [] }));
    const alone = { ...problem, people: [person], budgets: [], branches };
    const bare = planOf(alone, own);
    const parts = problem.branches
      .flatMap(({ minimums }) => minimums)
      .flatMap(({ start, end }) => {
        const quarters = [];
        for (let at = Date.parse(start); at < Date.parse(end); at += 900_000)
          quarters.push({ start: instant(at), end: instant(at + 900_000) });
        return quarters;
      });
    const unique = [...new Map(parts.map((part) => [part.start, part])).values()].sort((a, b) =>
      a.start < b.start ? -1 : 1,
    );
    const branch = person.floatsTo[0] ?? "";
    const free = unique.filter(
      (part) =>
        shift.start <= part.start &&
        part.end <= shift.end &&
        !checkTeamPlan(alone, { ...bare, floats: [{ person: person.id, branch, ...part }] }).faults.some(
          ({ field }) => field.startsWith("floats"),
        ),
    );
    known.set(key, free);
    return free;
  };
}

function instant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** The plan that takes these, counting as much as caps allow: each credit has one category at most. */
function planOf(problem: TeamProblem, chosen: Chosen): TeamPlan {
  const counted: TeamPlan["counted"][number][] = [];
  const unmet: TeamPlan["unmet"][number][] = [];
  const below: TeamPlan["belowFairShare"][number][] = [];
  let worth = 0;
  for (const person of problem.people) {
    const taken = person.wishes.filter(({ session }) =>
      chosen.some((one) => one.person === person.id && one.session === session),
    );
    const own = taken.reduce((sum, wish) => sum + wish.worth, 0);
    worth += own;
    const short = person.wasAtBottom ? Math.max(0, (problem.fairShare ?? 0) - own) : 0;
    if (short > 0) below.push({ person: person.id, worth: short });
    for (const need of person.credentials) {
      const room = new Map(need.caps.map(({ category, units }) => [category, units]));
      const sums = new Map<string, number>();
      let all = 0;
      for (const { session, credits } of taken)
        for (const credit of credits) {
          const last = problem.sessions
            .find(({ id }) => id === session)!
            .sittings.map(({ end }) => end)
            .sort()
            .at(-1)!;
          // Six hours behind UTC or five: no session of these ends between 00:00 and 05:00 but one, on its own day, of which
          // midnight is the end.
          if (new Date(Date.parse(last) - 5 * 3_600_000 - 1000).toISOString().slice(0, 10) > need.due)
            continue;
          const [category = ""] = credit.categories;
          const units = Math.min(credit.units, room.get(category) ?? Infinity);
          room.set(category, (room.get(category) ?? Infinity) - units);
          sums.set(category, (sums.get(category) ?? 0) + units);
          all += units;
          if (units > 0) counted.push({ person: person.id, session, credential: need.id, units });
        }
      if (need.units > all) unmet.push({ person: person.id, credential: need.id, units: need.units - all });
      for (const { category, units } of need.minimums)
        if (units > (sums.get(category) ?? 0))
          unmet.push({
            person: person.id,
            credential: need.id,
            category,
            units: units - (sums.get(category) ?? 0),
          });
    }
  }
  const lost =
    unmet.reduce((sum, { units }) => sum + units, 0) + below.reduce((sum, short) => sum + short.worth, 0);
  const value = worth - problem.unmetWorth * lost;
  return {
    format: "carrel-team-plan",
    version: 1,
    outcome: "feasible",
    chosen,
    floats: [],
    counted,
    unmet,
    belowFairShare: below,
    value,
    bound: value,
    gap: 0,
    seconds: 0,
    binding: [],
  };
}
