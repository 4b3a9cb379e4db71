import type { Interval } from "#platform/time";
import type { AskedColumns, SaidColumns } from "./asked-columns.ts";

/** Whose report a file is, told from its content. `plain` is a table that people made themselves. */
export type AttendanceKind =
  | "zoom-meeting"
  | "zoom-webinar"
  | "teams"
  | "teams-live-event"
  | "webex"
  | "goto"
  | "collaborate"
  | "plain";

/** How `04/05/2026` is read. */
export type DateOrder = "day-first" | "month-first";

/** What is known before a report is read. */
export interface AttendanceReadingOptions {
  /** IANA zone of times that are written without one. */
  readonly zone: string;
  /** The session's local day, `2026-04-26`: decides ambiguous dates, and gives times of day their date. */
  readonly sessionDate?: string | undefined;
  /** A person's answer to the question of ambiguous dates. */
  readonly dateOrder?: DateOrder | undefined;
  /** What a person said of the columns under one row of headers. */
  readonly columns?: SaidColumns | undefined;
}

/** What a file holds, or why it was refused as a whole. */
export type AttendanceReading = {
  /** What its columns are taken for, to be put right; absent where nothing can be said of them. */
  readonly asked?: AskedColumns | undefined;
} & (
  | { readonly report: AttendanceReport; readonly refusal?: undefined }
  | { readonly report?: undefined; readonly refusal: AttendanceRefusal }
);

/** Why nothing was read: what is wrong, and where a person can decide, the question and its answers. */
export type AttendanceRefusal =
  | { readonly code: "not-a-report" | "too-large"; readonly message: string }
  | { readonly code: "unknown-columns"; readonly message: string; readonly asked: AskedColumns }
  | {
      readonly code: "ambiguous-dates";
      readonly message: string;
      readonly question: string;
      readonly choices: readonly AmbiguousDateChoice[];
    };

/** One answer: what to give as `dateOrder`, and the file's first such date read that way, `2026-04-05`. */
export interface AmbiguousDateChoice {
  readonly value: DateOrder;
  readonly example: string;
}

/** The rows of a report, each judged by itself. Who is who is told later, by `attendanceOutcome`. */
export interface AttendanceReport {
  readonly kind: AttendanceKind;
  /** What the meeting was called, where the report says so. */
  readonly title: string | undefined;
  /** The zone in which times without one were read. */
  readonly zone: string;
  /** How numeric dates were read; undefined when the file has none that could be read two ways. */
  readonly dateOrder: DateOrder | undefined;
  readonly entries: readonly AttendanceEntry[];
  readonly problems: readonly AttendanceProblem[];
}

/**
 * One row of a report. With `interval` alone the times are exact. With `interval` and `mostSeconds` someone was there
 * between first and last for at most so long. With `mostSeconds` alone there are minutes without times.
 */
export interface AttendanceEntry {
  /** As a spreadsheet program numbers it. */
  readonly row: number;
  readonly standing: AttendanceStanding;
  /** As shown in the meeting; empty for a caller, whose number is not kept. */
  readonly name: string;
  /** The account's name where the one shown was another. */
  readonly originalName: string | undefined;
  /** In lower case. */
  readonly email: string | undefined;
  readonly role: AttendanceRole | undefined;
  readonly interval: Interval | undefined;
  readonly mostSeconds: number | undefined;
}

/** Whether a row counts as someone's attendance, or why it is set apart. */
export type AttendanceStanding = "attended" | "bot" | "caller" | "no-show" | "no-times" | "waiting-room";

export type AttendanceRole = "host" | "presenter" | "attendee";

/** Something wrong with a row or with the file, and what was done about it. */
export interface AttendanceProblem {
  /** Undefined when it is about the whole file. */
  readonly row: number | undefined;
  /** The column's header as the file writes it. */
  readonly column: string | undefined;
  /** A whole sentence. */
  readonly message: string;
  /** `left-out`: the row counts for nothing. `assumed`: it counts as the message says. */
  readonly effect: "left-out" | "assumed";
}

