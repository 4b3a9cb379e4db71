import { hourPointsOf } from "./growth.ts";
import type { KeptPlan, PlannedItem } from "./kept-plan.ts";
import { planCents, planMinutes } from "./plan-words.ts";

/** What differs between two plans. */
export interface PlanDifference {
  readonly cameIn: readonly PlannedItem[];
  readonly wentOut: readonly PlannedItem[];
  /** On another date than before; as it is now. */
  readonly moved: readonly PlannedItem[];
  readonly cents: number;
  readonly minutes: number;
  readonly value: number;
  /** Points of an hour of what is wanted most. */
  readonly hourPoints: number;
}

/** What came in, went out and moved from one plan to another, and what that makes in money, time and worth. */
export function comparePlans(before: KeptPlan, after: KeptPlan): PlanDifference {
  const was = new Map(before.items.map((each) => [each.offeringId, each]));
  const is = new Map(after.items.map((each) => [each.offeringId, each]));
  const kept = new Set(after.planned?.map(({ offeringId }) => offeringId));
  return {
    cameIn: after.items.filter(({ offeringId }) => !was.has(offeringId)),
    // What was put on the record meanwhile did not go: the plan was made around it.
    wentOut: before.items.filter(({ offeringId }) => !is.has(offeringId) && !kept.has(offeringId)),
    moved: after.items.filter(({ offeringId, id }) => (was.get(offeringId)?.id ?? id) !== id),
    cents: planCents(after) - planCents(before),
    minutes: planMinutes(after) - planMinutes(before),
    value: after.value - before.value,
    hourPoints: after.hourPoints ?? hourPointsOf([]),
  };
}
