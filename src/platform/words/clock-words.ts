/** `9:30 am`, `4 pm`, `noon`, `midnight`, of minutes from midnight. Noon has its word: `12 pm` is read both ways. */
export function clockWords(minute: number): string {
  if (minute % 1440 === 720) return "noon";
  if (minute % 1440 === 0) return "midnight";
  const hour = Math.floor(minute / 60) % 24;
  const past = minute % 60;
  const shown = `${((hour + 11) % 12) + 1}${past === 0 ? "" : `:${String(past).padStart(2, "0")}`}`;
  return `${shown} ${hour < 12 ? "am" : "pm"}`;
}
