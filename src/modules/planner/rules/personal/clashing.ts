import type { CandidateFacts, ProblemFacts } from "./candidate-facts.ts";

/** Groups of candidates, by their place in the list given, of which at most one can be taken. */
export type Cliques = readonly (readonly number[])[];

/**
 * Cliques that together say everything of which two candidates exclude each other: the same offering, sittings at the same
 * time, or too little time to travel from one to the other. Few and large, since large ones make a tight model.
 */
export function cliquesOf(facts: ProblemFacts, candidates: readonly CandidateFacts[]): Cliques {
  const neighbours = candidates.map(() => new Set<number>());
  const join = (one: number, other: number) => {
    neighbours[one]?.add(other);
    neighbours[other]?.add(one);
  };
  for (const [one, other] of timePairs(facts, candidates)) join(one, other);
  for (const group of offeringGroups(candidates))
    for (const one of group) for (const other of group) if (one < other) join(one, other);
  return covering(neighbours, offeringGroups(candidates));
}

function offeringGroups(candidates: readonly CandidateFacts[]): Cliques {
  const groups = new Map<string, number[]>();
  for (const [index, { candidate }] of candidates.entries()) {
    const group = groups.get(candidate.offering);
    if (group === undefined) groups.set(candidate.offering, [index]);
    else group.push(index);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Pairs of candidates with sittings that one cannot both sit in; a pair may come twice. */
function* timePairs(
  { travel, problem }: ProblemFacts,
  candidates: readonly CandidateFacts[],
): Generator<readonly [number, number]> {
  const places = new Map(
    [undefined, ...candidates.map(({ candidate }) => candidate.place)].map((place) => [
      place && `${place.latitude} ${place.longitude}`,
      place,
    ]),
  );
  // Between two places it is at most as far as by way of home; the minute is for what was rounded.
  const farthest = 2 * Math.max(...[...places.values()].map((place) => travel(problem.home, place))) + 1;
  const all = candidates
    .flatMap(({ sittings, candidate: { place } }, index) =>
      sittings.map(({ start, end }) => ({ start, end, place, index })),
    )
    .toSorted((one, other) => one.start - other.start);
  for (const [position, one] of all.entries()) {
    for (let next = position + 1; next < all.length; next += 1) {
      const other = all[next];
      if (other === undefined || other.start >= one.end + farthest * 60) break;
      if (other.index === one.index) continue;
      if (other.start < one.end + travel(one.place, other.place) * 60) yield [one.index, other.index];
    }
  }
}

/** The seeds grown as far as they go, then cliques grown from each pair that none of them has. */
function covering(neighbours: readonly ReadonlySet<number>[], seeds: Cliques): Cliques {
  const open = neighbours.map((each) => new Set(each));
  const cliques: number[][] = [];
  const take = (clique: number[]) => {
    cliques.push(clique);
    for (const one of clique) for (const other of clique) open[one]?.delete(other);
  };
  for (const seed of seeds) take(grown([...seed], neighbours));
  for (const [one, others] of open.entries()) {
    for (;;) {
      const [other] = others;
      if (other === undefined) break;
      take(grown([one, other], neighbours));
    }
  }
  return cliques;
}

/** As many more as exclude all that are in it. */
function grown(clique: number[], neighbours: readonly ReadonlySet<number>[]): number[] {
  const [first = 0, ...others] = clique;
  for (const next of neighbours[first] ?? []) {
    if (others.includes(next)) continue;
    if (others.every((member) => neighbours[member]?.has(next) === true)) {
      others.push(next);
      clique.push(next);
    }
  }
  return clique;
}
