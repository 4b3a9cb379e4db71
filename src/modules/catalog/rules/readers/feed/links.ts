import { absoluteUrl } from "./addresses.ts";
import { compact } from "./compact.ts";
import type { FeedDate, FeedLink } from "./parsed-feed.ts";
import { attributesOf, childrenOf, childText, type XmlNode } from "./xml-node.ts";
import { readFeedDate } from "./feed-dates.ts";

/** Atom links under that name, with `rel` filled in as `alternate` where it is left out (RFC 4287 §4.2.7.2). */
export function atomLinks(node: XmlNode, name: "link" | "atom:link"): FeedLink[] {
  return childrenOf(node, name)
    .filter((link) => link.attributesEnd > link.attributesStart)
    .map(atomLink);
}

function atomLink(node: XmlNode): FeedLink {
  const attributes = attributesOf(node);
  return compact<FeedLink>({
    href: absoluteUrl(attributes.get("href"), node.base),
    rel: relation(attributes.get("rel")),
    type: attributes.get("type"),
    hreflang: attributes.get("hreflang"),
    title: attributes.get("title"),
    length: attributes.get("length"),
  });
}

/** Relations may be written as addresses in IANA's registry. */
function relation(written: string | undefined): string {
  const rel = written?.trim().replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//i, "");
  return rel === undefined || rel === "" ? "alternate" : rel;
}

/** The address of the first link of a relation; a web page is preferred among several. */
export function hrefOf(links: readonly FeedLink[], rel: string): string | undefined {
  const candidates = links.filter((link) => link.rel === rel && link.href !== undefined);
  const page = candidates.find((link) => link.type === undefined || /html/i.test(link.type));
  return (page ?? candidates[0])?.href;
}

/** The first of the named children that holds a date. */
export function dateChild(node: XmlNode, ...names: readonly string[]): FeedDate | undefined {
  return readFeedDate(childText(node, ...names));
}
