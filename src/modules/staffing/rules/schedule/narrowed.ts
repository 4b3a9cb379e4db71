import { type DayNumber, formatDate } from "#platform/time";
import type { ShiftException } from "../staff.ts";
import type { Staffing } from "../staffing.ts";
import type { LearningSession } from "../time-away.ts";
import { MINUTES_PER_DAY } from "./local-day.ts";

/** Local days, in whatever zone, from the first to the last. */
export interface Days {
  readonly first: DayNumber;
  readonly last: DayNumber;
}

/** What is dated, of a staffing. */
export type Dated = Pick<Staffing, "exceptions" | "absences" | "sessions">;

/**
 * What is dated and may matter on some days, and perhaps more: a year holds thousands of absences, a week a few. Dates are
 * compared as the texts they are, which takes a tenth of the time of reading them.
 */
export function narrowed({ exceptions, absences, sessions }: Dated, { first, last }: Days): Dated {
  // Clocks differ by up to 26 hours, and the days before and after are asked for too.
  const [from, to] = [formatDate(first - 3), formatDate(last + 4)];
  return {
    exceptions: exceptions.filter((exception) => isDatedWithin(exception, from, to)),
    absences: absences.filter((absence) => absence.to >= from && absence.from <= to),
    sessions: sessions.filter(
      (session) => (session.end >= from && session.start <= to) || isLongWay(session),
    ),
  };
}

function isDatedWithin(exception: ShiftException, from: string, to: string): boolean {
  if (exception.date >= from && exception.date <= to) return true;
  const other =
    exception.kind === "moved"
      ? exception.toDate
      : exception.kind === "swapped"
        ? exception.withDate
        : undefined;
  return other !== undefined && other >= from && other <= to;
}

function isLongWay({ travelMinutesBefore, travelMinutesAfter }: LearningSession): boolean {
  return travelMinutesBefore > MINUTES_PER_DAY || travelMinutesAfter > MINUTES_PER_DAY;
}
