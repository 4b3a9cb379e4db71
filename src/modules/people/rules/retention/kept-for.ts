import type { RecordClassName } from "../my-data/record-class.ts";

/** How long an employer keeps a class of record. */
export interface KeptFor {
  readonly recordClass: Pick<RecordClassName, "name" | "label" | "officeLabel" | "description" | "retention">;
  /** Absent: for good. */
  readonly days: number | undefined;
  readonly basis: string;
  /** Who set it and when; absent while the default, an example, stands. */
  readonly setBy: string | undefined;
  readonly setAt: string | undefined;
  /** Whether rows of it can come on a destruction list by themselves. */
  readonly isDestroyable: boolean;
}

/** What those who keep a class call it. */
export function officeLabelOf({
  label,
  officeLabel,
}: Pick<RecordClassName, "label" | "officeLabel">): string {
  return officeLabel ?? label;
}

/** Days as people say them: `7 years`, `90 days`, `for good`. */
export function keptForWords(days: number | undefined): string {
  if (days === undefined) return "for good";
  const years = days / 365.25;
  if (days >= 365 && Math.abs(years - Math.round(years)) < 0.01) {
    const whole = Math.round(years);
    return whole === 1 ? "1 year" : `${whole} years`;
  }
  return days === 1 ? "1 day" : `${days} days`;
}
