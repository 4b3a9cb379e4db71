import type { Bitmap } from "./bitmap.ts";
import { matchSegment, type WeighedPlan } from "./match.ts";
import type { Plan } from "./plan.ts";
import type { Segment } from "./segment.ts";

/** What plans match, each in each segment by the minimum. A plan is made anew with every change to the documents. */
const keptByPlan = new WeakMap<Plan, WeakMap<Segment, Map<number, Bitmap>>>();

/**
 * `matchSegment` for a search that only counts, which needs no scores: ways out of an empty result count a dozen times
 * with the same words, which are then matched once. Not to be changed.
 */
export function countedMatch(segment: Segment, weighed: WeighedPlan, minimum: number): Bitmap {
  const kept = keptByPlan.get(weighed.plan) ?? new WeakMap<Segment, Map<number, Bitmap>>();
  keptByPlan.set(weighed.plan, kept);
  const byMinimum = kept.get(segment) ?? new Map<number, Bitmap>();
  kept.set(segment, byMinimum);
  // A copy, since what is found is lent.
  const bits = byMinimum.get(minimum) ?? matchSegment(segment, weighed, minimum).slice();
  byMinimum.set(minimum, bits);
  return bits;
}
