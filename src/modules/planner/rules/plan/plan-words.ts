import { localDay } from "#platform/time";
import { monthWords, shortDay } from "#platform/words";
import { gapPercent } from "../words/amount-words.ts";
import { clockWords } from "../words/day-words.ts";
import type { KeptPlan, PlannedItem } from "./kept-plan.ts";
import type { PlannedOnRecord } from "./planned-on-record.ts";

/** When something is: `Dec 3, 2:00 pm`, `Feb 2 – Mar 2, 4 times`, `any time in March 2027`. */
export function whenWords(
  { sittings, month }: Pick<PlannedItem, "sittings" | "month">,
  zone: string,
): string {
  const [first] = sittings;
  const last = sittings.at(-1);
  if (first === undefined || last === undefined)
    return month === undefined ? "at your own pace" : `any time in ${monthWords(month)}`;
  const [from, to] = [localDay(zone, first.start), localDay(zone, last.start)];
  if (sittings.length === 1) return `${shortDay(from)}, ${clockWords(first.start, zone)}`;
  return `${shortDay(from)} – ${shortDay(to)}, ${sittings.length} times`;
}

/** When something planned on the record is: by its hours where they are known, else its days: `Dec 3`, `Dec 3 – Dec 4`. */
export function plannedWhen(
  { sittings, from, to }: Pick<PlannedOnRecord, "sittings" | "from" | "to">,
  zone: string,
): string {
  if (sittings.length > 0) return whenWords({ sittings }, zone);
  return from === to ? shortDay(from) : `${shortDay(from)} – ${shortDay(to)}`;
}

/** How good it is, and no better than is proven. */
export function qualityWords({
  outcome,
  gap,
  isDistanceUnknown = false,
}: Pick<KeptPlan, "outcome" | "gap" | "isDistanceUnknown">): string {
  const limits = isDistanceUnknown ? "your limits other than miles" : "your limits";
  switch (outcome) {
    case "optimal":
      return `The best plan there is within ${limits}: proven, not guessed. Change a limit and it is worked out again.`;
    case "feasible":
      return `A good plan within ${limits}. The clock ran out before it was proven the best; it is within ${gapPercent(gap)} of the best possible.`;
    case "none":
      return "The clock ran out before any plan was found. Try again, or with fewer limits.";
    case "impossible":
      return "No plan keeps all of your limits.";
    default:
      return outcome satisfies never;
  }
}

/** Said of what is in person in a plan that could not reckon how far anything is. */
export function distanceWords(
  { isDistanceUnknown = false }: Pick<KeptPlan, "isDistanceUnknown">,
  { how }: Pick<PlannedItem, "how">,
): string | undefined {
  return isDistanceUnknown && how === "in-person" ? "how far it is could not be reckoned" : undefined;
}

/** Fees and memberships together. */
export function planCents({
  items,
  membershipsBought,
}: Pick<KeptPlan, "items" | "membershipsBought">): number {
  return [...items, ...membershipsBought].reduce((sum, { cents }) => sum + cents, 0);
}

export function planMinutes({ items }: Pick<KeptPlan, "items">): number {
  return items.reduce((sum, { minutes }) => sum + minutes, 0);
}

const mostHeldBack = 4;
const hoursIn = "your hours in ";

/** Limits of which too little is left for anything more; months of hours are told as one: `your hours in March 2027 and May 2027`. */
export function heldBackWords(binding: readonly string[]): string {
  const months = binding.filter((each) => each.startsWith(hoursIn)).map((each) => each.slice(hoursIn.length));
  const [last = "", ...before] = months.toReversed();
  const hours =
    months.length > mostHeldBack
      ? [`your hours in ${months.length} months`]
      : months.length === 0
        ? []
        : [`${hoursIn}${before.length === 0 ? last : `${before.toReversed().join(", ")} and ${last}`}`];
  const all = [...hours, ...binding.filter((each) => !each.startsWith(hoursIn)).slice(0, mostHeldBack)];
  return all.length === 0 ? "no limit holds it back" : `held back by ${all.join(", ")}`;
}
