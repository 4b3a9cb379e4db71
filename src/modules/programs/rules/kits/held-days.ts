import { formatDate, parseDate } from "#platform/time";

/** Days on which a kit is used, the first and the last, as local days. */
export interface UsedDays {
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Days a kit is on its way to another branch, and back. */
export interface CourierDays {
  readonly before: number;
  readonly after: number;
}

/** All days that a booking takes of a kit: those of use, and those on the way before and after. */
export interface HeldDays {
  readonly heldFrom: string;
  readonly heldUntil: string;
}

/** The most days a booking takes, with those on the way. */
export const mostHeldDays = 120;

/** What a booking takes of the calendar. */
export function heldDays({ firstDay, lastDay }: UsedDays, { before, after }: CourierDays): HeldDays {
  return { heldFrom: dayAfter(firstDay, -before), heldUntil: dayAfter(lastDay, after) };
}

/** A local day so many days later. */
export function dayAfter(day: string, days: number): string {
  return formatDate(dayNumberOf(day) + days);
}

/** Every day from one to another, both too, in their order. */
export function daysBetween(from: string, until: string): readonly string[] {
  const first = dayNumberOf(from);
  return Array.from({ length: Math.max(0, dayNumberOf(until) - first + 1) }, (_, place) =>
    formatDate(first + place),
  );
}

/** A day as a number, so that days can be counted. @throws when it is none: forms and the database let none through. */
export function dayNumberOf(day: string): number {
  const number = parseDate(day);
  if (number === undefined) throw new Error(`“${day}” is not a day.`);
  return number;
}
