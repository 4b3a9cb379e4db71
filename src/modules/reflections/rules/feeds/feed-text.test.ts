import { parseFeed } from "feedsmith";
import { expect, test } from "vitest";
import { feedText } from "./feed-text.ts";

const head = {
  title: "Reads & writes",
  description: "Reflections",
  feedUrl: "https://learn.example/journals/a/feed",
  pageUrl: "https://learn.example/journals/a",
  updatedAt: "2026-11-22T12:00:00Z",
};
const item = {
  id: "01900000-0000-7000-8000-000000000001",
  url: "https://learn.example/reflections/1",
  title: "Songs < rugs",
  authorName: "Shelf \u0007Reader",
  html: "<p>Three &amp; no more</p>",
  summary: "Three & no more",
  topics: ["Early literacy"],
  publishedAt: "2026-11-21T12:00:00Z",
  updatedAt: "2026-11-22T12:00:00Z",
};

test.each(["atom", "rss", "json"] as const)("an independent reader understands the %s feed", (form) => {
  const { feed } = parseFeed(feedText(form, head, [item])) as { feed: ParsedFeed };

  expect(textOf(feed.title)).toBe("Reads & writes");
  expect((feed.items ?? feed.entries ?? []).map(({ title }) => textOf(title))).toEqual(["Songs < rugs"]);
});

type Title = string | { readonly value?: string };

interface ParsedFeed {
  readonly title?: Title;
  readonly items?: readonly { readonly title?: Title }[];
  readonly entries?: readonly { readonly title?: Title }[];
}

/** Atom says of a text what kind it is. */
function textOf(title: Title | undefined): string | undefined {
  return typeof title === "string" ? title : title?.value;
}
