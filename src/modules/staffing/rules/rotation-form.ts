import type { Week } from "./hours.ts";
import { type NamedPlaces, readShifts, writeShifts } from "./shift-text.ts";
import type { Shift } from "./staff.ts";
import { weekFields, type WeekField } from "./week-form.ts";

/** How many weeks a rotation's form can hold. */
export const mostWeeks = 4;

/** The name of a field: `monday` of the first week, `monday-2` of the second. */
export function rotationField(field: WeekField, week: number): string {
  return week === 0 ? field : `${field}-${week + 1}`;
}

/**
 * The weeks of a form's fields, or every field that cannot be read; none when all are empty. An empty week is one off, at the end too:
 * who works every other week does not work every week.
 */
export function readRotation(
  textOf: (field: string) => string,
  weekCount: number,
  places: NamedPlaces,
):
  | { readonly weeks: readonly Week<readonly Shift[]>[] }
  | { readonly problems: readonly { readonly where: string; readonly message: string }[] } {
  const problems: { where: string; message: string }[] = [];
  const day = (field: WeekField, week: number): readonly Shift[] => {
    const where = rotationField(field, week);
    const read = readShifts(textOf(where), places);
    if ("shifts" in read) return read.shifts;
    problems.push({ where, message: `“${read.wrong}” cannot be used. ${read.why}` });
    return [];
  };
  const weeks = Array.from({ length: weekCount }, (_, week): Week<readonly Shift[]> => [
    day("monday", week),
    day("tuesday", week),
    day("wednesday", week),
    day("thursday", week),
    day("friday", week),
    day("saturday", week),
    day("sunday", week),
  ]);
  if (problems.length > 0) return { problems };
  const isWorked = weeks.some((week) => week.some((shifts) => shifts.length > 0));
  return { weeks: isWorked ? weeks : [] };
}

/** A rotation's fields, as `readRotation` reads them back. */
export function writeRotation(
  weeks: readonly Week<readonly Shift[]>[],
  places: NamedPlaces,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    weeks.flatMap((week, number) =>
      weekFields.map((field, day) => [rotationField(field, number), writeShifts(week[day] ?? [], places)]),
    ),
  );
}
