import { formatDate, parseDate, readMinuteSpan } from "#platform/time";
import type { Absence, AbsenceReason } from "./time-away.ts";

/** Reasons in the order of a form, with their names. */
export const absenceReasons: Readonly<Record<AbsenceReason, string>> = {
  vacation: "Vacation",
  sick: "Sick",
  family: "Family",
  duty: "Other duty",
  closure: "Closure",
  other: "Other",
};

/** Time away as a form's fields hold it. */
export interface AbsenceText {
  readonly firstDay: string;
  /** Empty when it is one day. */
  readonly lastDay: string;
  /** Empty for whole days. */
  readonly hours: string;
}

/** From and to of an absence, or every field that cannot be used. */
export function readAbsence({
  firstDay,
  lastDay,
  hours,
}: AbsenceText):
  | Pick<Absence, "from" | "to">
  | { readonly problems: readonly { readonly where: keyof AbsenceText; readonly message: string }[] } {
  const first = parseDate(firstDay);
  const last = lastDay === "" ? first : parseDate(lastDay);
  const span = hours === "" ? { startMinute: 0, endMinute: 1440 } : readMinuteSpan(hours);
  const problems: { where: keyof AbsenceText; message: string }[] = [];
  if (first === undefined)
    problems.push({ where: "firstDay", message: "Write the first day as 2026-12-03." });
  if (lastDay !== "" && last === undefined)
    problems.push({ where: "lastDay", message: "Write the last day as 2026-12-03, or leave it empty." });
  if (first !== undefined && last !== undefined && last < first)
    problems.push({ where: "lastDay", message: "The last day comes before the first." });
  if (span === undefined)
    problems.push({ where: "hours", message: "Write hours as 1-5, or leave them empty." });
  if (hours !== "" && first !== last && last !== undefined)
    problems.push({ where: "hours", message: "Hours are for a single day: leave the last day empty." });
  if (problems.length > 0 || first === undefined || last === undefined || span === undefined)
    return { problems };
  return { from: localMinute(first, span.startMinute), to: localMinute(last, span.endMinute) };
}

function localMinute(day: number, minute: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${formatDate(day + Math.floor(minute / 1440))}T${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
}
