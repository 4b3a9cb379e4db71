import type { Alternate } from "#ui";

/** The forms of a feed, by the ending of its address. */
export const feedTypes = {
  atom: { name: "Atom", type: "application/atom+xml" },
  rss: { name: "RSS", type: "application/rss+xml" },
  json: { name: "JSON Feed", type: "application/feed+json" },
} as const;

export type FeedEnding = keyof typeof feedTypes;

/** The endings, in the order they are offered. */
export const feedEndings = Object.keys(feedTypes) as readonly FeedEnding[];

/** The open feeds below a path. */
export function feedAlternates(path: string): readonly Alternate[] {
  return feedEndings.map((ending) => ({
    href: `${path}/feed.${ending}`,
    type: feedTypes[ending].type,
    title: feedTypes[ending].name,
  }));
}
