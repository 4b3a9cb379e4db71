import { compact } from "./compact.ts";
import type { FeedEvent } from "./parsed-feed.ts";
import { textOf, type XmlNode } from "./xml-node.ts";

/** How sites that follow no module call the day, the hours and the place of a meeting, without `_`, `-` and case. */
const MEANINGS: ReadonlyMap<string, keyof Fields> = new Map([
  ...words("start", "startdate startdatetime eventstart eventstartdate eventdate eventdatetime dtstart"),
  ...words("from", "starttime eventstarttime eventtime"),
  ...words("end", "enddate enddatetime eventend eventenddate dtend"),
  ...words("to", "endtime eventendtime"),
  ...words("place", "location eventlocation venue eventvenue venuename"),
]);

interface Fields {
  start?: string;
  from?: string;
  end?: string;
  to?: string;
  place?: string;
}

/** Of these modules each name has a meaning of its own; the custom one of Google Base holds jobs and goods. */
const KNOWN_MODULES =
  /^(?:gc|atom|content|dc|dcterms|itunes|media|podcast|psc|sy|georss|gml|geo|wfw|g|rdf|taxo):/;

/** The meeting that an item states in elements named for what they hold: `<startDate>`, `<event:start_date>`. */
export function eventInNamedFields(item: XmlNode): FeedEvent | undefined {
  const fields: Fields = {};
  for (const node of item.children) {
    const name = node.name.slice(node.name.indexOf(":") + 1).replace(/[_-]/g, "");
    const meaning = MEANINGS.get(name);
    if (meaning === undefined || KNOWN_MODULES.test(node.name)) continue;
    const words = textOf(node);
    if (words !== "") fields[meaning] ??= words;
  }
  const { place } = fields;
  const start = dayAndTime(fields.start, fields.from);
  if (start === undefined) return undefined;
  return compact<FeedEvent>({
    start,
    end: dayAndTime(fields.end ?? fields.start, fields.to) ?? (isDated(fields.end) ? fields.end : undefined),
    from: "startDate",
    place: place === undefined || place.includes("<") ? undefined : { name: place },
  });
}

/** A day with the time beside it; the time alone where it holds the day too; nothing without a day. */
function dayAndTime(day: string | undefined, time: string | undefined): string | undefined {
  if (isDated(time)) return time;
  if (!isDated(day)) return undefined;
  return time === undefined || HAS_TIME.test(day ?? "") ? day : `${day} ${time}`;
}

const HAS_TIME = /\d:\d|\d\s*[ap]\.?m/i;

function isDated(text: string | undefined): boolean {
  return text !== undefined && text.length < 80 && /\b\d{4}|\d\/\d{1,2}\/\d/.test(text);
}

function words(meaning: keyof Fields, names: string): readonly (readonly [string, keyof Fields])[] {
  return names.split(" ").map((name) => [name, meaning] as const);
}
