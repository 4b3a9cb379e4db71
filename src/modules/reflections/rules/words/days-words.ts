import { dayWords } from "./when-words.ts";

/** One local day, or from the first to the last, in words. */
export function daysWords(from: string, to: string): string {
  const words = (day: string) => dayWords(`${day}T12:00:00Z`, "UTC");
  return from === to ? words(from) : `${words(from)} to ${words(to)}`;
}
