import { absoluteAddress } from "../markup/address.ts";
import { type MarkupDocument, attribute, attributeWords } from "../markup/document.ts";
import { oneLine, visibleText } from "../markup/visible-text.ts";
import { type Thing, addValue, newThing } from "./thing.ts";

/** What a page says of itself in its head. */
export interface OpenGraph {
  readonly title?: string;
  readonly description?: string;
  readonly imageUrl?: string;
  readonly siteName?: string;
  /** The page's own address, as it states it. */
  readonly canonicalUrl?: string;
}

/** The OpenGraph description of a page: its properties as written, in order, and what their prefixes stand for. */
export interface OpenGraphProperties {
  readonly namespace: Readonly<Record<string, string>>;
  readonly properties: readonly (readonly [name: string, content: string])[];
}

/** The namespaces of the Open Graph protocol itself (https://ogp.me/#types), and that of products, which shops use. */
const vocabularies = new Map([
  ["og", "http://ogp.me/ns#"],
  ...["music", "video", "article", "book", "profile", "product"].map(
    (name) => [name, `http://ogp.me/ns/${name}#`] as const,
  ),
]);

/** Properties whose prefix is one of the protocol's, or declared by the page on `<html>` or `<head>`. */
export function extractOpenGraph(document: MarkupDocument): OpenGraphProperties {
  const namespace: Record<string, string> = {};
  for (const tag of document.tags.filter(({ name }) => name === "html" || name === "head").slice(0, 2))
    for (const [prefix, address] of declaredPrefixes(attribute(tag, "prefix") ?? ""))
      namespace[prefix] = address;
  const properties = document.tags.flatMap((tag) => {
    const property = tag.name === "meta" ? attribute(tag, "property") : undefined;
    const content = attribute(tag, "content");
    if (property?.includes(":") !== true || content === undefined) return [];
    const prefix = property.split(":", 1)[0] ?? "";
    const known = vocabularies.get(prefix);
    if (known !== undefined) namespace[prefix] = known;
    return Object.hasOwn(namespace, prefix) ? [[property, content] as const] : [];
  });
  return { namespace, properties };
}

/** `og: http://ogp.me/ns# fb:http://…` as pairs. */
function declaredPrefixes(written: string): readonly (readonly [string, string])[] {
  return [...written.matchAll(/(\w{1,50}):\s*(\S+)/gu)].map(
    (match) => [match[1] ?? "", match[2] ?? ""] as const,
  );
}

export function openGraph(document: MarkupDocument): OpenGraph {
  const properties = new Map(
    extractOpenGraph(document)
      .properties.toReversed()
      .map(([name, value]) => [name.toLowerCase(), value]),
  );
  const canonical = document.tags.find(
    (tag) => tag.name === "link" && attributeWords(tag, "rel").includes("canonical"),
  );
  const titleTag = document.tags.find((tag) => tag.name === "title");
  const description = document.tags.find(
    (tag) => tag.name === "meta" && attribute(tag, "name")?.toLowerCase() === "description",
  );
  const found = {
    title: words(properties.get("og:title") ?? (titleTag === undefined ? undefined : visibleText(titleTag))),
    description: words(
      properties.get("og:description") ?? (description && attribute(description, "content")),
    ),
    imageUrl: absoluteAddress(properties.get("og:image"), undefined),
    siteName: words(properties.get("og:site_name")),
    canonicalUrl:
      absoluteAddress(canonical && attribute(canonical, "href"), undefined) ??
      absoluteAddress(properties.get("og:url"), undefined),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The event that a page of type `event` describes by Open Graph alone, as Facebook's events did. */
export function openGraphThings(document: MarkupDocument): readonly Thing[] {
  const stated = new Map<string, string>();
  for (const tag of document.tags) {
    const name = tag.name === "meta" ? (attribute(tag, "property") ?? attribute(tag, "name")) : undefined;
    const content = attribute(tag, "content");
    if (name !== undefined && content !== undefined && !stated.has(name)) stated.set(name, content);
  }
  const title = stated.get("og:title");
  if (title === undefined || !stated.has("event:start_time")) return [];
  const event = newThing("Open Graph", ["Event"]);
  for (const [property, name] of eventProperties) {
    const value = stated.get(property);
    if (value !== undefined && value !== "") addValue(event, name, value);
  }
  return [event];
}

const eventProperties = [
  ["og:title", "name"],
  ["og:description", "description"],
  ["og:url", "url"],
  ["event:start_time", "startDate"],
  ["event:end_time", "endDate"],
  ["event:location", "location"],
] as const;

function words(text: string | undefined): string | undefined {
  const line = text === undefined ? "" : oneLine(text);
  return line === "" ? undefined : line;
}