/** What the session's organiser or an authority lays down. All times are whole seconds since 1970. */
export interface SessionCreditRules {
  /** From the official start to just before the official end. */
  readonly window: Interval;
  /** Where a session has several meetings, as a conference has: only time in one of them counts. Absent: the window is one. */
  readonly meetings?: readonly Interval[] | undefined;
  /** Time within the window that earns nothing. They may overlap. */
  readonly breaks: readonly Interval[];
  /** A gap of at most so many seconds counts as attended. Usually 60. */
  readonly bridgeSeconds: number;
  /** Who misses at most so many minutes is credited in full. Usually 10. */
  readonly graceMinutes: number;
  /** Less than this share of the session (0 to 100, hundredths count) earns nothing. */
  readonly thresholdPercent: number;
  readonly rounding: CreditRounding;
  /** Credit comes in steps of so many minutes, at least 1. */
  readonly stepMinutes: number;
}

export type CreditRounding = "floor" | "nearest" | "ceil";

/** People behind one login, who watched together. */
export interface GroupRoster {
  /** The e-mail address or the name of the login, as the report has it. */
  readonly login: string;
  readonly members: readonly RosterMember[];
}

export interface RosterMember {
  readonly name: string;
  readonly email: string | undefined;
}

/** What people add to a report. */
export interface AttendanceAdditions {
  readonly rosters?: readonly GroupRoster[] | undefined;
  /** Lists of `key`s that a person found to be one and the same. */
  readonly samePeople?: readonly (readonly string[])[] | undefined;
  /** Lists of `key`s that a person found to be different people: they are asked for no more. */
  readonly differentPeople?: readonly (readonly string[])[] | undefined;
}

/** Who attended, for how long, and what it is worth. Does not depend on the order of the report's rows. */
export interface AttendanceOutcome {
  readonly kind: AttendanceKind;
  readonly rules: SessionCreditRules;
  /** The window without its breaks. */
  readonly sessionSeconds: number;
  /** By name, then by key. */
  readonly people: readonly AttendancePerson[];
  readonly duplicateCandidates: readonly DuplicateCandidate[];
  readonly setApart: readonly SetApart[];
  readonly problems: readonly AttendanceProblem[];
}

/** One person, as far as a report can tell people apart. */
export interface AttendancePerson {
  /** The same in every reading of the same report: the e-mail address, or the name in lower case, with the first time where a name is not enough. */
  readonly key: string;
  readonly name: string;
  readonly email: string | undefined;
  /** The weightiest of the rows: host, then presenter. */
  readonly role: AttendanceRole | undefined;
  readonly rows: readonly number[];
  /** Logins of others through which this person watched in a group. */
  readonly groupLogins: readonly string[];
  /** All times in the report, united, not yet clipped to the window. */
  readonly intervals: readonly Interval[];
  readonly calculation: CreditCalculation;
  /** Credit was earned, and the threshold reached. */
  readonly qualifies: boolean;
  /** One of the `duplicateCandidates`: nothing should be awarded before a person has decided. */
  readonly isDoubtful: boolean;
}

/** Several that may be one person. Nothing was merged: a person decides. */
export interface DuplicateCandidate {
  readonly keys: readonly string[];
  readonly reason: "same-name-at-the-same-time" | "same-name-without-times" | "same-name-other-email";
  /** A whole sentence. */
  readonly message: string;
}

/** A row that is nobody's attendance. */
export interface SetApart {
  readonly what: Exclude<AttendanceStanding, "attended"> | "group-login";
  /** Empty for callers. */
  readonly name: string;
  readonly email: string | undefined;
  readonly rows: readonly number[];
  /** A whole sentence. */
  readonly reason: string;
}

/**
 * How the credit came about, in whole seconds. Where all times are exact:
 * `fragmentSeconds - outsideSeconds - overlapSeconds - breakSeconds + bridgedSeconds = attendedSeconds`.
 */
export interface CreditCalculation {
  /** `times`: exact. `span`: minutes between a first and a last time. `minutes`: minutes that cannot be clipped. */
  readonly basis: "times" | "span" | "minutes";
  readonly fragments: number;
  /** All of them added up, overlaps counted again. */
  readonly fragmentSeconds: number;
  readonly outsideFragments: number;
  /** Before the start or after the end, in fragments wholly or partly outside. */
  readonly outsideSeconds: number;
  /** Counted more than once in `fragmentSeconds`. */
  readonly overlapSeconds: number;
  readonly breakSeconds: number;
  readonly bridgedGaps: number;
  /** Breaks within the gaps are not among them. */
  readonly bridgedSeconds: number;
  readonly attendedSeconds: number;
  readonly sessionSeconds: number;
  readonly isFullByGrace: boolean;
  readonly isBelowThreshold: boolean;
  /** What is rounded, once: after grace and threshold. */
  readonly creditedSeconds: number;
  readonly creditedMinutes: number;
}
