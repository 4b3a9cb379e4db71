import { formatDate, weekdayOf } from "#platform/time";
import { dayNumberOf, daysBetween } from "./held-days.ts";

/** A booking as far as the calendar shows it. */
export interface CalendarBooking {
  readonly id: string;
  readonly branch: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** A day of a kit: free, on its way, or in use at a branch. */
export interface KitDay {
  readonly day: string;
  readonly use: "free" | "courier" | "in use";
  readonly branch?: string | undefined;
}

/**
 * Whole weeks of a kit, Monday first, from the week of a day on. `taken` says which booking holds which day: what came back early
 * holds its last days no more.
 */
export function kitWeeks(
  { from, weeks }: { readonly from: string; readonly weeks: number },
  taken: ReadonlyMap<string, string>,
  bookings: readonly CalendarBooking[],
): readonly (readonly KitDay[])[] {
  const monday = mondayOf(from);
  return Array.from({ length: weeks }, (_, week) => {
    const first = dayNumberOf(monday) + week * 7;
    return daysBetween(formatDate(first), formatDate(first + 6)).map((day) => {
      const booking = bookings.find(({ id }) => id === taken.get(day));
      if (booking === undefined) return { day, use: "free" };
      const isUsed = booking.firstDay <= day && day <= booking.lastDay;
      return { day, use: isUsed ? "in use" : "courier", branch: booking.branch };
    });
  });
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const number = dayNumberOf(day);
  return formatDate(number - weekdayOf(number));
}
