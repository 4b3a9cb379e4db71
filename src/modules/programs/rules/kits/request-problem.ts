import { dayAfter, daysBetween, type HeldDays, mostHeldDays, type UsedDays } from "./held-days.ts";

/** How far ahead a kit is lent. */
export const mostDaysAhead = 550;

/** What is wrong with the days of a request, at its field; undefined when nothing is. */
export function requestProblem(
  { firstDay, lastDay, heldFrom, heldUntil }: UsedDays & HeldDays,
  today: string,
): { readonly where: "first" | "last"; readonly message: string } | undefined {
  if (lastDay < firstDay)
    return {
      where: "last",
      message: "The last day is before the first. Choose the first day again, or a later one.",
    };
  if (firstDay < today) return { where: "first", message: "That day is over. Choose today or a later day." };
  if (heldFrom < today)
    return {
      where: "first",
      message:
        "The courier cannot bring it by then: choose a later first day, so that its way begins today or later.",
    };
  if (lastDay > dayAfter(today, mostDaysAhead))
    return {
      where: "last",
      message: "Kits are lent a year and a half ahead at most. Choose an earlier day.",
    };
  if (daysBetween(heldFrom, heldUntil).length > mostHeldDays)
    return { where: "last", message: `A booking takes ${mostHeldDays} days at most, with those on the way.` };
  return undefined;
}
