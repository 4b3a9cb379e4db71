import { daysWords } from "../words/days-words.ts";
import type { TripFacts } from "./trip-form.ts";

/** Where and when a trip was, in words. */
export function tripLede({ from, place, to }: TripFacts): string {
  return [place, daysWords(from, to)].filter((part) => part !== "").join(" · ");
}
