import { civilDate, localDay, parseDate, parseInstant, toWall, zoneOf } from "#platform/time";
import type { KeptPlan, PlannedItem } from "./kept-plan.ts";

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const longMonths =
  "January February March April May June July August September October November December".split(" ");

/** `$262`, `$97.50`, `free`. */
export function moneyWords(cents: number): string {
  if (cents === 0) return "free";
  return dollars(cents);
}

/** `$0`, `$262`. */
export function dollars(cents: number): string {
  const text = (Math.abs(cents) / 100).toLocaleString("en-US", {
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  });
  return `${cents < 0 ? "−" : ""}$${text}`;
}

/** Hours for a table: `1`, `4.5`, `0.75`. */
export function hoursNumber(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100);
}

/** `1 hour`, `4.5 hours`. */
export function hoursWords(minutes: number): string {
  return minutes === 60 ? "1 hour" : `${hoursNumber(minutes)} hours`;
}

/** `Dec 3`; with the year when it is asked for. */
export function dayWords(day: string, withYear = false): string {
  const number = parseDate(day);
  if (number === undefined) return day;
  const { year, month, day: ofMonth } = civilDate(number);
  return `${months[month - 1] ?? ""} ${ofMonth}${withYear ? `, ${year}` : ""}`;
}

/** `June 2027`. */
export function monthWords(month: string): string {
  const [year = "", number = "1"] = month.split("-");
  return `${longMonths[Number(number) - 1] ?? ""} ${year}`;
}

/** `10:00 am`. */
export function clockWords(instant: string, zone: string): string {
  const wall = toWall(zoneOf(zone), parseInstant(instant) ?? 0);
  const minute = Math.floor(((wall % 86_400) + 86_400) / 60) % 1440;
  const [hour, rest] = [Math.floor(minute / 60), minute % 60];
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${String(rest).padStart(2, "0")}`;
  return `${clock} ${hour < 12 ? "am" : "pm"}`;
}

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
  if (sittings.length === 1) return `${dayWords(from)}, ${clockWords(first.start, zone)}`;
  return `${dayWords(from)} – ${dayWords(to)}, ${sittings.length} times`;
}

/** How good it is, and no better than is proven. */
export function qualityWords({ outcome, gap }: Pick<KeptPlan, "outcome" | "gap">): string {
  switch (outcome) {
    case "optimal":
      return "The best plan there is within your limits: proven, not guessed. Change a limit and it is worked out again.";
    case "feasible":
      return `A good plan within your limits. The clock ran out before it was proven the best; it is within ${percent(gap)} of the best possible.`;
    case "none":
      return "The clock ran out before any plan was found. Try again, or with fewer limits.";
    case "impossible":
      return "No plan keeps all of your limits.";
    default:
      return outcome satisfies never;
  }
}

/** Rounded up, so that nothing is said to be nearer than it is. */
function percent(gap: number): string {
  const tenths = Math.ceil(gap * 1000) / 10;
  return `${Math.max(0.1, tenths)}%`;
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
