export { readFeed } from "./read-feed.ts";
export { parseFeed } from "./parse-feed.ts";
export type { FeedDate, FeedEnclosure, FeedPerson, ParsedFeed, ParsedItem } from "./parsed-feed.ts";
