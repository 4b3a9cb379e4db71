import { parseDate } from "#platform/time";
import { money } from "../publishing/index.ts";
import type { FindQuery, Weekday } from "./find-query.ts";
import { kindLabels, labelOf, languageLabel, wayLabels } from "./labels.ts";

/**
 * A question as a person would say it: “makerspace teens”, free, at most 60 minutes, within 25 miles of 11217. Topics and
 * audiences are called by `names` where it knows them. Order and page are left out.
 */
export function questionInWords(query: FindQuery, names: ReadonlyMap<string, string>): string {
  const named = (value: string) => names.get(value) ?? labelOf(value);
  const parts = [
    query.text === "" ? "" : `“${query.text}”`,
    query.isFree ? "free" : "",
    query.maxCents === undefined ? "" : `at most ${money(query.maxCents, "USD")}`,
    query.maxMinutes === undefined ? "" : `at most ${query.maxMinutes} minutes`,
    query.near === undefined ? "" : `within ${distance(query.withinMiles)} of ${query.near}`,
    choice("", query.ways, (way) => lower(labelIn(wayLabels, way))),
    choice("", query.kinds, (kind) => lower(labelIn(kindLabels, kind))),
    choice("about ", query.topics, (topic) => lower(named(topic))),
    choice("for ", query.audiences, (audience) => lower(named(audience))),
    query.credits.includes(anyCredit)
      ? "with credit"
      : choice("with credit: ", query.credits, (credit) => lower(labelOf(credit))),
    choice("in ", query.languages, languageLabel),
    times(query),
    dates(query),
    query.includesPast ? "past sessions too" : "",
    query.fitsMe ? "fits my schedule" : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "Everything to come" : parts.join(", ");
}

// What Find calls credit of any kind.
const anyCredit = "any";

const weekdayNames: Readonly<Record<Weekday, string>> = {
  mon: "Mondays",
  tue: "Tuesdays",
  wed: "Wednesdays",
  thu: "Thursdays",
  fri: "Fridays",
  sat: "Saturdays",
  sun: "Sundays",
};

/** `webinar or workshop`; empty when nothing is chosen. */
function choice<Value extends string>(
  before: string,
  values: readonly Value[],
  word: (value: Value) => string,
): string {
  const words = values.map(word);
  if (words.length === 0) return "";
  const last = words.at(-1) ?? "";
  return before + (words.length === 1 ? last : `${words.slice(0, -1).join(", ")} or ${last}`);
}

/** Days and hours of the week; the zone they are meant in, when it was given. */
function times(query: FindQuery): string {
  const asked = [choice("on ", query.days, (day) => weekdayNames[day]), hours(query)]
    .filter(Boolean)
    .join(", ");
  if (asked === "" || query.zone === undefined) return asked;
  return `${asked} (${query.zone.replaceAll("_", " ")} time)`;
}

function hours({ afterMinute, beforeMinute }: FindQuery): string {
  if (afterMinute !== undefined && beforeMinute !== undefined)
    return `between ${clock(afterMinute)} and ${clock(beforeMinute)}`;
  if (afterMinute !== undefined) return `from ${clock(afterMinute)} on`;
  return beforeMinute === undefined ? "" : `over by ${clock(beforeMinute)}`;
}

function dates({ from, to }: FindQuery): string {
  if (from !== undefined && to !== undefined) return `from ${day(from)} to ${day(to)}`;
  if (from !== undefined) return `from ${day(from)} on`;
  return to === undefined ? "" : `until ${day(to)}`;
}

const dayFormat = new Intl.DateTimeFormat("en-US", {
  timeZone: "UTC",
  month: "short",
  day: "numeric",
  year: "numeric",
});

function day(date: string): string {
  const number = parseDate(date);
  return number === undefined ? date : dayFormat.format(number * 86_400_000);
}

/** `1 pm`, `1:30 pm`, `noon`, `midnight`. */
function clock(minute: number): string {
  if (minute === 720) return "noon";
  if (minute % 1440 === 0) return "midnight";
  const hour = Math.floor(minute / 60);
  const rest = minute % 60;
  const shown = `${hour % 12 === 0 ? 12 : hour % 12}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
  return `${shown} ${hour < 12 ? "am" : "pm"}`;
}

function distance(miles: number): string {
  const rounded = Number(miles.toFixed(1));
  return `${rounded} ${rounded === 1 ? "mile" : "miles"}`;
}

function labelIn(labels: Readonly<Record<string, string>>, value: string): string {
  return labels[value] ?? labelOf(value);
}

// Names such as LGBTQ+ or ALA keep their capitals.
function lower(label: string): string {
  return /^\p{Lu}[\p{Ll}\s]/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
