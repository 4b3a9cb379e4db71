import type { SourceRecord } from "../record.ts";
import { CUE } from "./cues.ts";
import { linesOf } from "./wording.ts";
import type { Wording } from "./wording.ts";

/**
 * How long it takes, in minutes: stated by the source, else the sessions' own length (a series counts one
 * meeting), else what the text says: "60-minute webinar", "1.5 hour session", "self-paced, 4 hours". Weeks are
 * not minutes: "4 weeks" alone gives nothing.
 */
export function durationMinutesOf(record: SourceRecord, wording: Wording): number | undefined {
  if (record.durationMinutes !== undefined && record.durationMinutes > 0) return record.durationMinutes;
  return sessionMinutes(record) ?? textMinutes(linesOf(wording.sentences(CUE.length)));
}

function sessionMinutes(record: SourceRecord): number | undefined {
  const [session] = record.sessions;
  if (session?.end === undefined || session.isAllDay) return undefined;
  const minutes = Math.round((Date.parse(session.end) - Date.parse(session.start)) / 60_000);
  return minutes > 0 && minutes <= LONGEST_MINUTES ? minutes : undefined;
}

/** A working week: longer "sessions" are the time a course is open, not what it takes. */
const LONGEST_MINUTES = 40 * 60;

const NUMBER = "(\\d{1,3}(?:\\.\\d{1,2})?|one|two|three|four|five|six|half(?:\\s+an)?|an)";
const HOURS = "(hours?|hrs?\\.?|hour-long)";
const MINUTES = "(minutes?|mins?\\.?)";
const ABOUT = "(?:about\\s+|approximately\\s+)?";
const THING =
  "(?:\\s+(?:\\w+\\s+){0,2}(?:webinar|session|workshop|course|class|training|presentation|event|program|lesson|tutorial|video|module|long|panel|discussion|chat|recording|webcast))";

const LENGTHS: readonly RegExp[] = [
  new RegExp(`\\b${NUMBER}[\\s-]*${HOURS}(?:\\s*(?:and|,)?\\s*${NUMBER}[\\s-]*${MINUTES})?${THING}`, "iu"),
  new RegExp(`\\b${NUMBER}[\\s-]*${MINUTES}()()${THING}`, "iu"),
  new RegExp(
    `\\b(?:duration|length|running time|run time|time commitment|estimated time|approximately|(?:takes|lasts)(?: about| approximately| around)?)\\s*[:=]?\\s*${ABOUT}${NUMBER}[\\s-]*(hours?|hrs?\\.?|minutes?|mins?\\.?)(?:\\s*(?:and|,)?\\s*${NUMBER}[\\s-]*${MINUTES})?`,
    "iu",
  ),
  new RegExp(
    `\\b(?:self-paced|on-demand|on demand)[^.\\n]{0,30}?\\b${NUMBER}[\\s-]*(hours?|minutes?)\\b`,
    "iu",
  ),
  // A sentence that says nothing else: "90 minutes."
  new RegExp(
    `^[^\\w\\n]*${ABOUT}${NUMBER}[\\s-]*(hours?|minutes?)(?:\\s+(?:and\\s+)?${NUMBER}[\\s-]*minutes?)?[^\\w\\n]*$`,
    "imu",
  ),
];

function textMinutes(text: string): number | undefined {
  if (text === "") return undefined;
  for (const pattern of LENGTHS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [, amount = "", unit = "", rest = ""] = match;
    const minutes = Math.round(numberOf(amount) * (/^h/iu.test(unit) ? 60 : 1) + numberOf(rest));
    if (minutes > 0 && minutes <= LONGEST_MINUTES) return minutes;
  }
  return undefined;
}

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  "": 0,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
};

function numberOf(text: string): number {
  if (/^half/iu.test(text)) return 0.5;
  return NUMBER_WORDS[text.toLowerCase()] ?? Number(text);
}
