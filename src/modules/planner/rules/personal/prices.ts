import type { CandidateFacts } from "./candidate-facts.ts";
import type { Candidate, PersonalProblem } from "./personal-problem.ts";

/** What one candidate costs whoever has these memberships. */
export function feeFor({ cents, memberCents }: Candidate, memberships: readonly string[]): number {
  return Math.min(cents, ...memberships.map((id) => memberCents?.[id] ?? cents));
}

/** Fees and memberships in all. */
export function totalCents(
  { memberships }: PersonalProblem,
  chosen: readonly CandidateFacts[],
  having: readonly string[],
): number {
  const bought = memberships.reduce((sum, { id, cents }) => sum + (having.includes(id) ? cents : 0), 0);
  return chosen.reduce((sum, { candidate }) => sum + feeFor(candidate, having), bought);
}

/** More useful memberships than this are bought one by one, each where it saves at that moment. */
const mostTriedTogether = 12;

/** The memberships with which a choice costs least, fewest of them; those held already only where a price is theirs. */
export function cheapestMemberships(
  problem: PersonalProblem,
  chosen: readonly CandidateFacts[],
): { readonly memberships: readonly string[]; readonly cents: number } {
  const useful = problem.memberships.filter(({ id }) =>
    chosen.some(({ candidate }) => (candidate.memberCents?.[id] ?? candidate.cents) < candidate.cents),
  );
  const held = useful.filter(({ cents }) => cents === 0).map(({ id }) => id);
  const sold = useful.filter(({ cents }) => cents > 0).map(({ id }) => id);
  const choices = sold.length <= mostTriedTogether ? subsets(sold) : buying(problem, chosen, { held, sold });
  let best = { memberships: held, cents: totalCents(problem, chosen, held) };
  for (const choice of choices) {
    const memberships = [...held, ...choice];
    const cents = totalCents(problem, chosen, memberships);
    if (cents < best.cents) best = { memberships, cents };
  }
  const used = new Set(best.memberships);
  return {
    cents: best.cents,
    memberships: problem.memberships.flatMap(({ id }) => (used.has(id) ? [id] : [])),
  };
}

function* subsets(ids: readonly string[]): Iterable<readonly string[]> {
  const sizes = Array.from({ length: 2 ** ids.length }, (_, bits) =>
    ids.filter((_id, index) => Math.floor(bits / 2 ** index) % 2 === 1),
  );
  yield* sizes.toSorted((one, other) => one.length - other.length);
}

/** One more at a time, the one that saves most. */
function* buying(
  problem: PersonalProblem,
  chosen: readonly CandidateFacts[],
  { held, sold }: { readonly held: readonly string[]; readonly sold: readonly string[] },
): Iterable<readonly string[]> {
  const bought: string[] = [];
  const left = new Set(sold);
  while (left.size > 0) {
    const [next] = [...left]
      .map((id) => ({ id, cents: totalCents(problem, chosen, [...held, ...bought, id]) }))
      .toSorted((one, other) => one.cents - other.cents);
    if (next === undefined) return;
    bought.push(next.id);
    left.delete(next.id);
    yield bought.slice();
  }
}
