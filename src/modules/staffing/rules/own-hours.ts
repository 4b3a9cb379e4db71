import type { WeeklyHours } from "./hours.ts";

/** Hours off the desk, as a person says themselves. */
export interface OwnHours {
  /** IANA id: the clock the hours are by. */
  readonly zone: string;
  readonly weekly: WeeklyHours;
}
