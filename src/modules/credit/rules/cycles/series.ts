import type { Subject } from "../ledger/entry.ts";
import type { LocalDate } from "../local-date.ts";
import type { Cycle } from "../packs/pack.ts";
import { addDays, addMonths, daysBetween, endOfMonth, monthsBetween, partsOf } from "./months.ts";
import { UnclearSubject } from "./unclear-subject.ts";

/** Both days included. */
export interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Cycles that follow each other without a gap, each with its number. */
export interface CycleSeries {
  /** The number of the first cycle; absent when nobody said when it was issued. */
  readonly first?: number;
  readonly at: (number: number) => Days;
  /** The number of the cycle with this day in it; for a day before the first cycle, the first. */
  readonly holding: (day: LocalDate) => number;
}

/**
 * The cycles of one subject.
 *
 * A day of expiry on the paper ends the cycle that is nearest to it; the one after begins on the next day and ends
 * where it would have ended anyway: neither an extension nor a late renewal moves the anchor.
 *
 * @throws UnclearSubject when the anchor is not known.
 */
export function cycleSeries(cycle: Cycle, subject: Subject): CycleSeries {
  const { expiresOn, issuedOn } = subject;
  const series = anchored(cycle, subject);
  if (series === undefined) {
    if (expiresOn === undefined) throw missingAnchor(cycle, subject);
    return fromStart(addDays(expiresOn, 1), cycle.months, issuedOn);
  }
  return expiresOn === undefined ? series : withExpiry(series, expiresOn);
}

function anchored(cycle: Cycle, { issuedOn, birthMonth }: Subject): CycleSeries | undefined {
  const { anchor, months } = cycle;
  switch (anchor.kind) {
    case "issue date":
      return issuedOn === undefined ? undefined : fromIssue(issuedOn, cycle);
    case "birth month":
      if (issuedOn === undefined || birthMonth === undefined) return undefined;
      return fromStart(
        monthStartBefore(issuedOn, cycle.ends === "end of month" ? (birthMonth % 12) + 1 : birthMonth),
        months,
        issuedOn,
      );
    case "fixed date": {
      // In 2000, a leap year: what ends on 29 February ends on the 28th in common years, always before 1 March.
      const start = addDays(`2000-${two(anchor.month)}-01`, anchor.day);
      return fromBoundary(start, anchor, months, issuedOn);
    }
    case "fiscal year":
      return fromBoundary(`2000-${two(anchor.startMonth)}-01`, anchor, months, issuedOn);
    case "calendar year":
      return fromBoundary("2001-01-01", anchor, months, issuedOn);
    default:
      return anchor satisfies never;
  }
}

/** Where one cycle began is known in its day of the year; which year, is said by the rule or by the day of issue. */
function fromBoundary(
  start: LocalDate,
  {
    firstAfterIssue,
    year,
  }: { readonly year?: number | undefined; readonly firstAfterIssue?: boolean | undefined },
  months: number,
  issuedOn: LocalDate | undefined,
): CycleSeries | undefined {
  if (year !== undefined) {
    const yearOfEnd = partsOf(addDays(start, -1)).year;
    return fromStart(addMonths(start, 12 * (year - yearOfEnd)), months, issuedOn);
  }
  if (12 % months === 0) return fromStart(start, months, issuedOn);
  if (issuedOn === undefined) return undefined;
  const before = addMonths(start, 12 * Math.floor(monthsBetween(start, issuedOn).months / 12));
  const first = firstAfterIssue === true && before < issuedOn ? addMonths(before, 12) : before;
  return fromStart(first, months, first > issuedOn ? first : issuedOn);
}

function monthStartBefore(day: LocalDate, month: number): LocalDate {
  const { year, month: monthOfDay } = partsOf(day);
  return `${String(monthOfDay >= month ? year : year - 1).padStart(4, "0")}-${two(month)}-01`;
}

/** Cycles of equal length, one of which begins on `start`. */
function fromStart(start: LocalDate, length: number, issuedOn: LocalDate | undefined): CycleSeries {
  const at = (number: number): Days => ({
    from: addMonths(start, number * length),
    to: addDays(addMonths(start, (number + 1) * length), -1),
  });
  const holding = (day: LocalDate): number => Math.floor(monthsBetween(start, day).months / length);
  if (issuedOn === undefined) return { at, holding };
  const first = holding(issuedOn);
  return { at, first, holding: (day) => Math.max(first, holding(day)) };
}

/** Cycles from the day on the certificate. Each is reckoned from that day itself, so that a leap day comes back. */
function fromIssue(issuedOn: LocalDate, { ends, months }: Cycle): CycleSeries {
  const end = (number: number): LocalDate => {
    const anniversary = addMonths(issuedOn, (number + 1) * months);
    if (ends === "end of month") return endOfMonth(anniversary);
    // 29 February has no anniversary in a common year: the cycle then ends on the 28th, before 1 March.
    const isShifted = partsOf(anniversary).day !== partsOf(issuedOn).day;
    return ends === "anniversary" || isShifted ? anniversary : addDays(anniversary, -1);
  };
  const at = (number: number): Days => ({
    from: number <= 0 ? issuedOn : addDays(end(number - 1), 1),
    to: end(Math.max(number, 0)),
  });
  const holding = (day: LocalDate): number => {
    let number = Math.max(0, Math.floor(monthsBetween(issuedOn, day).months / months));
    while (number > 0 && at(number).from > day) number -= 1;
    while (at(number).to < day) number += 1;
    return number;
  };
  return { at, holding, first: 0 };
}

function withExpiry(series: CycleSeries, expiresOn: LocalDate): CycleSeries {
  const near = series.holding(expiresOn);
  const distance = (number: number): number => Math.abs(daysBetween(series.at(number).to, expiresOn));
  const isPast = near > (series.first ?? -Infinity) && distance(near - 1) <= distance(near);
  const expiring = isPast ? near - 1 : near;
  const at = (number: number): Days => {
    const days = series.at(number);
    if (number === expiring) return { from: days.from, to: expiresOn };
    return number === expiring + 1 ? { from: addDays(expiresOn, 1), to: days.to } : days;
  };
  const holding = (day: LocalDate): number => {
    const number = series.holding(day);
    if (number === expiring && day > expiresOn) return expiring + 1;
    return number === expiring + 1 && day <= expiresOn ? expiring : number;
  };
  return { ...series, at, holding };
}

function missingAnchor({ anchor, months }: Cycle, { issuedOn }: Subject): UnclearSubject {
  if (issuedOn !== undefined && anchor.kind === "birth month")
    return new UnclearSubject(
      "subject.birthMonth",
      "Say the month of birth (1 to 12): the cycle begins in it.",
    );
  const sentence =
    anchor.kind === "issue date"
      ? "Say the day on the certificate: the cycle begins on it."
      : `Say the day of issue (or expiry): it decides in which years a cycle of ${months} months begins.`;
  return new UnclearSubject("subject.issuedOn", sentence);
}

function two(month: number): string {
  return String(month).padStart(2, "0");
}
