import { dayWords } from "#platform/words";
import { writeRational } from "../exact/written.ts";
import type { Rational } from "../exact/rational.ts";
import type { LocalDate } from "../local-date.ts";
import type { FilledForm, FormField } from "./filled-form.ts";
import type { ReportedEntry, UnapprovedEntry } from "./form-entries.ts";
import type { FormFacts } from "./form-facts.ts";

/** A field that the form cannot do without; `whatToDo` is told when nothing is known. */
export function requiredField(label: string, value: string | undefined, whatToDo: string): FormField {
  const known = value?.trim() ?? "";
  return { label, value: known, isRequired: true, missing: known === "" ? whatToDo : undefined };
}

/** A field that may stay empty. */
export function optionalField(label: string, value: string | undefined): FormField {
  return { label, value: value?.trim() ?? "", isRequired: false };
}

/** The form, with its list of all that is missing: of the fields first, then what the rows lack. */
export function withMissing(
  form: Omit<FilledForm, "missing">,
  ofRows: readonly (string | undefined)[] = [],
): FilledForm {
  const missing = [...form.fields.map((field) => field.missing), ...ofRows];
  return { ...form, missing: missing.filter((sentence) => sentence !== undefined) };
}

/** What to do about an entry that is not on the form because nobody approved it beforehand. */
export function leftOutWords(each: UnapprovedEntry): string {
  return `${entryWords(each)} is left out: enter the day on which ${each.by} approved it, if that was beforehand.`;
}

/** How an entry is spoken of in a sentence about what it lacks: “Weeding well” (May 2, 2026). */
export function entryWords({ entry }: ReportedEntry): string {
  return `“${entry.title}” (${dayWords(entry.to)})`;
}

/** One day, or from the first to the last. */
export function daysWords({ entry }: ReportedEntry): string {
  return entry.from === entry.to ? dayWords(entry.to) : `${dayWords(entry.from)} to ${dayWords(entry.to)}`;
}

/** The days that the form is for. */
export function periodWords({ standing: { cycle } }: FormFacts): string | undefined {
  return cycle && `${dayWords(cycle.from)} to ${dayWords(cycle.to)}`;
}

export function optionalDay(day: LocalDate | undefined): string | undefined {
  return day && dayWords(day);
}

/** An amount in a form's cell: a plain decimal, since forms have no room for fractions of a character. */
export function amountCell(amount: Rational): string {
  return writeRational(amount);
}
