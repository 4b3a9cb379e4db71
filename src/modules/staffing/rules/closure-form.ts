import { parseDate, readDayHours } from "#platform/time";
import type { HoursException } from "./hours.ts";

/** A closure as a form's fields hold it. */
export interface ClosureText {
  readonly firstDay: string;
  /** Empty when it is one day. */
  readonly lastDay: string;
  /** Empty when closed. */
  readonly hours: string;
  readonly reason: string;
}

const longestReason = 200;

/** What a form's fields say of a closure, or every field that cannot be used. */
export function readClosure({
  firstDay,
  lastDay,
  hours,
  reason,
}: ClosureText):
  | HoursException
  | { readonly problems: readonly { readonly where: keyof ClosureText; readonly message: string }[] } {
  const problems: { where: keyof ClosureText; message: string }[] = [];
  const first = parseDate(firstDay);
  const last = lastDay === "" ? first : parseDate(lastDay);
  const read = readDayHours(hours);
  if (first === undefined)
    problems.push({ where: "firstDay", message: "Write the first day as 2026-12-25." });
  if (lastDay !== "" && last === undefined)
    problems.push({ where: "lastDay", message: "Write the last day as 2026-12-25, or leave it empty." });
  if (first !== undefined && last !== undefined && last < first)
    problems.push({ where: "lastDay", message: "The last day comes before the first." });
  if ("wrong" in read)
    problems.push({ where: "hours", message: `“${read.wrong}” cannot be used. ${read.why}` });
  if (reason.trim() === "" || reason.length > longestReason)
    problems.push({ where: "reason", message: "Say why in a few words, as Thanksgiving." });
  if (problems.length > 0 || "wrong" in read) return { problems };
  return {
    from: firstDay,
    to: lastDay === "" ? firstDay : lastDay,
    intervals: read.spans,
    reason: reason.trim(),
  };
}
