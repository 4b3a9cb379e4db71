import { formatInstant, parseDate, readMinuteSpan, SECONDS_PER_DAY, toInstant, zoneOf } from "#platform/time";
import type { Attendance, LearningSession } from "./time-away.ts";

/** From where a session is attended, in the order of a form. */
export const attendances: Readonly<Record<Attendance, string>> = {
  "in-building": "In the building, off the desk",
  away: "Away from the building",
  "at-desk": "At the desk, between patrons",
};

/** A session as a form's fields hold it. */
export interface SessionText {
  readonly sessionTitle: string;
  readonly sessionDate: string;
  readonly sessionHours: string;
  readonly sessionAttendance: string;
  /** Minutes each way. */
  readonly sessionTravel: string;
}

const longestTitle = 300;
const longestWay = 720;

/** What a form's fields say of a session, or every field that cannot be used. Times are by the clock of `zone`. */
export function readSession(
  text: SessionText,
  zone: string,
):
  | { readonly session: Omit<LearningSession, "id" | "staffId"> }
  | { readonly problems: readonly { readonly where: keyof SessionText; readonly message: string }[] } {
  const problems: { where: keyof SessionText; message: string }[] = [];
  const [title, day] = [text.sessionTitle.trim(), parseDate(text.sessionDate)];
  const span = readMinuteSpan(text.sessionHours);
  const minutes = text.sessionTravel === "" ? 0 : Number(text.sessionTravel);
  if (title === "" || title.length > longestTitle)
    problems.push({ where: "sessionTitle", message: "Say what it is, in a few words." });
  if (day === undefined) problems.push({ where: "sessionDate", message: "Write the day as 2026-12-03." });
  if (span === undefined) problems.push({ where: "sessionHours", message: "Write the hours as 2-3:30." });
  if (!(Number.isInteger(minutes) && minutes >= 0 && minutes <= longestWay))
    problems.push({
      where: "sessionTravel",
      message: "Write the minutes one way, as 25, or leave it empty.",
    });
  if (problems.length > 0 || day === undefined || span === undefined) return { problems };
  const instant = (minute: number) =>
    formatInstant(toInstant(zoneOf(zone), day * SECONDS_PER_DAY + minute * 60));
  const [start, end] = [instant(span.startMinute), instant(span.endMinute)];
  if (end <= start)
    return {
      problems: [{ where: "sessionHours", message: "Clocks change then: these hours do not exist." }],
    };
  return {
    session: {
      title,
      start,
      end,
      zone,
      attendance: attendanceNamed(text.sessionAttendance),
      travelMinutesBefore: minutes,
      travelMinutesAfter: minutes,
    },
  };
}

function attendanceNamed(name: string): Attendance {
  return name === "away" || name === "at-desk" ? name : "in-building";
}
