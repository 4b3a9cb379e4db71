import type { CompiledBranch } from "../schedule/compiled.ts";
import type { SlotNeeds } from "./day-needs.ts";

/** A place that people who may stand at several desks can fill. */
export interface OpenPlace {
  readonly desk: number;
  /** What anyone who may cover the desk is worth here; nothing where only somebody in charge is still wanted. */
  readonly worth: number;
  /** What is added for somebody who may be in charge. */
  readonly worthOfLead: number;
}

/** Worth by weight: a filled place, somebody in charge where one is needed, and what closes last. */
const FILLED = 1e9;
const IN_CHARGE = 1e6;
const KEPT_OPEN = 100;

/** The places that people who stay at one desk leave open, with what filling each is worth. */
export function openPlaces(
  { desks }: CompiledBranch,
  needs: SlotNeeds,
  { counts, hasLead }: { readonly counts: readonly number[]; readonly hasLead: readonly boolean[] },
): readonly OpenPlace[] {
  const places: OpenPlace[] = [];
  let index = -1;
  for (const desk of desks) {
    index += 1;
    const needed = needs.desks[index] ?? 0;
    const open = Math.max(0, needed - (counts[index] ?? 0));
    const wantsLead = desk.needsPersonInCharge && needed > 0 && hasLead[index] !== true;
    if (open === 0 && !wantsLead) continue;
    const worth = FILLED + keptOpenRank(desk.closingOrder, desks) * KEPT_OPEN;
    for (let place = 0; place < open; place += 1)
      places.push({ desk: index, worth, worthOfLead: wantsLead && place === 0 ? IN_CHARGE : 0 });
    if (wantsLead && open === 0) places.push({ desk: index, worth: 0, worthOfLead: IN_CHARGE });
  }
  return places;
}

/** How many desks close before this one. */
function keptOpenRank(order: number | undefined, desks: CompiledBranch["desks"]): number {
  const own = order ?? Number.POSITIVE_INFINITY;
  let earlier = 0;
  for (const { closingOrder } of desks) if ((closingOrder ?? Number.POSITIVE_INFINITY) < own) earlier += 1;
  return earlier;
}
