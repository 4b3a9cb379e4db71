/** A date of the calendar in a branch's zone, `2026-12-03`. */
export type LocalDate = string;

/**
 * From one minute of a local day to just before another, by the clock on the wall: 540–1020 is 9:00–17:00. `endMinute` is
 * at most 1440; work past midnight is one interval till 1440 and another from 0 on the next day. On a day when clocks
 * change, an interval is as much longer or shorter as the clock says.
 */
export interface DayInterval {
  readonly startMinute: number;
  readonly endMinute: number;
}

/** 0 is Monday, 6 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** Something for each day of a week, Monday first. */
export type Week<Day> = readonly [Day, Day, Day, Day, Day, Day, Day];

/** Several intervals for each day of a week; an empty list is a day without any. */
export type WeeklyHours = Week<readonly DayInterval[]>;

/** When a branch is open to the public, by its own clock. */
export interface OpeningHours {
  readonly weekly: WeeklyHours;
  /** Where several name one date, the last counts. */
  readonly exceptions: readonly HoursException[];
}

/** A holiday, a closure, or other hours than usual, on the dates from `from` to `to`, both included. */
export interface HoursException {
  /** Of a closure that is kept and can be removed. */
  readonly id?: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Empty means closed. */
  readonly intervals: readonly DayInterval[];
  /** In the words of whoever entered it: "Thanksgiving", "Staff day". */
  readonly reason: string;
}

/**
 * How many people are needed while the branch is open; nobody is needed while it is closed. A half-hour needs the most
 * that any open minute of it needs.
 */
export interface Minimum {
  /** People needed at any open minute that no rule and no exception names. */
  readonly whileOpen: number;
  /** Where several name one minute, the last counts. */
  readonly rules: readonly MinimumRule[];
  /** Stronger than any rule; where several name one minute, the last counts. */
  readonly exceptions: readonly MinimumException[];
}

/** Another minimum at some hours of some weekdays. */
export interface MinimumRule extends DayInterval {
  readonly weekdays: readonly Weekday[];
  readonly people: number;
}

/** Another minimum at some hours of one date. */
export interface MinimumException extends DayInterval {
  readonly date: LocalDate;
  readonly people: number;
}
