import { absoluteUrl } from "./addresses.ts";
import { compact } from "./compact.ts";
import type { FeedChapter, FeedContributor, FeedPerson, FeedPodcast } from "./parsed-feed.ts";
import { attribute, attributesOf, child, childrenOf, childText, textOf, type XmlNode } from "./xml-node.ts";

/** What the iTunes, Podcasting 2.0 and Podlove modules say of a feed or an item; undefined when they say nothing. */
export function podcastOf(node: XmlNode): FeedPodcast | undefined {
  const isPodcast = node.children.some(
    ({ name }) => name.startsWith("itunes:") || name.startsWith("podcast:") || name.startsWith("psc:"),
  );
  if (!isPodcast) return undefined;
  const podcast = compact<FeedPodcast>({
    author: childText(node, "itunes:author"),
    owner: owner(child(node, "itunes:owner")),
    subtitle: childText(node, "itunes:subtitle"),
    summary: childText(node, "itunes:summary"),
    durationSeconds: clockSeconds(childText(node, "itunes:duration")),
    imageUrl: image(child(node, "itunes:image")),
    isExplicit: explicitness(childText(node, "itunes:explicit")),
    categories: filled(childrenOf(node, "itunes:category").map(categoryPath)),
    keywords: filled(keywords(childText(node, "itunes:keywords"))),
    type: childText(node, "itunes:type", "itunes:episodetype")?.toLowerCase(),
    episode: count(childText(node, "itunes:episode", "podcast:episode")),
    season: count(childText(node, "itunes:season", "podcast:season")),
    isLocked: childText(node, "podcast:locked")?.toLowerCase() === "yes" ? true : undefined,
    fundingUrl: attribute(child(node, "podcast:funding"), "url"),
    transcriptUrl: attribute(child(node, "podcast:transcript"), "url"),
    chaptersUrl: attribute(child(node, "podcast:chapters"), "url"),
    chapters: filled(childrenOf(child(node, "psc:chapters"), "psc:chapter").flatMap(chapter)),
    persons: filled(childrenOf(node, "podcast:person").map(person)),
  });
  return Object.keys(podcast).length > 0 ? podcast : undefined;
}

/** Seconds of `HH:MM:SS`, `MM:SS` or plain seconds, fractions cut off; undefined for anything else. */
export function clockSeconds(written: string | undefined): number | undefined {
  const match = /^(?:(?:(\d+):)?(\d{1,3}):)?(\d+)(?:\.\d+)?$/.exec(written?.trim() ?? "");
  if (!match) return undefined;
  return Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3]);
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

function owner(node: XmlNode | undefined): FeedPerson | undefined {
  if (!node) return undefined;
  return compact<FeedPerson>({
    name: childText(node, "itunes:name"),
    email: childText(node, "itunes:email"),
  });
}

function image(node: XmlNode | undefined): string | undefined {
  if (!node) return undefined;
  return absoluteUrl(attribute(node, "href") ?? textOf(node), node.base);
}

function explicitness(written: string | undefined): boolean | undefined {
  const word = written?.trim().toLowerCase();
  if (word === "yes" || word === "true" || word === "explicit") return true;
  return word === "no" || word === "false" || word === "clean" ? false : undefined;
}

function keywords(written: string | undefined): string[] {
  return (written ?? "")
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

function count(written: string | undefined): number | undefined {
  return written !== undefined && /^\d{1,9}$/.test(written) ? Number(written) : undefined;
}

/** Subcategories stand inside their category; a nesting deeper than any real one is cut. */
function categoryPath(node: XmlNode): readonly string[] {
  const path: string[] = [];
  let current: XmlNode | undefined = node;
  while (current && path.length < 8) {
    path.push((attribute(current, "text") ?? "").trim());
    current = child(current, "itunes:category");
  }
  return path;
}

function chapter(node: XmlNode): FeedChapter[] {
  const attributes = attributesOf(node);
  const startSeconds = clockSeconds(attributes.get("start"));
  const title = attributes.get("title");
  if (startSeconds === undefined || title === undefined) return [];
  return [
    compact<FeedChapter>({
      startSeconds,
      title,
      href: attributes.get("href"),
      imageUrl: attributes.get("image"),
    }),
  ];
}

function person(node: XmlNode): FeedContributor {
  const attributes = attributesOf(node);
  return compact<FeedContributor>({
    name: textOf(node),
    role: attributes.get("role")?.toLowerCase() ?? "host",
    group: attributes.get("group")?.toLowerCase() ?? "cast",
    href: attributes.get("href"),
    imageUrl: attributes.get("img"),
  });
}
