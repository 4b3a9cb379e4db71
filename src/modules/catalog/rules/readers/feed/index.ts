export { readFeed } from "./read-feed.ts";
export { parseFeed, type ParseFeedOptions } from "./parse-feed.ts";
export type {
  FeedCategory,
  FeedDate,
  FeedEnclosure,
  FeedEvent,
  FeedLink,
  FeedPerson,
  FeedPodcast,
  FeedText,
  ParsedFeed,
  ParsedItem,
} from "./parsed-feed.ts";
