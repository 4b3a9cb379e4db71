/** What a feed says of itself. */
export interface FeedHead {
  readonly title: string;
  readonly description: string;
  readonly feedUrl: string;
  readonly pageUrl: string;
  /** When anything in it last changed. */
  readonly updatedAt: string;
}

/** One reflection in a feed: nothing in it leads to an account. */
export interface FeedItem {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly authorName: string;
  /** HTML, as on the page. */
  readonly html: string;
  /** The first words. */
  readonly summary: string;
  readonly topics: readonly string[];
  readonly publishedAt: string;
  readonly updatedAt: string;
}

/** A feed in one of its forms. */
export function feedText(form: "atom" | "rss" | "json", head: FeedHead, items: readonly FeedItem[]): string {
  switch (form) {
    case "atom":
      return atomText(head, items);
    case "rss":
      return rssText(head, items);
    case "json":
      return jsonText(head, items);
    default:
      return form satisfies never;
  }
}

/** Atom (RFC 4287). */
function atomText(head: FeedHead, items: readonly FeedItem[]): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${xml(head.feedUrl)}</id><title>${xml(head.title)}</title><subtitle>${xml(head.description)}</subtitle><updated>${head.updatedAt}</updated>`,
    `<link rel="self" href="${xml(head.feedUrl)}"/><link rel="alternate" href="${xml(head.pageUrl)}"/>`,
    ...items.map((item) =>
      [
        `<entry><id>urn:uuid:${item.id}</id><title>${xml(item.title)}</title>`,
        `<link rel="alternate" href="${xml(item.url)}"/>`,
        `<published>${item.publishedAt}</published><updated>${item.updatedAt}</updated>`,
        `<author><name>${xml(item.authorName)}</name></author>`,
        `<summary>${xml(item.summary)}</summary><content type="html">${xml(item.html)}</content>`,
        ...item.topics.map((topic) => `<category term="${xml(topic)}"/>`),
        "</entry>",
      ].join(""),
    ),
    "</feed>\n",
  ].join("\n");
}

/** RSS 2.0 with an Atom self link; the writer's name by Dublin Core, since RSS itself wants an e-mail address there. */
function rssText(head: FeedHead, items: readonly FeedItem[]): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>',
    `<title>${xml(head.title)}</title><link>${xml(head.pageUrl)}</link><description>${xml(head.description)}</description>`,
    `<atom:link rel="self" type="application/rss+xml" href="${xml(head.feedUrl)}"/><lastBuildDate>${rfc822(head.updatedAt)}</lastBuildDate>`,
    ...items.map((item) =>
      [
        `<item><title>${xml(item.title)}</title><link>${xml(item.url)}</link>`,
        `<guid isPermaLink="false">urn:uuid:${item.id}</guid><pubDate>${rfc822(item.publishedAt)}</pubDate>`,
        `<dc:creator>${xml(item.authorName)}</dc:creator><description>${xml(item.html)}</description>`,
        ...item.topics.map((topic) => `<category>${xml(topic)}</category>`),
        "</item>",
      ].join(""),
    ),
    "</channel></rss>\n",
  ].join("\n");
}

/** JSON Feed 1.1. */
function jsonText(head: FeedHead, items: readonly FeedItem[]): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: head.title,
    description: head.description,
    home_page_url: head.pageUrl,
    feed_url: head.feedUrl,
    items: items.map((item) => ({
      id: `urn:uuid:${item.id}`,
      url: item.url,
      title: item.title,
      summary: item.summary,
      content_html: item.html,
      date_published: item.publishedAt,
      date_modified: item.updatedAt,
      authors: [{ name: item.authorName }],
      tags: item.topics,
    })),
  });
}

function rfc822(instant: string): string {
  return new Date(instant).toUTCString();
}

/** Text as XML content or attribute value; characters that XML 1.0 cannot carry are dropped. */
function xml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
