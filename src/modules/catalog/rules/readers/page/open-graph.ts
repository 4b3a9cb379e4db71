import { absoluteAddress } from "../markup/address.ts";
import { type MarkupDocument, attribute, attributeWords } from "../markup/document.ts";
import { oneLine, visibleText } from "../markup/visible-text.ts";

/** What a page says of itself in its head. */
export interface OpenGraph {
  readonly title?: string;
  readonly description?: string;
  readonly imageUrl?: string;
  readonly siteName?: string;
  readonly canonicalUrl?: string;
}

/** OpenGraph properties as written, in order: `["og:title", "…"]`. */
export function extractOpenGraph(document: MarkupDocument): readonly (readonly [string, string])[] {
  return document.tags.flatMap((tag) => {
    const property = tag.name === "meta" ? attribute(tag, "property") : undefined;
    const content = attribute(tag, "content");
    return property === undefined || content === undefined || !property.includes(":")
      ? []
      : [[property, content] as const];
  });
}

export function openGraph(document: MarkupDocument): OpenGraph {
  const properties = new Map(
    extractOpenGraph(document)
      .toReversed()
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
    canonicalUrl: absoluteAddress(canonical && attribute(canonical, "href"), undefined),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function words(text: string | undefined): string | undefined {
  const line = text === undefined ? "" : oneLine(text);
  return line === "" ? undefined : line;
}
