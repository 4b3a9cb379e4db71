import type { RecordClass } from "#modules/people";
import { memberClass, substitutesClass } from "./member.ts";
import { ownHoursClass } from "./own-hours.ts";
import { absencesClass, exceptionsClass, patternsClass, sessionsClass } from "./schedule.ts";

/** What staffing keeps about people, each kind once. */
export const recordClasses: readonly RecordClass[] = [
  ownHoursClass,
  memberClass,
  substitutesClass,
  patternsClass,
  exceptionsClass,
  absencesClass,
  sessionsClass,
];
