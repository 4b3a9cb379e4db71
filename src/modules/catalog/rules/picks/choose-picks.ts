/** Something that could be taken soon, with what speaks for it. */
export interface PickCandidate {
  readonly id: string;
  readonly topics: readonly string[];
  /** UTC; what is sooner comes first among equals. */
  readonly start: string;
  readonly isFree: boolean;
  /** What it would count for, weighed by whoever knows: above 0 when something still needs it. */
  readonly need: number;
}

/** Weights of topics one wants to grow in, in hundredths. */
export type TopicWeights = ReadonlyMap<string, number>;

const freeWorth = 10;
const needWorth = 40;
/** What another pick on the same topic is worth less. */
const repeated = 0.4;

/**
 * The best few for someone: what fits the topics they grow in, what their renewal needs, and what is free; no topic takes the
 * place of another. Ties go to what is sooner. Every candidate may be chosen: one who chose no topics still gets the soonest.
 */
export function choosePicks(
  candidates: readonly PickCandidate[],
  weights: TopicWeights,
  most: number,
): readonly string[] {
  const left = candidates.toSorted(
    (one, other) => one.start.localeCompare(other.start) || (one.id < other.id ? -1 : 1),
  );
  const chosen: string[] = [];
  const taken = new Map<string, number>();
  while (chosen.length < most) {
    const worths = left.map((each) => worth(each, weights, taken));
    const best = worths.indexOf(Math.max(...worths));
    const [pick] = best < 0 ? [] : left.splice(best, 1);
    if (pick === undefined) break;
    chosen.push(pick.id);
    for (const topic of pick.topics) taken.set(topic, (taken.get(topic) ?? 0) + 1);
  }
  return chosen;
}

function worth(
  { topics, isFree, need }: PickCandidate,
  weights: TopicWeights,
  taken: ReadonlyMap<string, number>,
): number {
  const fit = Math.max(0, ...topics.map((topic) => weights.get(topic) ?? 0));
  const again = Math.max(0, ...topics.map((topic) => taken.get(topic) ?? 0));
  return (fit + needWorth * Math.min(need, 1) + (isFree ? freeWorth : 0)) * repeated ** again;
}
