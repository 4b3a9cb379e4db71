import type { TopicMonth } from "./topic-month.ts";

/** `YYYY-MM`, so many months before another. */
export function monthsBefore(month: string, count: number): string {
  const [year = 0, ordinal = 1] = month.split("-").map(Number);
  const total = year * 12 + (ordinal - 1) - count;
  return `${String(Math.floor(total / 12)).padStart(4, "0")}-${String((total % 12) + 1).padStart(2, "0")}`;
}

/** So many months, the last of them given, oldest first. */
export function lastMonths(last: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, place) => monthsBefore(last, count - 1 - place));
}

/** Things by month and topic, `2026-11 ai`, over all sources; those of all topics under `2026-11 `. */
export function inMonths(
  months: readonly TopicMonth[],
  wanted: readonly string[],
): ReadonlyMap<string, number> {
  const isWanted = new Set(wanted);
  const counts = new Map<string, number>();
  for (const { month, topic, count } of months) {
    if (!isWanted.has(month)) continue;
    const key = `${month} ${topic}`;
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}
