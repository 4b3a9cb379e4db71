import { formatInstant, parseDate, SECONDS_PER_DAY } from "#platform/time";

const firstHour = 14;
const hours = 7;

/** When something made up was written: so many days ago, in the working hours of American libraries, not always at the same. */
export function writtenAt(today: string, daysAgo: number): string {
  const hour = firstHour + ((daysAgo * 3) % hours);
  const minute = (daysAgo * 17) % 60;
  return formatInstant(((parseDate(today) ?? 0) - daysAgo) * SECONDS_PER_DAY + hour * 3600 + minute * 60);
}
