import { anything, filterCount, type FindQuery, findQueryString } from "./find-query.ts";
import { questionInWords } from "./question-in-words.ts";

/** A question near the one that was asked. */
export interface WayOut {
  /** `Without “at most 5 minutes”` */
  readonly label: string;
  readonly query: FindQuery;
}

// What is wished together is given up together.
const wishes: readonly (readonly (keyof FindQuery)[])[] = [
  ["fitsMe"],
  ["maxMinutes"],
  ["days"],
  ["afterMinute", "beforeMinute"],
  ["near", "withinMiles"],
  ["isFree"],
  ["maxCents"],
  ["ways"],
  ["kinds"],
  ["topics"],
  ["audiences"],
  ["credits"],
  ["languages"],
  ["from", "to"],
  ["text"],
];

/** Questions that wish for one thing less, then for the words alone, then for past sessions too. */
export function waysOut(query: FindQuery, names: ReadonlyMap<string, string>): readonly WayOut[] {
  const first = { ...query, page: 1 };
  const wanted = findQueryString(first);
  const oneLess = wishes.flatMap((wish) => {
    const less = { ...first, ...picked(anything, wish) };
    if (findQueryString(less) === wanted) return [];
    const words = questionInWords({ ...anything, ...picked(query, wish) }, names);
    return [{ label: `Without ${words.startsWith("“") ? words : `“${words}”`}`, query: less }];
  });
  const wordsAlone = { ...anything, text: query.text, order: query.order, zone: query.zone };
  return [
    ...oneLess,
    ...(query.text !== "" && filterCount(query) > 1
      ? [{ label: `“${query.text}” without any filter`, query: wordsAlone }]
      : []),
    ...(query.includesPast
      ? []
      : [
          { label: "Among past sessions too: some have recordings", query: { ...first, includesPast: true } },
        ]),
  ];
}

function picked(query: FindQuery, keys: readonly (keyof FindQuery)[]): Partial<FindQuery> {
  return Object.fromEntries(keys.map((key) => [key, query[key]]));
}
