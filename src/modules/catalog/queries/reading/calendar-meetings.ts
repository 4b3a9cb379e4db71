import { now } from "#platform/time";
import { readCalendar } from "../../rules/readers/calendar/index.ts";

/** One dated meeting of a calendar. */
export interface CalendarMeeting {
  readonly title: string;
  /** UTC instants. */
  readonly start: string;
  readonly end: string;
  readonly location?: string;
}

/**
 * Every dated meeting of a calendar file for the next 18 months, its series expanded: for modules whose calendars are no
 * catalogue. What lasts whole days or is cancelled is left out, and so is what has no end.
 */
export function calendarMeetings(bytes: Uint8Array, zone: string): readonly CalendarMeeting[] {
  const { records } = readCalendar(bytes, { defaultZone: zone, now: now() });
  return records.flatMap((record) =>
    record.sessions.flatMap((session) => {
      if (session.isAllDay || session.end === undefined || session.status === "cancelled") return [];
      const location = session.place?.name ?? record.place?.name;
      return [
        {
          title: record.title,
          start: session.start,
          end: session.end,
          ...(location !== undefined && { location }),
        },
      ];
    }),
  );
}
