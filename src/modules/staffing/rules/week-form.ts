import { type MinuteSpan, readDayHours, writeDayHours } from "#platform/time";
import type { WeeklyHours } from "./hours.ts";

/** The names of a week's fields in a form, Monday first. */
export const weekFields = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

export type WeekField = (typeof weekFields)[number];

/** A week as a form's fields hold it. */
export type WeekText = Readonly<Partial<Record<WeekField, string>>>;

/** The hours of a week's fields, or every field that cannot be read with what to write. */
export function readWeek(
  text: WeekText,
):
  | { readonly weekly: WeeklyHours }
  | { readonly problems: readonly { readonly where: WeekField; readonly message: string }[] } {
  const problems: { where: WeekField; message: string }[] = [];
  const day = (field: WeekField): readonly MinuteSpan[] => {
    const read = readDayHours(text[field] ?? "");
    if ("spans" in read) return read.spans;
    problems.push({ where: field, message: `“${read.wrong}” cannot be used. ${read.why}` });
    return [];
  };
  const weekly: WeeklyHours = [
    day("monday"),
    day("tuesday"),
    day("wednesday"),
    day("thursday"),
    day("friday"),
    day("saturday"),
    day("sunday"),
  ];
  return problems.length > 0 ? { problems } : { weekly };
}

/** A week's fields, as `readWeek` reads them back. */
export function writeWeek(weekly: WeeklyHours): WeekText {
  return Object.fromEntries(weekFields.map((field, day) => [field, writeDayHours(weekly[day] ?? [])]));
}
