import { absoluteUrl } from "./addresses.ts";
import { compact } from "./compact.ts";
import { atomLinks, dateChild, hrefOf } from "./links.ts";
import { rssText } from "./feed-text.ts";
import type { FeedHead, FeedImage, FeedPerson, RssChannelDetails } from "./parsed-feed.ts";
import { personFrom } from "./people.ts";
import { podcastOf } from "./podcast.ts";
import { linkText, rssCategories } from "./rss.ts";
import { attribute, attributesOf, child, childrenOf, childText, textOf, type XmlNode } from "./xml-node.ts";

const RDF_VERSIONS: readonly (readonly [address: string, version: string])[] = [
  ["/rdf/simple/0.9", "0.9"],
  ["purl.org/rss/1.0", "1.0"],
];

/** The channel of RSS 0.9x, 1.0 or 2.0. In RDF, image and text input stand beside the channel instead of in it. */
export function rssHead(root: XmlNode): FeedHead {
  const channel = child(root, "channel") ?? root;
  const link = linkText(child(channel, "link"));
  const atom = atomLinks(channel, "atom:link");
  return compact<FeedHead>({
    format: "rss",
    version: rssVersion(root),
    title: rssText(child(channel, "title"))?.value,
    description: rssText(child(channel, "description"))?.value,
    link: link ?? hrefOf(atom, "alternate"),
    feedUrl: hrefOf(atom, "self"),
    nextUrl: hrefOf(atom, "next"),
    movedTo: childText(channel, "itunes:new-feed-url") ?? childText(child(root, "redirect"), "newlocation"),
    links: [...(link === undefined ? [] : [{ href: link }]), ...atom],
    base: channel.base,
    published: dateChild(channel, "pubdate", "dc:date"),
    updated: dateChild(channel, "lastbuilddate", "dcterms:modified", "atom:updated"),
    authors: channelAuthors(channel),
    contributors: [],
    categories: rssCategories(channel),
    image: rssImage(child(channel, "image"), child(root, "image")),
    language: childText(channel, "language", "dc:language") ?? channel.language,
    generator: generator(childText(channel, "generator")),
    rights: childText(channel, "copyright", "dc:rights"),
    podcast: podcastOf(channel),
    rss: channelDetails(channel, root),
  });
}

function generator(name: string | undefined): { readonly name: string } | undefined {
  return name === undefined ? undefined : { name };
}

/** RSS states its version in an attribute; RDF only by the namespace it uses. */
function rssVersion(root: XmlNode): string {
  if (root.name === "rss") return attribute(root, "version")?.trim() ?? "";
  const declared = root.document.slice(root.attributesStart, root.attributesEnd);
  return (
    RDF_VERSIONS.find(([address]) => declared.includes(address))?.[1] ??
    (root.name.startsWith("rdf") ? "1.0" : "")
  );
}

function channelAuthors(channel: XmlNode): FeedPerson[] {
  const written = ["managingeditor", "webmaster", "author", "dc:creator", "dc:publisher", "itunes:author"];
  for (const name of written) {
    const person = personFrom(childText(channel, name));
    if (person) return [person];
  }
  return [];
}

function rssImage(...nodes: readonly (XmlNode | undefined)[]): FeedImage | undefined {
  const node = nodes.find((candidate) => candidate && candidate.children.length > 0);
  if (!node) return undefined;
  return compact<FeedImage>({
    url: absoluteUrl(childText(node, "url"), node.base),
    link: absoluteUrl(childText(node, "link"), node.base),
    title: childText(node, "title"),
    description: childText(node, "description"),
    width: childText(node, "width"),
    height: childText(node, "height"),
  });
}

function channelDetails(channel: XmlNode, root: XmlNode): RssChannelDetails {
  const cloud = child(channel, "cloud");
  return compact<RssChannelDetails>({
    managingEditor: childText(channel, "managingeditor"),
    webMaster: childText(channel, "webmaster"),
    docs: childText(channel, "docs"),
    rating: childText(channel, "rating"),
    ttl: childText(channel, "ttl"),
    skipHours: childrenOf(child(channel, "skiphours"), "hour").map(textOf),
    skipDays: childrenOf(child(channel, "skipdays"), "day").map(textOf),
    cloud: cloud && Object.fromEntries(attributesOf(cloud)),
    textInput: textInput(child(channel, "textinput"), child(root, "textinput")),
  });
}

function textInput(...nodes: readonly (XmlNode | undefined)[]): Readonly<Record<string, string>> | undefined {
  const node = nodes.find((candidate) => candidate && candidate.children.length > 0);
  return node && Object.fromEntries(node.children.map((field) => [field.name, textOf(field)]));
}
