import { parseDate } from "#platform/time";
import type { KeptException } from "./kept-exception.ts";
import { type NamedPlaces, readShifts } from "./shift-text.ts";

/** How a day is worked otherwise, in the order of a form, with the words for it. */
export const dayKinds = {
  extra: "Works these hours besides the usual ones",
  moved: "Works these hours instead of the usual ones",
  swapped: "Swaps with a colleague",
} as const;

/** A day that is worked otherwise, as a form's fields hold it. */
export interface DayText {
  readonly dayDate: string;
  readonly dayKind: string;
  readonly dayHours: string;
  /** The day the hours are moved to, or the colleague's day; empty for the same day, or none. */
  readonly dayTo: string;
  /** The colleague's name. */
  readonly dayWith: string;
}

interface Problem {
  readonly where: keyof DayText;
  readonly message: string;
}

interface Known {
  readonly places: NamedPlaces;
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
}

/** What a form's fields say of a day, or every field that cannot be used. */
export function readDay(
  text: DayText,
  known: Known,
):
  | { readonly date: string; readonly exceptions: readonly KeptException[] }
  | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  if (parseDate(text.dayDate) === undefined)
    problems.push({ where: "dayDate", message: "Write the day as 2026-12-03." });
  if (text.dayTo !== "" && parseDate(text.dayTo) === undefined)
    problems.push({ where: "dayTo", message: "Write the other day as 2026-12-03, or leave it empty." });
  const read = text.dayKind === "swapped" ? readSwap(text, known) : readHours(text, known);
  if ("where" in read) problems.push(read);
  return problems.length > 0 || "where" in read
    ? { problems }
    : { date: text.dayDate, exceptions: read.exceptions };
}

type Read = { readonly exceptions: readonly KeptException[] } | Problem;

function readHours({ dayKind, dayHours, dayTo, dayDate }: DayText, { places }: Known): Read {
  const read = readShifts(dayHours, places);
  if ("wrong" in read) return { where: "dayHours", message: `“${read.wrong}” cannot be used. ${read.why}` };
  if (dayKind === "moved")
    return {
      exceptions: [{ kind: "moved", toDate: dayTo === "" ? dayDate : dayTo, shifts: read.shifts }],
    };
  if (read.shifts.length === 0)
    return { where: "dayHours", message: "Write the hours, as 9-1 or 9-1 Reference." };
  return { exceptions: read.shifts.map((shift) => ({ kind: "extra", shift })) };
}

function readSwap({ dayWith, dayTo }: DayText, { colleagues }: Known): Read {
  const wanted = dayWith.trim().toLowerCase();
  const [found, second] = colleagues.filter(({ name }) => name.toLowerCase() === wanted);
  if (found === undefined)
    return { where: "dayWith", message: "Write the colleague’s name as it is on the list of staff." };
  if (second !== undefined)
    return { where: "dayWith", message: "Several colleagues have this name; it must be told apart first." };
  return {
    exceptions: [{ kind: "swapped", withStaffId: found.id, ...(dayTo !== "" && { withDate: dayTo }) }],
  };
}
