import { gapOf } from "./assessment.ts";
import type { RatedHeading } from "./focus-evidence.ts";
import type { RankedTopic } from "./rank-topics.ts";

/** So many are proposed, never more and never fewer: a longer list is no focus. */
export const focalPointCount = 3;

/** One thing to grow in for the time being, as it is kept. */
export interface FocalPoint {
  /** A topic of the catalogue: the competency's id in a plan. */
  readonly id: string;
  readonly name: string;
  /** In hundredths: those of all focal points are 100 together. */
  readonly weight: number;
  /** Why, in words, as it stood when it was proposed. */
  readonly reasons: readonly string[];
  /** Stays when others are proposed anew. */
  readonly isPinned: boolean;
  /** Topics that also serve it, by way of headings one is weak in: what an offering on them is worth to it, below 1. */
  readonly kin: Readonly<Record<string, number>>;
}

/** Which topics someone holds on to, and which they do not want now. */
export interface Wishes {
  readonly pinned: readonly string[];
  readonly passedOver: readonly string[];
}

/**
 * Exactly three focal points: those that are pinned, then the weightiest that have a reason. Undefined when there are fewer with
 * a reason: then more has to be known first.
 */
export function proposeFocalPoints(
  ranked: readonly RankedTopic[],
  ratings: readonly RatedHeading[],
  { passedOver, pinned }: Wishes,
): readonly FocalPoint[] | undefined {
  const held = ranked.filter(({ id }) => pinned.includes(id)).slice(0, focalPointCount);
  const others = ranked.filter(
    ({ id, reasons }) => reasons.length > 0 && !pinned.includes(id) && !passedOver.includes(id),
  );
  const chosen = [...held, ...others].slice(0, focalPointCount);
  if (chosen.length < focalPointCount) return undefined;
  return weighed(chosen, ratings, pinned);
}

/** Those focal points with one put in another's place. What is not among them, or is already, changes nothing. */
export function swapFocalPoint(
  points: readonly FocalPoint[],
  ranked: readonly RankedTopic[],
  ratings: readonly RatedHeading[],
  { away, instead }: { readonly away: string; readonly instead: string },
): readonly FocalPoint[] {
  if (points.some(({ id }) => id === instead) || !ranked.some(({ id }) => id === instead)) return points;
  const ids = points.map(({ id }) => (id === away ? instead : id));
  const pinned = points.filter(({ id, isPinned }) => isPinned && id !== away).map(({ id }) => id);
  return weighed(ranksOf(ids, ranked), ratings, pinned);
}

/** Those focal points with one pinned, or no longer. */
export function pinFocalPoint(
  points: readonly FocalPoint[],
  id: string,
  isPinned: boolean,
): readonly FocalPoint[] {
  return points.map((each) => (each.id === id ? { ...each, isPinned } : each));
}

function ranksOf(ids: readonly string[], ranked: readonly RankedTopic[]): readonly RankedTopic[] {
  return ids.flatMap((id) => ranked.find((each) => each.id === id) ?? []);
}

// However little speaks for one, it was chosen: it is no ornament of a plan.
const leastWeight = 20;

function weighed(
  chosen: readonly RankedTopic[],
  ratings: readonly RatedHeading[],
  pinned: readonly string[],
): readonly FocalPoint[] {
  const sum = chosen.reduce((total, { score }) => total + score, 0);
  const shared = 100 - leastWeight * chosen.length;
  const weights = chosen.map(({ score }) =>
    Math.round(leastWeight + (sum === 0 ? shared / chosen.length : (shared * score) / sum)),
  );
  // Roundings may leave one over or short; the first bears it.
  const rest = 100 - weights.reduce((total, each) => total + each, 0);
  return chosen.map(({ id, name, reasons }, place) => ({
    id,
    name,
    weight: (weights[place] ?? leastWeight) + (place === 0 ? rest : 0),
    reasons: reasons.length > 0 ? reasons : ["You chose it yourself."],
    isPinned: pinned.includes(id),
    kin: kinOf(id, ratings),
  }));
}

// What is on another topic serves half as well as what is on the topic itself, at best.
const kinShare = 0.5;
const leastKin = 0.1;

/** Topics of the headings that one is weak in and that have to do with the topic. */
function kinOf(id: string, ratings: readonly RatedHeading[]): Readonly<Record<string, number>> {
  const found = new Map<string, number>();
  for (const { rating, topics } of ratings) {
    const own = topics.get(id) ?? 0;
    if (own === 0 || gapOf(rating) === 0) continue;
    for (const [topic, strength] of topics) {
      const worth = Math.round(kinShare * own * strength * 100) / 100;
      if (topic !== id && worth >= leastKin) found.set(topic, Math.max(found.get(topic) ?? 0, worth));
    }
  }
  return Object.fromEntries([...found].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
