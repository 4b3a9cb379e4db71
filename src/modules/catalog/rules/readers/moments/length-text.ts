import { type Duration, parseDuration } from "#platform/time";

/** `60`, `1.5 hours`, `90 min`, `1:30`, `PT1H`: in minutes. A bare number up to 12 is hours, above it minutes. */
export function lengthMinutes(text: string | undefined): number | undefined {
  const written = text?.trim().slice(0, 60).toLowerCase() ?? "";
  const clock = /^(\d{1,2}):(\d{2})(?::\d{2})?$/u.exec(written);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]) || undefined;
  const iso = /^pt(?:(\d+)h)?(?:(\d+)m)?$/u.exec(written);
  if (iso !== null) return Number(iso[1] ?? 0) * 60 + Number(iso[2] ?? 0) || undefined;
  const hours = /(\d+(?:\.\d+)?)\s*(?:h|hr|hrs|hour|hours)\b/u.exec(written);
  const minutes = /(\d+)\s*(?:m|min|mins|minute|minutes)\b/u.exec(written);
  if (hours !== null || minutes !== null)
    return Math.round(Number(hours?.[1] ?? 0) * 60) + Number(minutes?.[1] ?? 0) || undefined;
  const number = written === "" ? Number.NaN : Number(written);
  if (!(number > 0) || number > 100_000) return undefined;
  return Math.round(number <= 12 ? number * 60 : number);
}

const nothingElse =
  /^(?:\d{1,2}:\d{2}(?::\d{2})?|\d+(?:\.\d+)?\s*h(?:(?:ou)?rs?)?\.?|(?:\d+\s*h(?:(?:ou)?rs?)?\.?,?\s*(?:and\s+)?)?\d+\s*m(?:in(?:ute)?s?)?\.?)$/iu;

/** `PT90M`, and words that say nothing but a length: `3 hours a week` is none, and neither is a bare number. */
export function statedLength(text: string): Duration | undefined {
  const minutes = nothingElse.test(text.trim()) ? lengthMinutes(text) : undefined;
  return (
    parseDuration(text) ??
    (minutes === undefined
      ? undefined
      : { years: 0, months: 0, days: 0, seconds: minutes * 60, isNegative: false })
  );
}
