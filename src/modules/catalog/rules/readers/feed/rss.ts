import { absoluteUrl } from "./addresses.ts";
import { compact } from "./compact.ts";
import { coordinatesOf, eventOf } from "./event-modules.ts";
import { looksLikeMarkup, rssText } from "./feed-text.ts";
import { atomLinks, dateChild, hrefOf } from "./links.ts";
import { itemImage, mediaFiles, rssEnclosures } from "./media.ts";
import type { FeedCategory, FeedLink, FeedPerson, FeedSource, ParsedItem } from "./parsed-feed.ts";
import { personFrom } from "./people.ts";
import { podcastOf } from "./podcast.ts";
import { attribute, child, childrenOf, childText, textOf, type XmlNode } from "./xml-node.ts";

/** The elements of an RSS item, in any version; what else stands unprefixed in one is its own invention. */
const ITEM_NAMES = new Set(
  "title link description author category comments enclosure guid pubdate source image language copyright rights date content summary id updated published".split(
    " ",
  ),
);

/** An item of RSS 0.9 to 2.0 or RSS 1.0 (RDF). */
export function rssItem(node: XmlNode, position: number, warnings: readonly string[]): ParsedItem {
  const title =
    rssText(child(node, "title")) ?? rssText(child(node, "dc:title")) ?? rssText(child(node, "media:title"));
  const link = linkText(child(node, "link"));
  const atom = atomLinks(node, "atom:link");
  const guid = child(node, "guid");
  const enclosures = rssEnclosures(node);
  const media = mediaFiles(node);
  return compact<ParsedItem>({
    title: title?.value,
    titleKind: title?.kind,
    summary: rssText(child(node, "description")) ?? rssText(child(node, "dc:description")),
    content: rssText(
      child(node, "content:encoded") ??
        child(node, "xhtml:body") ??
        child(node, "fullitem") ??
        child(node, "body"),
    ),
    link: link ?? hrefOf(atom, "alternate"),
    links: [...(link === undefined ? [] : [{ href: link }]), ...atom],
    id: guid && (textOf(guid) || undefined),
    isIdPermalink: guid && (attribute(guid, "ispermalink") ?? "true").trim().toLowerCase() !== "false",
    about: attribute(node, "about"),
    published: dateChild(node, "pubdate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published"),
    updated: dateChild(node, "dcterms:modified", "atom:updated"),
    authors: itemAuthors(node),
    contributors: childrenOf(node, "dc:contributor").flatMap((person) => personFrom(textOf(person)) ?? []),
    categories: rssCategories(node),
    enclosures,
    media,
    imageUrl: itemImage(node, [...media, ...enclosures]),
    language: childText(node, "dc:language", "language") ?? node.language,
    rights: childText(node, "dc:rights", "copyright"),
    comments: childText(node, "comments"),
    source: source(child(node, "source")),
    coordinates: coordinatesOf(node),
    event: eventOf(node),
    podcast: podcastOf(node),
    custom: customFields(node),
    position,
    warnings,
  });
}

/** Categories of a channel or item: RSS's own, then Dublin Core subjects. */
export function rssCategories(node: XmlNode): FeedCategory[] {
  const own = childrenOf(node, "category").map((category) =>
    compact<FeedCategory>({ term: textOf(category) || undefined, scheme: attribute(category, "domain") }),
  );
  const subjects = childrenOf(node, "dc:subject").map((subject) => ({ term: textOf(subject) }));
  return [...own, ...subjects].filter(({ term }) => term !== undefined && term !== "");
}

/** A link is text in RSS, but some write it as Atom does. */
export function linkText(node: XmlNode | undefined): string | undefined {
  if (!node) return undefined;
  const written = textOf(node);
  const address = absoluteUrl(written === "" ? attribute(node, "href") : written, node.base);
  return address === "" ? undefined : address;
}

function itemAuthors(node: XmlNode): FeedPerson[] {
  const written = ["author", "dc:creator", "dc:publisher"].map((name) =>
    childrenOf(node, name).flatMap((person) => personFrom(textOf(person)) ?? []),
  );
  return written.find((people) => people.length > 0) ?? [];
}

function source(node: XmlNode | undefined): FeedSource | undefined {
  if (!node) return undefined;
  const found = compact<FeedSource>({ title: textOf(node) || undefined, url: linkOfSource(node)?.href });
  return Object.keys(found).length > 0 ? found : undefined;
}

function linkOfSource(node: XmlNode): FeedLink | undefined {
  const href = absoluteUrl(attribute(node, "url"), node.base);
  return href === undefined ? undefined : { href };
}

function customFields(node: XmlNode): Readonly<Record<string, string>> | undefined {
  let fields: Record<string, string> | undefined;
  for (const field of node.children) {
    if (field.name.includes(":") || ITEM_NAMES.has(field.name)) continue;
    const value = textOf(field);
    if (value === "" || looksLikeMarkup(value) || field.name === "__proto__") continue;
    fields ??= {};
    fields[field.name] = value;
  }
  return fields;
}
