import type { CompiledBranch } from "../schedule/compiled.ts";
import type { SlotNeeds } from "./day-needs.ts";

/** Places that people who may stand at several desks can fill: lists side by side, of which the first `length` count. */
export interface OpenPlaces {
  length: number;
  readonly desks: number[];
  /** What anyone who may cover the desk is worth there; nothing where only somebody in charge is still wanted. */
  readonly worths: number[];
  /** What is added for somebody who may be in charge. */
  readonly leads: number[];
}

/** Used for one half-hour after another: none is kept, and none waits. */
const places: OpenPlaces = { length: 0, desks: [], worths: [], leads: [] };

/** Worth by weight: a filled place, somebody in charge where one is needed, and what closes last. */
const FILLED = 1e9;
const IN_CHARGE = 1e6;
const KEPT_OPEN = 100;

/**
 * The places that people who stay at one desk leave open, with what filling each is worth. The answer is good until the
 * next is asked for.
 */
export function openPlaces(
  { desks }: CompiledBranch,
  needs: SlotNeeds,
  { counts, leads }: { readonly counts: readonly number[]; readonly leads: readonly number[] },
): OpenPlaces {
  places.length = 0;
  for (let desk = 0; desk < desks.length; desk += 1) {
    const needed = needs.desks[desk] ?? 0;
    const open = Math.max(0, needed - (counts[desk] ?? 0));
    const wantsLead = desks[desk]?.needsPersonInCharge === true && needed > 0 && leads[desk] === 0;
    if (open === 0 && !wantsLead) continue;
    const worth = FILLED + keptOpenRank(desks[desk]?.closingOrder, desks) * KEPT_OPEN;
    for (let place = 0; place < open; place += 1) add(desk, worth, wantsLead && place === 0 ? IN_CHARGE : 0);
    if (wantsLead && open === 0) add(desk, 0, IN_CHARGE);
  }
  return places;
}

function add(desk: number, worth: number, lead: number): void {
  places.desks[places.length] = desk;
  places.worths[places.length] = worth;
  places.leads[places.length] = lead;
  places.length += 1;
}

/** How many desks close before this one. */
function keptOpenRank(order: number | undefined, desks: CompiledBranch["desks"]): number {
  const own = order ?? Number.POSITIVE_INFINITY;
  let earlier = 0;
  for (const { closingOrder } of desks) if ((closingOrder ?? Number.POSITIVE_INFINITY) < own) earlier += 1;
  return earlier;
}
