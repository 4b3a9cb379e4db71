/** From one minute of a day to just before another: 540–1020 is 9:00–17:00. The end is at most 1440. */
export interface MinuteSpan {
  readonly startMinute: number;
  readonly endMinute: number;
}

const clock = String.raw`(noon|midnight|\d{1,2}(?:[:.h]\d{2})?(?:\s*(?:[ap]\.?\s?m\b\.?|[ap]\b))?)`;
/** Two times with a dash or a word between them, and what stands behind. */
const span = new RegExp(
  String.raw`^${clock}\s*(?:-|–|—|−|to|until|till|bis)\s*${clock}(?![\d:])\s*(.*)$`,
  "isu",
);
const closedWords = /^(?:closed|off|none|no|x|-|–|—)$/iu;
const allDayWords = /^(?:all day|24 hours|24h)$/iu;
/** Before this hour nobody opens a desk: `1-5` without a word is an afternoon. */
const firstMorningHour = 7;

/**
 * Hours as people write them, in order: `9-5`, `9:00–12:00, 13:00–17:00`, `10 am to noon; 1-5:30`, `closed`. Without `am` or
 * `pm`, an hour before seven is in the afternoon unless it has a leading zero, and an end before its beginning is. A text that
 * cannot be read, or whose spans overlap, gives the part that is wrong.
 */
export function readDayHours(
  text: string,
): { readonly spans: readonly MinuteSpan[] } | { readonly wrong: string; readonly why: string } {
  const trimmed = text.trim();
  if (trimmed === "" || closedWords.test(trimmed)) return { spans: [] };
  if (allDayWords.test(trimmed)) return { spans: [{ startMinute: 0, endMinute: 1440 }] };
  const spans: MinuteSpan[] = [];
  for (const part of trimmed.split(/[,;&+/\n]|\band\b/iu).map((each) => each.trim())) {
    if (part === "") continue;
    const read = readMinuteSpan(part);
    if (read === undefined) return { wrong: part, why: "Write hours as 9-5 or 9:00–12:00, 13:00–17:00." };
    const last = spans.at(-1);
    if (last !== undefined && read.startMinute < last.endMinute)
      return { wrong: part, why: "It begins before the hours in front of it end." };
    spans.push(read);
  }
  return { spans };
}

/** One stretch of hours, `9-5`; undefined when it is none. */
export function readMinuteSpan(text: string): MinuteSpan | undefined {
  const read = readLeadingSpan(text);
  return read?.rest === "" ? read.span : undefined;
}

/** A stretch of hours and the words behind it: `9-1 Reference`; undefined when the text does not begin with one. */
export function readLeadingSpan(
  text: string,
): { readonly span: MinuteSpan; readonly rest: string } | undefined {
  const match = span.exec(text.trim());
  const read = match === null ? undefined : spanBetween(match[1] ?? "", match[2] ?? "");
  return read && { span: read, rest: match?.[3]?.trim() ?? "" };
}

function spanBetween(fromText: string, toText: string): MinuteSpan | undefined {
  const [from, to] = [readClock(fromText), readClock(toText)];
  if (from === undefined || to === undefined) return undefined;
  const startMinute = from.minute + (from.isOpen && isAfternoon(from, to) ? 720 : 0);
  let endMinute = to.minute === 0 ? 1440 : to.minute;
  if (to.isOpen && !from.isRound && endMinute <= startMinute && endMinute <= 720) endMinute += 720;
  return startMinute < endMinute && endMinute <= 1440 ? { startMinute, endMinute } : undefined;
}

interface Clock {
  readonly minute: number;
  /** Nothing says whether it is before or after noon. */
  readonly isOpen: boolean;
  /** Told by a clock of 24 hours: `17:00`. */
  readonly isRound?: boolean;
}

function readClock(text: string): Clock | undefined {
  const word = text.toLowerCase().replaceAll(/[\s.](?=[apm])|\.$/gu, "");
  if (word === "noon") return { minute: 720, isOpen: false };
  if (word === "midnight") return { minute: 0, isOpen: false };
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?([ap])?m?$/u.exec(word);
  if (match === null) return undefined;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  const half = match[3];
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    return { minute: (hour % 12) * 60 + minute + (half === "p" ? 720 : 0), isOpen: false };
  }
  const isOpen = hour >= 1 && hour <= 12 && !match[1]?.startsWith("0");
  return { minute: (hour * 60 + minute) % 1440, isOpen, isRound: !isOpen };
}

function isAfternoon(from: Clock, to: Clock): boolean {
  const hour = Math.floor(from.minute / 60);
  // `1-5pm` begins in the afternoon too, `9-5pm` does not.
  if (!to.isOpen)
    return to.minute > 720 && hour < 12 && hour < firstMorningHour && from.minute + 720 < to.minute;
  return hour < firstMorningHour;
}

/** Hours as `readDayHours` reads them back: `9:00–12:00, 13:00–17:00`; empty for a day without any. */
export function writeDayHours(spans: readonly MinuteSpan[]): string {
  return spans
    .map(({ startMinute, endMinute }) => `${clockText(startMinute)}–${clockText(endMinute)}`)
    .join(", ");
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
