import { plainWords, readMarkdown } from "#platform/markdown";
import { htmlToMarkdown } from "../importing/html-to-markdown.ts";

const longest = 10_000;

/**
 * What someone elsewhere answered, as Markdown: words, lists, links and emphasis, and nothing that could run. A picture becomes a
 * link where it is shown. Undefined when it says nothing, or too much.
 */
export function replyText(html: string): string | undefined {
  if (html.length > 8 * longest) return undefined;
  const said = htmlToMarkdown(html);
  return said.length > longest || plainWords(readMarkdown(said)) === "" ? undefined : said;
}
