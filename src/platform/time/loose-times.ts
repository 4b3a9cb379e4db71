import { abbreviationOffset, resolveZone } from "./zone-names.ts";

/** A time of day found in a text. */
export interface ClockTime {
  /** The part of the text it was read from, zone included. */
  readonly matched: string;
  /** Since midnight; 24:00 is 86,400. */
  readonly seconds: number;
  /** Seconds ahead of UTC, when the text fixes them. */
  readonly offset?: number;
  /** IANA id, when a zone is named. */
  readonly zone?: string;
}

const ZONE = String.raw`(?:(?:GMT|UTC)? ?[+-]\d{1,2}(?:[:.]?\d{2})?(?!\d)|[A-Z][A-Za-z]+/[A-Za-z_/]+|[A-Z]{1,5}(?![a-z])|z\b)`;
/** `10am - 11am PT`: the zone stands behind the end. */
const RANGE_END = String.raw`(?: ?(?:-|–|to) ?\d{1,2}(?::\d{2})? ?[ap]\.? ?m\b\.?)`;
const CLOCK = new RegExp(
  String.raw`(?<![\d/.-])(\d{1,2})(?:(?:[:h]|\.(?=\d\d ?[ap]))(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)? ?([ap]\.? ?m\b\.?|uhr)?${RANGE_END}?[ ,]*\(?(${ZONE})?`,
  "giu",
);
const BASIC_CLOCK = new RegExp(String.raw`^(\d{2})(\d{2})(\d{2})?()() ?(${ZONE})?$`, "u");
const ZONE_ONLY = new RegExp(`^${ZONE}$`, "u");

/** The first time of day in a text, with the zone or offset that follows it. */
export function readClockTime(text: string): ClockTime | undefined {
  const basic = BASIC_CLOCK.exec(text);
  if (basic !== null) return clockTime([basic[0], basic[1], basic[2], basic[3], undefined, basic[6]]);
  for (const match of text.matchAll(CLOCK)) {
    const isTime = match[2] !== undefined || match[4] !== undefined;
    const found = isTime ? clockTime([...match]) : undefined;
    if (found !== undefined) return found;
  }
  return wordTime(text);
}

type Parts = readonly (string | undefined)[];

function clockTime([matched = "", hourText, minuteText, secondText, half, zoneText]: Parts):
  | ClockTime
  | undefined {
  const isTwelveHour = half !== undefined && /^[ap]/iu.test(half);
  const hour = isTwelveHour ? twentyFourHour(Number(hourText), half) : Number(hourText);
  const minute = Number(minuteText ?? 0);
  const second = Number(secondText ?? 0);
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return undefined;
  const seconds = hour * 3600 + minute * 60 + second;
  return { matched, seconds, ...readZone(zoneText, isTwelveHour) };
}

/** Hour 13 and more with "pm" is someone's slip: the hour itself is plain enough. */
function twentyFourHour(hour: number, half: string): number {
  if (hour > 12) return hour;
  return (hour % 12) + (/^p/iu.test(half) ? 12 : 0);
}

function wordTime(text: string): ClockTime | undefined {
  const match = /\b(noon|midnight)\b/iu.exec(text);
  if (match === null) return undefined;
  return { matched: match[0], seconds: match[1]?.toLowerCase() === "noon" ? 43_200 : 0 };
}

/**
 * Machines that write `19:00:00 EST` mean five hours behind UTC, whatever the season (RFC 822 §5.1); people who write
 * `7 pm EST` in July mean the clock on the wall in New York.
 */
function readZone(text: string | undefined, isForPeople: boolean): Pick<ClockTime, "offset" | "zone"> {
  if (text === undefined || !ZONE_ONLY.test(text)) return {};
  const numeric = /([+-])(\d{1,2})[:.]?(\d{2})?$/u.exec(text);
  if (numeric !== null && !text.includes("/")) return numericOffset(numeric);
  // The military letters are not trustworthy and mean UTC (RFC 5322 §4.3).
  if (/^(?:[A-IK-Z]|z|UT|UTC|GMT)$/u.test(text)) return { zone: "UTC" };
  const resolved = resolveZone(text);
  if (resolved.id === undefined) return {};
  const offset = isForPeople ? undefined : abbreviationOffset(text);
  return offset === undefined ? { zone: resolved.id } : { zone: resolved.id, offset };
}

function numericOffset(match: RegExpExecArray): Pick<ClockTime, "offset"> {
  const digits = `${match[2]}${match[3] ?? ""}`;
  const hours = Number(digits.length === 3 ? digits.slice(0, 1) : digits.slice(0, 2));
  const minutes = digits.length > 2 ? Number(digits.slice(-2)) : 0;
  const seconds = hours * 3600 + minutes * 60;
  return { offset: match[1] === "-" ? -seconds : seconds };
}
