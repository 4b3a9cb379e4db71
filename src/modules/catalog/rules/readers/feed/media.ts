import { absoluteUrl } from "./addresses.ts";
import { compact } from "./compact.ts";
import type { FeedEnclosure, FeedLink } from "./parsed-feed.ts";
import { attribute, attributesOf, child, childrenOf, type XmlNode } from "./xml-node.ts";

/** What an item carries with it: RSS enclosures; those without an address are left out. */
export function rssEnclosures(item: XmlNode): FeedEnclosure[] {
  return childrenOf(item, "enclosure").flatMap(mediaFile);
}

/** Media RSS contents, those of groups after the item's own. */
export function mediaFiles(item: XmlNode): FeedEnclosure[] {
  const groups = childrenOf(item, "media:group");
  return [item, ...groups].flatMap((holder) => childrenOf(holder, "media:content").flatMap(mediaFile));
}

/** Atom's enclosures are links. */
export function atomEnclosures(links: readonly FeedLink[]): FeedEnclosure[] {
  return links.flatMap(({ rel, href, type, length, title }) =>
    rel === "enclosure" && href !== undefined
      ? [compact<FeedEnclosure>({ url: href, type, length, title })]
      : [],
  );
}

/** The picture that stands for an item: of the podcast, a thumbnail, or a picture among its files. */
export function itemImage(item: XmlNode, files: readonly FeedEnclosure[]): string | undefined {
  return (
    thumbnail(item) ??
    childrenOf(item, "media:group").map(thumbnail).find(Boolean) ??
    files.find(({ type }) => type?.startsWith("image"))?.url
  );
}

function thumbnail(holder: XmlNode): string | undefined {
  const node = child(holder, "media:thumbnail") ?? childrenOf(holder, "media:content").find(isPicture);
  return node && absoluteUrl(attribute(node, "url"), node.base);
}

function isPicture(node: XmlNode): boolean {
  return attribute(node, "medium") === "image";
}

function mediaFile(node: XmlNode): FeedEnclosure[] {
  const attributes = attributesOf(node);
  const url = absoluteUrl(attributes.get("url"), node.base);
  if (url === undefined || url === "") return [];
  const length = attributes.get("length") ?? attributes.get("filesize");
  return [compact<FeedEnclosure>({ url, type: attributes.get("type"), length })];
}
