/** A time of day as written: seconds since midnight, and the words it stood in. */
export interface ClockReading {
  readonly seconds: number;
  /** `am` or `pm` was written, or the hour leaves no doubt. */
  readonly isCertain: boolean;
  readonly index: number;
  readonly length: number;
}

const clock =
  /(?<![\d:.,/+])(?:(\d{1,2})(?:[:.h](\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?)?\s*([ap])\.?\s?m\b\.?|(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d{1,9})?(?![\d:])|\b(noon|midnight|midday)\b)/giu;

/** The times of day in a text, in order: `2:00 PM`, `2 p.m.`, `14:00`, `noon`. */
export function clocksIn(text: string): readonly ClockReading[] {
  const found: ClockReading[] = [];
  for (const match of text.matchAll(clock)) {
    const seconds = secondsOf(match);
    if (seconds === undefined) continue;
    found.push({
      seconds,
      isCertain: match[4] !== undefined || match[8] !== undefined || Number(match[5]) > 12,
      index: match.index,
      length: match[0].length,
    });
  }
  return withSharedHalf(text, found);
}

function secondsOf(match: RegExpExecArray): number | undefined {
  if (match[8] !== undefined) return match[8].toLowerCase() === "midnight" ? 0 : 43_200;
  const isPlain = match[4] === undefined;
  let hour = Number(isPlain ? match[5] : match[1]);
  const minute = Number((isPlain ? match[6] : match[2]) ?? 0);
  const second = Number((isPlain ? match[7] : match[3]) ?? 0);
  if (minute > 59 || second > 60) return undefined;
  if (!isPlain) {
    if (hour > 12 || hour === 0) return undefined;
    hour = (hour % 12) + (match[4]?.toLowerCase() === "p" ? 12 : 0);
  } else if (hour > 24 || (hour === 24 && minute > 0)) return undefined;
  return hour * 3600 + minute * 60 + second;
}

/** `2-3 pm` and `2:00 to 3:30 PM`: the first time takes the half of the day that the second states. */
function withSharedHalf(text: string, found: readonly ClockReading[]): readonly ClockReading[] {
  const [first, second] = found;
  if (first === undefined) return found;
  if (second !== undefined && !first.isCertain && second.isCertain && first.seconds < 46_800) {
    const shifted = sharedHalf(first.seconds, second.seconds);
    return [{ ...first, seconds: shifted, isCertain: true }, ...found.slice(1)];
  }
  const before = /(?<![\d:./])(\d{1,2})\s*(?:-|–|—|to)\s*$/iu.exec(text.slice(0, first.index));
  const hour = Number(before?.[1]);
  if (before === null || !first.isCertain || hour < 1 || hour > 12) return found;
  const seconds = sharedHalf((hour % 12) * 3600, first.seconds);
  return [{ seconds, isCertain: true, index: before.index, length: before[0].length }, ...found];
}

function sharedHalf(seconds: number, end: number): number {
  const morning = seconds % 43_200;
  return end >= 43_200 && morning + 43_200 < end ? morning + 43_200 : morning;
}
