import type { FeedEvent } from "./parsed-feed.ts";

/** Drupal 7 gives the instants of its dates in `content`, of one day or of a start and an end. */
const DISPLAYED = /<span\b[^<>]{0,300}\bclass="date-display-(single|start|end)"[^<>]{0,300}>/g;
/** From Drupal 8 on, a field of dates holds `<time>`; that of a single date must be named for an event's. */
const FIELD =
  /class="[^"<>]{0,200}\bfield--(?:name-[\w-]{1,80} [^"<>]{0,200}\bfield--type-(?:daterange|smartdate)|name-[\w-]{0,80}(?:event|start|when)[\w-]{0,80} [^"<>]{0,200}\bfield--type-datetime)\b[^"<>]{0,200}"/;
const TIME = /<time\b[^<>]{0,300}\bdatetime="([^"<>]{10,40})"/g;
const LONGEST_FIELD = 1_500;

/** The dates that Drupal marks up in the text of an item: the fields of an event, not when the text was written. */
export function eventInDrupalFields(markup: string): FeedEvent | undefined {
  if (markup.includes("date-display-")) return eventDisplayed(markup);
  if (!markup.includes("field--type-")) return undefined;
  const field = FIELD.exec(markup);
  if (!field) return undefined;
  const rest = markup.slice(field.index, field.index + LONGEST_FIELD);
  const nextField = rest.indexOf('class="field ', 20);
  const [start, end] = [...rest.slice(0, nextField < 0 ? undefined : nextField).matchAll(TIME)].map(
    (match) => match[1],
  );
  return start === undefined ? undefined : eventOf(start, end);
}

function eventDisplayed(markup: string): FeedEvent | undefined {
  const stated = new Map<string, string>();
  for (const [tag, part = ""] of markup.slice(0, 20_000).matchAll(DISPLAYED)) {
    const content = /\bcontent="([^"<>]{10,40})"/.exec(tag)?.[1];
    if (content !== undefined && !stated.has(part)) stated.set(part, content);
  }
  const start = stated.get("start") ?? stated.get("single");
  return start === undefined ? undefined : eventOf(start, stated.get("end"));
}

/** Midnight alone, or from midnight to midnight, is Drupal's way of writing days. */
function eventOf(start: string, end: string | undefined): FeedEvent {
  const isAllDay = isMidnight(start) && (end === undefined || isMidnight(end));
  return {
    start,
    ...(end === undefined || end === start ? {} : { end }),
    ...(isAllDay ? { isAllDay } : {}),
    from: "text",
  };
}

function isMidnight(time: string): boolean {
  return /T00:00:00(?!Z)/.test(time);
}
