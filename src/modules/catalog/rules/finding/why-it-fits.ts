import { money } from "../publishing/index.ts";
import type { FindQuery } from "./find-query.ts";

/** Where a word of the question was found in an offering: the search index tells it for each hit. */
export interface FoundWord {
  readonly word: string;
  readonly found?: string;
  readonly how: "word" | "synonym" | "spelling" | "beginning" | "phrase";
  readonly fields: readonly string[];
}

/** What is known of an offering that was found. Whatever is left out is no reason. */
export interface Fit {
  readonly matched: readonly FoundWord[];
  readonly isFree?: boolean | undefined;
  /** The least that anyone pays. */
  readonly fromCents?: number | undefined;
  readonly minutes?: number | undefined;
  /** When the session that suits is held, as a person reads it, in the reader's zone. */
  readonly hours?: string | undefined;
  readonly milesAway?: number | undefined;
  /** True when it can be taken without travelling. */
  readonly isOnline?: boolean | undefined;
}

/**
 * Why an offering fits a question, as short phrases in plain words, the weightiest first: where its words are, then
 * which wishes it meets. Only wishes that were expressed are named, and only where what is known bears them out.
 */
export function whyItFits(query: FindQuery, fit: Fit): readonly string[] {
  return [
    ...wordReasons(fit.matched),
    ...moneyReasons(query, fit),
    ...timeReasons(query, fit),
    ...placeReasons(query, fit),
  ];
}

const fieldNames: Readonly<Record<string, string>> = {
  title: "in the title",
  subjects: "among its subjects",
  provider: "in the provider's name",
  summary: "in the description",
};

const fieldOrder = Object.keys(fieldNames);

function wordReasons(matched: readonly FoundWord[]): readonly string[] {
  const plain = new Map<string, string[]>();
  const others: string[] = [];
  for (const each of matched) {
    const place = fieldOrder.find((field) => each.fields.includes(field)) ?? "";
    if (isAsTyped(each)) plain.set(place, [...(plain.get(place) ?? []), quoted(each.word)]);
    else others.push(`${quoted(each.found ?? each.word)} ${fieldNames[place] ?? "found"}, ${because(each)}`);
  }
  const sorted = [...plain].sort(([left], [right]) => rank(left) - rank(right));
  return [...sorted.map(([place, words]) => `${listed(words)} ${fieldNames[place] ?? "found"}`), ...others];
}

function isAsTyped(word: FoundWord): boolean {
  return word.how === "word" || word.how === "phrase" || word.found === undefined;
}

function because(word: FoundWord): string {
  if (word.how === "synonym") return `which means the same as ${quoted(word.word)}`;
  if (word.how === "spelling") return `close to ${quoted(word.word)}`;
  return `which begins with ${quoted(word.word)}`;
}

function rank(field: string): number {
  const place = fieldOrder.indexOf(field);
  return place < 0 ? fieldOrder.length : place;
}

function moneyReasons({ isFree, maxCents }: FindQuery, fit: Fit): readonly string[] {
  if (fit.isFree === true) return isFree || maxCents !== undefined ? ["Free"] : [];
  if (maxCents === undefined || fit.fromCents === undefined || fit.fromCents > maxCents) return [];
  return [`${money(fit.fromCents, "USD")}, within your ${money(maxCents, "USD")}`];
}

function timeReasons(query: FindQuery, { minutes, hours }: Fit): readonly string[] {
  const { maxMinutes } = query;
  const asksForTimes =
    query.days.length > 0 || query.afterMinute !== undefined || query.beforeMinute !== undefined;
  return [
    ...(minutes !== undefined && maxMinutes !== undefined && minutes <= maxMinutes
      ? [`${lengthText(minutes)}, within your ${lengthText(maxMinutes)}`]
      : []),
    ...(asksForTimes && hours !== undefined ? [`${hours}, at a time that suits you`] : []),
  ];
}

function placeReasons(query: FindQuery, { milesAway, isOnline }: Fit): readonly string[] {
  if (query.near === undefined) return [];
  if (milesAway !== undefined && milesAway <= query.withinMiles) {
    const miles = Math.round(milesAway);
    return [miles < 1 ? `Under a mile from ${query.near}` : `${plural(miles, "mile")} from ${query.near}`];
  }
  return isOnline === true ? ["No travel needed"] : [];
}

function quoted(word: string): string {
  return `“${word}”`;
}

/** `a`, `a and b`, `a, b and c`. */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

/** `45 minutes`, `1 hour`, `2 hours 30 minutes`. */
function lengthText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return plural(rest, "minute");
  return rest === 0 ? plural(hours, "hour") : `${plural(hours, "hour")} ${plural(rest, "minute")}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
