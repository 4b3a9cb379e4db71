import type { Interval } from "#platform/time";
import type { RosterMember } from "../attendance/attendance.ts";

/** Someone who was put on the list by a person: a colleague, or a name with or without an address. */
export interface NamedPerson {
  readonly staffId?: string | undefined;
  readonly name: string;
  readonly email?: string | undefined;
}

/** What a person adds to what reports and check-ins say. Each can be taken back by itself. */
export type Addition =
  /** They were there, from when to when. */
  | { readonly kind: "by hand"; readonly people: readonly NamedPerson[]; readonly interval: Interval }
  /** They watched together behind one login of a report. */
  | { readonly kind: "roster"; readonly login: string; readonly members: readonly RosterMember[] }
  /** These keys are one person, or several. */
  | { readonly kind: "same" | "apart"; readonly keys: readonly string[] }
  /** This key is that colleague; without one, nobody on the staff. */
  | { readonly kind: "colleague"; readonly key: string; readonly staffId?: string | undefined }
  /** So many minutes are credited, whatever was attended. */
  | { readonly kind: "excused"; readonly key: string; readonly minutes: number; readonly reason: string };

/** Minutes that somebody set by hand, and why. */
export interface Excuse {
  readonly minutes: number;
  readonly reason: string;
  readonly by: string;
}

/** Where it is known from that someone attended. */
export type AttendanceSource = "import" | "check-in" | "roster" | "by hand";
