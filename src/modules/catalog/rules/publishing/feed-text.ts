import { sessionLine } from "../finding/when.ts";
import { xml } from "./markup-text.ts";
import { costLine, placeLine } from "./plain-lines.ts";
import type { FeedHead, PublishedOffering } from "./published.ts";

/** RSS 2.0, with an Atom self link; a session's start and place also as the event module, which other catalogues read. */
export function rssText(head: FeedHead, offerings: readonly PublishedOffering[]): string {
  const items = offerings.map(({ id, offering, pageUrl, updatedAt }) => {
    const session = offering.sessions[0];
    const place = placeLine(session?.place ?? offering.place);
    return [
      "<item>",
      `<title>${xml(offering.title)}</title>`,
      `<link>${xml(pageUrl)}</link>`,
      `<guid isPermaLink="false">urn:uuid:${id}</guid>`,
      `<pubDate>${rfc822(updatedAt)}</pubDate>`,
      `<description>${xml(asHtml(plainSummary({ id, offering, pageUrl, updatedAt })))}</description>`,
      ...offering.topics.map((topic) => `<category>${xml(topic)}</category>`),
      ...(session === undefined ? [] : [`<ev:startdate>${session.start}</ev:startdate>`]),
      ...(session?.end === undefined ? [] : [`<ev:enddate>${session.end}</ev:enddate>`]),
      ...(place === undefined ? [] : [`<ev:location>${xml(place)}</ev:location>`]),
      "</item>",
    ].join("");
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:ev="http://purl.org/rss/1.0/modules/event/"><channel>',
    `<title>${xml(head.title)}</title><link>${xml(head.pageUrl)}</link><description>${xml(head.description)}</description>`,
    `<atom:link rel="self" type="application/rss+xml" href="${xml(head.feedUrl)}"/><lastBuildDate>${rfc822(head.updatedAt)}</lastBuildDate>`,
    ...items,
    "</channel></rss>\n",
  ].join("\n");
}

/** Atom (RFC 4287). */
export function atomText(head: FeedHead, offerings: readonly PublishedOffering[]): string {
  const entries = offerings.map((published) =>
    [
      "<entry>",
      `<id>urn:uuid:${published.id}</id>`,
      `<title>${xml(published.offering.title)}</title>`,
      `<link rel="alternate" href="${xml(published.pageUrl)}"/>`,
      `<updated>${published.updatedAt}</updated>`,
      `<author><name>${xml(published.offering.provider ?? "Unknown provider")}</name></author>`,
      `<summary>${xml(plainSummary(published))}</summary>`,
      ...published.offering.topics.map((topic) => `<category term="${xml(topic)}"/>`),
      "</entry>",
    ].join(""),
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${xml(head.feedUrl)}</id><title>${xml(head.title)}</title><subtitle>${xml(head.description)}</subtitle><updated>${head.updatedAt}</updated>`,
    `<link rel="self" href="${xml(head.feedUrl)}"/><link rel="alternate" href="${xml(head.pageUrl)}"/>`,
    ...entries,
    "</feed>\n",
  ].join("\n");
}

/** JSON Feed 1.1. */
export function jsonFeedText(head: FeedHead, offerings: readonly PublishedOffering[]): string {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: head.title,
    description: head.description,
    home_page_url: head.pageUrl,
    feed_url: head.feedUrl,
    items: offerings.map((published) => ({
      id: `urn:uuid:${published.id}`,
      url: published.pageUrl,
      external_url: published.offering.registrationUrl ?? published.offering.url,
      title: published.offering.title,
      content_text: plainSummary(published),
      date_modified: published.updatedAt,
      language: published.offering.language,
      tags: published.offering.topics,
      ...(published.offering.provider === undefined
        ? {}
        : { authors: [{ name: published.offering.provider }] }),
    })),
  });
}

/** When, where, what it costs and what it is about, as lines of plain text. */
export function plainSummary({ offering }: PublishedOffering): string {
  const first = offering.sessions[0];
  const when = first === undefined ? "At your own pace" : sessionLine(first, first.zone ?? "UTC");
  const facts = [when, placeLine(first?.place ?? offering.place), costLine(offering.cost), offering.provider]
    .filter(Boolean)
    .join(" · ");
  return offering.summary === "" ? facts : `${facts}\n\n${offering.summary}`;
}

/** A description in RSS is HTML: text that holds marks of markup would be taken for it, and lines would run together. */
function asHtml(text: string): string {
  return text
    .split(/\n{2,}/u)
    .map((paragraph) => `<p>${xml(paragraph).replaceAll("\n", "<br>")}</p>`)
    .join("");
}

function rfc822(instant: string): string {
  return new Date(instant).toUTCString().replace("GMT", "+0000");
}
