import type { WeeklyHours } from "./hours.ts";
import { readWeek, type WeekText, weekFields, writeWeek } from "./week-form.ts";

/** The names of the fields in which one says when somebody may be called, Monday first. */
export const callableFields = weekFields.map((day) => ({ day, field: `profileCall-${day}` }) as const);

/** When somebody may be called, as typed; undefined when every day is empty: at any time. */
export function readCallableHours(
  textOf: (field: string) => string,
):
  | { readonly callableHours: WeeklyHours | undefined }
  | { readonly problems: readonly { readonly where: string; readonly message: string }[] } {
  const text: WeekText = Object.fromEntries(callableFields.map(({ day, field }) => [day, textOf(field)]));
  const read = readWeek(text);
  if ("problems" in read)
    return {
      problems: read.problems.map(({ where, message }) => ({ where: `profileCall-${where}`, message })),
    };
  return { callableHours: read.weekly.some((day) => day.length > 0) ? read.weekly : undefined };
}

/** The fields of hours that are kept, as `readCallableHours` reads them back. */
export function writeCallableHours(weekly: WeeklyHours | undefined): Readonly<Record<string, string>> {
  const text = weekly === undefined ? {} : writeWeek(weekly);
  return Object.fromEntries(callableFields.map(({ day, field }) => [field, text[day] ?? ""]));
}
