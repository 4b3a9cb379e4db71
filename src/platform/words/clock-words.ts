/** `9:30 am`, `4 pm`, `noon`, `midnight`, of minutes from midnight. Noon has its word: `12 pm` is read both ways. */
export function clockWords(minute: number): string {
  if (minute % 1440 === 720) return "noon";
  if (minute % 1440 === 0) return "midnight";
  const hour = Math.floor(minute / 60) % 24;
  const past = minute % 60;
  const shown = `${((hour + 11) % 12) + 1}${past === 0 ? "" : `:${String(past).padStart(2, "0")}`}`;
  return `${shown} ${hour < 12 ? "am" : "pm"}`;
}

/**
 * A moment as the language data writes it, in the manner of all pages: `Nov 21, 2026, 8:30 pm`. Newer versions of that data put narrow and
 * thin blanks around, older ones do not.
 */
export function plainMoment(written: string): string {
  return written.replaceAll(/[\u2009\u202F]/gu, " ").replaceAll(/\b[AP]M\b/gu, (half) => half.toLowerCase());
}
