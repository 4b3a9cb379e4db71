import { absoluteUrl } from "./addresses.ts";
import { compact } from "./compact.ts";
import { coordinatesOf, eventOf } from "./event-modules.ts";
import { atomText, rssText } from "./feed-text.ts";
import { atomLinks, dateChild, hrefOf } from "./links.ts";
import { atomEnclosures, itemImage, mediaFiles } from "./media.ts";
import type {
  FeedHead,
  FeedCategory,
  FeedGenerator,
  FeedImage,
  FeedSource,
  ParsedItem,
} from "./parsed-feed.ts";
import { atomPeople, personFrom } from "./people.ts";
import { podcastOf } from "./podcast.ts";
import { attribute, attributesOf, child, childrenOf, textOf, type XmlNode } from "./xml-node.ts";

/** The head of an Atom 0.3 or 1.0 feed. */
export function atomHead(root: XmlNode): FeedHead {
  return { ...atomFields(root), format: "atom", version: atomVersion(root) };
}

/** An entry of Atom 0.3 or 1.0. */
export function atomEntry(node: XmlNode, position: number, warnings: readonly string[]): ParsedItem {
  const title = atomText(child(node, "title")) ?? rssText(child(node, "media:title"));
  const links = atomLinks(node, "link");
  const enclosures = atomEnclosures(links);
  const media = mediaFiles(node);
  const authors = atomPeople(node, "author");
  return compact<ParsedItem>({
    title: title?.value,
    titleKind: title?.kind,
    summary:
      atomText(child(node, "summary")) ?? rssText(child(child(node, "media:group"), "media:description")),
    content: atomText(child(node, "content")) ?? rssText(child(node, "content:encoded")),
    link: hrefOf(links, "alternate") ?? writtenLink(node),
    links,
    id: identifier(child(node, "id")),
    published: dateChild(node, "published", "issued", "created", "dc:date"),
    updated: dateChild(node, "updated", "modified", "dcterms:modified"),
    authors: authors.length > 0 ? authors : creators(node),
    contributors: atomPeople(node, "contributor"),
    categories: atomCategories(node),
    enclosures,
    media,
    imageUrl: itemImage(node, [...media, ...enclosures]),
    language: node.language,
    rights: atomText(child(node, "rights") ?? child(node, "copyright"))?.value,
    source: entrySource(child(node, "source")),
    coordinates: coordinatesOf(node),
    event: eventOf(node),
    podcast: podcastOf(node),
    position,
    warnings,
  });
}

/** Some write the address as RSS does, as the text of the link. */
function writtenLink(node: XmlNode): string | undefined {
  const written = childrenOf(node, "link").find(
    (link) => textOf(link) !== "" && /^(?:alternate)?$/i.test(attribute(link, "rel") ?? ""),
  );
  return written && absoluteUrl(textOf(written), written.base);
}

/** A name, not an address: where the document was fetched from must not change it. Only xml:base may. */
function identifier(node: XmlNode | undefined): string | undefined {
  return node && absoluteUrl(textOf(node) || undefined, node.declaredBase);
}

function creators(node: XmlNode): ParsedItem["authors"] {
  return childrenOf(node, "dc:creator").flatMap((creator) => personFrom(textOf(creator)) ?? []);
}

function atomVersion(root: XmlNode): string {
  const declared = root.document.slice(root.attributesStart, root.attributesEnd);
  if (declared.includes("http://www.w3.org/2005/Atom")) return "1.0";
  return attribute(root, "version")?.trim() ?? (declared.includes("purl.org/atom/ns") ? "0.3" : "1.0");
}

type AtomFields = Omit<FeedHead, "format" | "version">;

function atomFields(node: XmlNode): AtomFields {
  const links = atomLinks(node, "link");
  return compact<AtomFields>({
    title: atomText(child(node, "title"))?.value,
    description: atomText(child(node, "subtitle") ?? child(node, "tagline"))?.value,
    link: hrefOf(links, "alternate"),
    feedUrl: hrefOf(links, "self"),
    nextUrl: hrefOf(links, "next"),
    links,
    id: identifier(child(node, "id")),
    published: dateChild(node, "published", "issued", "created"),
    updated: dateChild(node, "updated", "modified"),
    authors: atomPeople(node, "author"),
    contributors: atomPeople(node, "contributor"),
    categories: atomCategories(node),
    image: image(node),
    icon: addressChild(node, "icon"),
    language: node.language,
    generator: generator(child(node, "generator")),
    rights: atomText(child(node, "rights") ?? child(node, "copyright"))?.value,
    podcast: podcastOf(node),
  });
}

function addressChild(node: XmlNode, name: string): string | undefined {
  const holder = child(node, name);
  return holder && absoluteUrl(textOf(holder) || undefined, holder.base);
}

function image(node: XmlNode): FeedImage | undefined {
  const url = addressChild(node, "logo");
  return url === undefined ? undefined : { url };
}

function generator(node: XmlNode | undefined): FeedGenerator | undefined {
  if (!node) return undefined;
  const attributes = attributesOf(node);
  return compact<FeedGenerator>({
    name: textOf(node) || undefined,
    uri: absoluteUrl(attributes.get("uri") ?? attributes.get("url"), node.base),
    version: attributes.get("version"),
  });
}

function atomCategories(node: XmlNode): FeedCategory[] {
  const own = childrenOf(node, "category").map((category) => {
    const attributes = attributesOf(category);
    const term = attributes.get("term") ?? (textOf(category) || undefined);
    return compact<FeedCategory>({ term, scheme: attributes.get("scheme"), label: attributes.get("label") });
  });
  const subjects = childrenOf(node, "dc:subject").map((subject) => ({ term: textOf(subject) }));
  return [...own, ...subjects].filter((category) => Object.keys(category).length > 0);
}

function entrySource(node: XmlNode | undefined): FeedSource | undefined {
  if (!node) return undefined;
  const feed = atomFields(node);
  return compact<FeedSource>({ title: feed.title, url: feed.link, feed });
}
