import type { OfferingToTake } from "#modules/credit";
import { localDay } from "#platform/time";
import type { KeptPlan, PlannedItem } from "./kept-plan.ts";
import { monthEnds } from "./offering-dates.ts";

/** An item of a plan, as it is planned on the record of who takes it; what has a month alone is to be done by its end. */
export function takenItem(
  { how, minutes, month = "", offeringId, place, provider, sittings, title }: PlannedItem,
  { to, zone }: Pick<KeptPlan, "to" | "zone">,
): Omit<OfferingToTake, "topics"> {
  const [first, last] = [sittings[0], sittings.at(-1)];
  const monthEnd = monthEnds(month);
  const lastDay = monthEnd < to ? monthEnd : to;
  const days =
    first === undefined || last === undefined
      ? { from: lastDay, to: lastDay }
      : { from: localDay(zone, first.start), to: localDay(zone, last.end) };
  return { offeringId, title, provider, ...days, minutes, mode: modes[how], place };
}

const modes = {
  live: "live",
  "in-person": "live",
  recording: "recording alone",
  "self-paced": "self-paced course",
} as const;
