/** Why someone is absent. The finer reason, such as an illness, is nobody's business here. */
export type AbsenceReason = "vacation" | "sick" | "family" | "duty" | "closure" | "other";

/** A time at which a person does not work. */
export interface Absence {
  readonly id: string;
  readonly staffId: string;
  /** To the minute, by the clock of `zone`: `2026-12-03T14:00`. */
  readonly from: string;
  /** The first minute the person is back: a whole day ends at `T00:00` of the next. */
  readonly to: string;
  /** IANA id; the home branch's zone when absent. */
  readonly zone?: string;
  readonly reason: AbsenceReason;
  readonly cover?: AbsenceCover;
}

/**
 * Who stands in: a colleague, who works the absent person's shifts by their own qualifications, or somebody from outside
 * (an agency, a paid substitute without an account), who counts like the absent person but is never in charge.
 */
export type AbsenceCover =
  | { readonly kind: "colleague"; readonly staffId: string }
  | { readonly kind: "outside" };

/**
 * From where a session is attended: at the desk, which takes nobody away; in the building but off the desk; or away, so
 * that the person does not count in the building either.
 */
export type Attendance = "at-desk" | "in-building" | "away";

/** A time at which a person learns. */
export interface LearningSession {
  readonly id: string;
  readonly staffId: string;
  readonly title: string;
  /** UTC instants, `2026-12-03T19:00:00Z`. */
  readonly start: string;
  readonly end: string;
  /** IANA id of the zone it is held in; for words only, since the instants say when. */
  readonly zone: string;
  readonly attendance: Attendance;
  /** On the way there and back; counts only when away. */
  readonly travelMinutesBefore: number;
  readonly travelMinutesAfter: number;
}
