import { formatDate, parseDate, weekdayOf } from "#platform/time";
import { type FindQuery, weekdays } from "./find-query.ts";
import { questionInWords } from "./question-in-words.ts";
import type { WayOut } from "./ways-out.ts";

interface Reading {
  /** Matched in small letters, between spaces. */
  readonly words: string;
  /** Given what its brackets hold. */
  readonly wish: (found: string, today: string) => Partial<FindQuery>;
}

const fixed = (words: string, wish: Partial<FindQuery>): Reading => ({ words, wish: () => wish });
const noMore = String.raw`(?:(?:under|below|up to|at most|no more than|less than|within|max\.?) )`;

// Longer ones first: what is read is taken out of the words.
const readings: readonly Reading[] = [
  { words: String.raw`near (\d{5})`, wish: (zip) => ({ near: zip }) },
  { words: String.raw`near ([a-z][a-z .'-]+, ?[a-z]{2})`, wish: (town) => ({ near: titled(town) }) },
  {
    words: String.raw`${noMore}?\$(\d{1,4})(?: or less)?`,
    wish: (dollars) => ({ maxCents: Number(dollars) * 100 }),
  },
  {
    words: String.raw`${noMore}?(?:an?[ -])?(\d{1,3})[ -]?min(?:ute)?s?(?: or less)?`,
    wish: (minutes) => ({ maxMinutes: Number(minutes) }),
  },
  fixed(String.raw`${noMore}?(?:half[ -]an?[ -]hour|half[ -]hour)`, { maxMinutes: 30 }),
  fixed(String.raw`${noMore}?(?:an|one|1)[ -]?(?:hour|hr)(?: or less)?`, { maxMinutes: 60 }),
  fixed(
    String.raw`(?:(?:in|on|at|over|during) )?(?:my |the )?lunch(?:time|[ -](?:hour|break|time))s?|over lunch`,
    {
      afterMinute: 11 * 60,
      beforeMinute: 14 * 60,
    },
  ),
  fixed(String.raw`(?:in the )?mornings?`, { beforeMinute: 12 * 60 }),
  fixed(String.raw`(?:in the )?afternoons?`, { afterMinute: 12 * 60, beforeMinute: 17 * 60 }),
  fixed(String.raw`(?:in the )?evenings?|after work`, { afterMinute: 17 * 60 }),
  fixed(String.raw`(?:on )?weekdays?`, { days: weekdays.slice(0, 5) }),
  fixed(String.raw`(?:on )?weekends?`, { days: weekdays.slice(5) }),
  {
    words: String.raw`(?:on )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?`,
    wish: (day) => ({ days: weekdays.filter((short) => day.startsWith(short)) }),
  },
  { words: "today", wish: (_, today) => ({ from: today, to: today }) },
  { words: "tomorrow", wish: (_, today) => ({ from: dayAfter(today, 1), to: dayAfter(today, 1) }) },
  { words: "this week", wish: (_, today) => ({ from: today, to: dayAfter(today, daysToSunday(today)) }) },
  {
    words: "next week",
    wish: (_, today) => ({
      from: dayAfter(today, daysToSunday(today) + 1),
      to: dayAfter(today, daysToSunday(today) + 7),
    }),
  },
  fixed(String.raw`(?:for )?free(?: of charge)?|no cost|at no cost`, { isFree: true }),
  fixed(String.raw`self[ -]?paced|(?:at )?(?:(?:my|your|one's) )?own pace|on[ -]demand|asynchronous`, {
    ways: ["own-pace"],
  }),
  fixed("live online|live virtual", { ways: ["live-online"] }),
  fixed("online|virtual", { ways: ["live-online", "own-pace"] }),
  fixed("in[ -]person|face[ -]to[ -]face|on[ -]?site", { ways: ["in-person"] }),
  {
    words: "(webinar|workshop|conference|course|chat|article)s?",
    wish: (kind) => ({ kinds: [kind] }),
  },
  fixed("in spanish|en español", { languages: ["es"] }),
];

const alone = (words: string, flags: string) =>
  new RegExp(String.raw`(?<=^|\s)(?:${words})(?=$|[\s,;.?!])`, flags);
const patterns = readings.map(({ words, wish }) => ({ pattern: alone(words, "giu"), wish }));
/** Most questions have none of them, which is known in one go. */
const anyPattern = alone(readings.map(({ words }) => words).join("|"), "iu");

/**
 * What somebody may have meant who wrote “free webinar on Fridays”: the same question, with words that say what a filter
 * asks taken for the filter, and called by what it then asks: `“storytime”, free, webinar`. Quoted words are left alone.
 * Undefined where there are none.
 */
export function wordsAsFilters(
  query: FindQuery,
  names: ReadonlyMap<string, string>,
  today: string,
): WayOut | undefined {
  const wishes: Partial<FindQuery>[] = [];
  const left = outsideQuotes(query.text, (words) =>
    anyPattern.test(words)
      ? patterns.reduce((text, { pattern, wish }) => {
          for (const [, found = ""] of text.matchAll(pattern)) wishes.push(wish(found.toLowerCase(), today));
          return text.replaceAll(pattern, " ");
        }, words)
      : words,
  );
  if (wishes.length === 0) return undefined;
  const read: FindQuery = { ...wishes.reduce(together, query), text: withoutEnds(left), page: 1 };
  return { label: questionInWords({ ...read, zone: undefined }, names), query: read };
}

/** Lists grow by what is wished, anything else is what was said last. */
function together(query: FindQuery, wish: Partial<FindQuery>): FindQuery {
  return {
    ...query,
    ...wish,
    days: weekdays.filter((day) => query.days.includes(day) || wish.days?.includes(day) === true),
    ways: [...new Set([...query.ways, ...(wish.ways ?? [])])],
    kinds: [...new Set([...query.kinds, ...(wish.kinds ?? [])])],
    languages: [...new Set([...query.languages, ...(wish.languages ?? [])])],
  };
}

function outsideQuotes(text: string, read: (words: string) => string): string {
  return text
    .split(/("[^"]*")/u)
    .map((part) => (part.startsWith('"') ? part : read(part)))
    .join("");
}

const joining = "a an the about on for in at of with and or that is are".split(" ");

/** Without the words that joined what was read to the others, and without what parted them. */
function withoutEnds(text: string): string {
  const words = text.split(/[\s,;]+/u).filter((word) => word !== "" && !/^[.?!]+$/u.test(word));
  const isJoining = (word: string) => joining.includes(word.toLowerCase());
  const first = words.findIndex((word) => !isJoining(word));
  const last = words.findLastIndex((word) => !isJoining(word));
  return first < 0 ? "" : words.slice(first, last + 1).join(" ");
}

function titled(place: string): string {
  const [town = "", state = ""] = place.split(",").map((part) => part.trim());
  return `${town.replaceAll(/(?<=^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase())}, ${state.toUpperCase()}`;
}

function dayAfter(date: string, days: number): string {
  return formatDate((parseDate(date) ?? 0) + days);
}

/** 0 on a Sunday. */
function daysToSunday(date: string): number {
  return 6 - weekdayOf(parseDate(date) ?? 0);
}
