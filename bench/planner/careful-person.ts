import type {
  CandidateFacts,
  ProblemFacts,
} from "../../src/modules/planner/rules/personal/candidate-facts.ts";
import { minutesLimit } from "../../src/modules/planner/rules/personal/candidate-facts.ts";
import { cliquesOf } from "../../src/modules/planner/rules/personal/clashing.ts";
import { cheapestMemberships } from "../../src/modules/planner/rules/personal/prices.ts";
import { valueOf } from "../../src/modules/planner/rules/personal/settled-plan.ts";

/** What a careful person would do: the best for the time first, credentials before all; then swaps, for so long. */
export function carefulPlan(
  facts: ProblemFacts,
  candidates: readonly CandidateFacts[],
  cpuSeconds: number,
): { readonly value: number; readonly isEveryNeedMet: boolean } {
  const exclusive = neighboursOf(facts, candidates);
  const { problem } = facts;
  let chosen: number[] = [];
  const of = (columns: readonly number[]) => columns.flatMap((column) => candidates[column] ?? []);
  const fits = (columns: readonly number[], next: number) =>
    !columns.some((column) => column === next || exclusive[next]?.has(column) === true) &&
    keepsLimits(facts, of([...columns, next]));
  const minutes = candidates.map((each) =>
    Math.max(
      15,
      [...each.minutes.values()].reduce((a, b) => a + b, 0),
    ),
  );
  const score = (columns: readonly number[]) =>
    valueOf(problem, of(columns)) + 0.5 * metUnits(facts, of(columns));
  const fill = (from: readonly number[]) => {
    const columns = [...from];
    let now = score(columns);
    let open = candidates.map((_, column) => column);
    for (;;) {
      const gains = open
        .map((column) => ({ column, gain: score([...columns, column]) - now }))
        .filter(({ gain }) => gain > 1e-9)
        .toSorted((a, b) => b.gain / (minutes[b.column] ?? 1) - a.gain / (minutes[a.column] ?? 1));
      const best = gains.find(({ column }) => fits(columns, column));
      if (best === undefined) return columns;
      columns.push(best.column);
      now += best.gain;
      open = gains.map(({ column }) => column).filter((column) => fits(columns, column));
    }
  };
  const began = process.cpuUsage();
  const isOver = () => {
    const { system, user } = process.cpuUsage(began);
    return (system + user) / 1e6 > cpuSeconds;
  };
  chosen = fill([]);
  // One out, one or more in, as long as it helps.
  for (let place = 0; place < chosen.length && !isOver(); place += 1) {
    const without = chosen.filter((_, index) => index !== place);
    const now = score(chosen);
    const better = candidates
      .map((_, column) => column)
      .filter((column) => score([...without, column]) > now - 0.3)
      .find((column) => {
        if (isOver() || !fits(without, column)) return false;
        return score(fill([...without, column])) > now + 1e-6;
      });
    if (better === undefined) continue;
    chosen = fill([...without, better]);
    place = -1;
  }
  return { value: valueOf(problem, of(chosen)), isEveryNeedMet: metUnits(facts, of(chosen), true) >= 0 };
}

function neighboursOf(facts: ProblemFacts, candidates: readonly CandidateFacts[]): readonly Set<number>[] {
  const neighbours = candidates.map(() => new Set<number>());
  for (const clique of cliquesOf(facts, candidates))
    for (const one of clique) for (const other of clique) if (one !== other) neighbours[one]?.add(other);
  return neighbours;
}

function keepsLimits({ problem }: ProblemFacts, chosen: readonly CandidateFacts[]): boolean {
  const { limits } = problem;
  const months = new Map<string, number>();
  for (const { minutes } of chosen)
    for (const [month, amount] of minutes) months.set(month, (months.get(month) ?? 0) + amount);
  for (const [month, amount] of months) if (amount > minutesLimit(problem, month)) return false;
  if (new Set(chosen.flatMap(({ daysAway }) => daysAway)).size > (limits.daysAway ?? Infinity)) return false;
  if (new Set(chosen.flatMap(({ shifts }) => shifts)).size > (limits.shiftsCovered ?? 0)) return false;
  if (cheapestMemberships(problem, chosen).cents > (limits.cents ?? Infinity)) return false;
  return chosen.every(({ begins, candidate }) =>
    candidate.after.every((offering) =>
      chosen.some((other) => other.candidate.offering === offering && other.ends <= begins),
    ),
  );
}

/** Units towards what is needed; with `isStrict` −1 when a need stays open. Caps are kept, category by category. */
function metUnits({ problem }: ProblemFacts, chosen: readonly CandidateFacts[], isStrict = false): number {
  let met = 0;
  for (const need of problem.credentials) {
    const own = chosen.flatMap(({ credits }) => credits.filter(({ credential }) => credential === need.id));
    const sum = (category: string) =>
      own.reduce((total, each) => total + (each.categories.includes(category) ? each.units : 0), 0);
    const over = need.caps.reduce((total, cap) => total + Math.max(0, sum(cap.category) - cap.units), 0);
    const all = own.reduce((total, { units }) => total + units, 0) - over;
    const least = need.minimums.reduce((total, each) => total + Math.min(each.units, sum(each.category)), 0);
    const isOpen = all < need.units || need.minimums.some((each) => sum(each.category) < each.units);
    if (isStrict && isOpen) return -1;
    met += Math.min(all, need.units) + least;
  }
  return met;
}
