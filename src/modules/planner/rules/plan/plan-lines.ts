import { localDay } from "#platform/time";
import type { KeptPlan, PlannedItem } from "./kept-plan.ts";
import type { PlannedOnRecord } from "./planned-on-record.ts";

/** A line of the plan: something it proposes, which may be on the record by now, or something that was planned there by hand. */
export type PlanLine =
  | { readonly item: PlannedItem; readonly entryId?: string | undefined }
  | { readonly planned: PlannedOnRecord };

/** What a plan holds beside what is planned on the record now, each once, in order of time. */
export function planLines(
  plan: Pick<KeptPlan, "items" | "zone">,
  onRecord: readonly PlannedOnRecord[],
): readonly PlanLine[] {
  const entries = new Map(onRecord.map(({ offeringId, entryId }) => [offeringId, entryId]));
  const proposed = new Set(plan.items.map(({ offeringId }) => offeringId));
  const lines: readonly PlanLine[] = [
    ...plan.items.map((item) => ({ item, entryId: entries.get(item.offeringId) })),
    ...onRecord
      .filter(({ offeringId }) => offeringId === undefined || !proposed.has(offeringId))
      .map((planned) => ({ planned })),
  ];
  return lines.toSorted((one, other) => {
    const [first, second] = [beginning(one, plan.zone), beginning(other, plan.zone)];
    return first < second ? -1 : first > second ? 1 : 0;
  });
}

/** What a plan proposes that is neither over nor on the record by now. */
export function stillToTake(
  lines: readonly PlanLine[],
  { now, today }: { readonly now: string; readonly today: string },
): readonly PlannedItem[] {
  return lines.flatMap((line) => {
    if (!("item" in line) || line.entryId !== undefined) return [];
    const { month = "", sittings } = line.item;
    const end = sittings.at(-1)?.end;
    return (end === undefined ? month >= today.slice(0, 7) : end > now) ? [line.item] : [];
  });
}

/** Its local day, then its hour; what has a day alone is first on it, what has a month alone last in that. */
function beginning(line: PlanLine, zone: string): string {
  if ("item" in line) {
    const { month = "", sittings } = line.item;
    const [first] = sittings;
    return first === undefined ? `${month}-99` : `${localDay(zone, first.start)} ${first.start}`;
  }
  const { from, sittings } = line.planned;
  return `${from} ${sittings[0]?.start ?? ""}`;
}

/**
 * Whether the record holds other plans than those that a plan was made around: it then knows nothing of the hours they take. What
 * it proposed itself and was put on the record since changes nothing, nor does what is over.
 */
export function isBesideRecord(
  { items, planned = [] }: Pick<KeptPlan, "items" | "planned">,
  onRecord: readonly PlannedOnRecord[],
  today: string,
): boolean {
  const known = new Set(planned.map(keyOf));
  const proposed = new Set(items.map(({ offeringId }) => offeringId));
  const present = new Set(onRecord.map(keyOf));
  return (
    onRecord.some(
      (each) => !known.has(keyOf(each)) && (each.offeringId === undefined || !proposed.has(each.offeringId)),
    ) || planned.some((each) => each.to >= today && !present.has(keyOf(each)))
  );
}

function keyOf({ entryId, from, to, minutes }: PlannedOnRecord): string {
  return `${entryId} ${from} ${to} ${minutes}`;
}
