import { fromMarkdown } from "mdast-util-from-markdown";

/** A text in Markdown (CommonMark), as a tree. */
export type MarkdownTree = ReturnType<typeof fromMarkdown>;

/** A part of a text: a paragraph, a link, words. */
export type MarkdownPart = MarkdownTree["children"][number];

/** The whole text, or a part of it. */
export type MarkdownNode = MarkdownTree | MarkdownPart;

/** An image of a text: where it is, and what it says to those who do not see it. */
export interface MarkdownImage {
  readonly url: string;
  readonly alternative: string;
}

/** Reads Markdown. Any text is Markdown: nothing is ever refused. */
export function readMarkdown(text: string): MarkdownTree {
  return fromMarkdown(text);
}

/** Every image, in order. */
export function imagesOf(tree: MarkdownTree): readonly MarkdownImage[] {
  const found: MarkdownImage[] = [];
  const urls = new Map<string, string>();
  walk(tree, (node) => {
    if (node.type === "definition" && !urls.has(node.identifier)) urls.set(node.identifier, node.url);
  });
  walk(tree, (node) => {
    if (node.type === "image") found.push({ url: node.url, alternative: node.alt?.trim() ?? "" });
    if (node.type === "imageReference")
      found.push({ url: urls.get(node.identifier) ?? "", alternative: node.alt?.trim() ?? "" });
  });
  return found;
}

/** The words alone, on one line: no marks, no addresses, no code of HTML; images by what they show. */
export function plainWords(tree: MarkdownTree): string {
  const words: string[] = [];
  walk(tree, (node) => {
    if (node.type === "text" || node.type === "inlineCode" || node.type === "code") words.push(node.value);
    else if (node.type === "image" || node.type === "imageReference") words.push(node.alt ?? "");
    else if (breaks.has(node.type)) words.push(" ");
  });
  return words.join("").replaceAll(/\s+/gu, " ").trim();
}

const breaks: ReadonlySet<string> = new Set(["paragraph", "heading", "break", "listItem", "blockquote"]);

/** Goes through the words of a text that are neither code nor an address, for finding what they name. */
export function proseOf(tree: MarkdownTree): readonly string[] {
  const found: string[] = [];
  walk(tree, (node) => {
    if (node.type === "text") found.push(node.value);
  });
  return found;
}

function walk(node: MarkdownNode, visit: (node: MarkdownNode) => void): void {
  visit(node);
  if ("children" in node) for (const child of node.children) walk(child, visit);
}

/** The same text with each image as `replace` gives it; everything else stays as it was typed. */
export function replaceImages(text: string, replace: (image: MarkdownImage) => MarkdownImage): string {
  const tree = readMarkdown(text);
  const images = imagesOf(tree);
  const places: { readonly start: number; readonly end: number }[] = [];
  walk(tree, ({ position, type }) => {
    if (type !== "image" && type !== "imageReference") return;
    places.push({ start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 });
  });
  let before = 0;
  const parts = places
    .map((place, index) => ({ ...place, image: images[index] }))
    .toSorted((one, other) => one.start - other.start)
    .flatMap(({ end, image, start }) => {
      if (image === undefined || start < before) return [];
      const kept = text.slice(before, start);
      before = end;
      return [kept, imageMark(replace(image))];
    });
  return parts.join("") + text.slice(before);
}

function imageMark({ alternative, url }: MarkdownImage): string {
  const words = alternative.replaceAll(/\s+/gu, " ").replaceAll(/[\\[\]`*_<>&]/gu, String.raw`\$&`);
  return `![${words}](<${url.replaceAll(/[\\<>\s]/gu, encodeURIComponent)}>)`;
}
