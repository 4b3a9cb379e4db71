/** Markdown that people write: read as a tree, and shown as HTML made of that tree alone. */
export { markdownHtml, type MarkdownPlace } from "./markdown-html.ts";
export {
  imagesOf,
  type MarkdownImage,
  type MarkdownTree,
  plainWords,
  proseOf,
  readMarkdown,
  replaceImages,
} from "./read-markdown.ts";
