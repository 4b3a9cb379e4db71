/** How offerings leave the house: as a calendar, as feeds, as structured data. Pure. */
export { calendarText } from "./calendar-text.ts";
export { atomText, jsonFeedText, rssText } from "./feed-text.ts";
export { xml } from "./markup-text.ts";
export { costLine, money, placeLine } from "./plain-lines.ts";
export type { FeedHead, PublishedOffering } from "./published.ts";
export { structuredPage } from "./structured-page.ts";
