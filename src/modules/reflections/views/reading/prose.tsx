import { raw } from "hono/html";
import { markdownHtml, readMarkdown } from "#platform/markdown";

/** What someone wrote in Markdown. The HTML is made of its tree alone, with every word escaped; only our own pictures are shown. */
export function Prose({ body, headingLevel }: { readonly body: string; readonly headingLevel: 2 | 3 | 4 }) {
  return <div class="prose">{raw(proseHtml(body, headingLevel))}</div>;
}

/** The same as text, for feeds; addresses begin with the site's. */
export function proseHtml(body: string, headingLevel: 2 | 3 | 4, publicUrl = ""): string {
  return markdownHtml(readMarkdown(body), {
    headingLevel,
    imageAddress: (url) =>
      /^\/journal\/images\/[0-9a-f-]{36}$/u.test(url) ? `${publicUrl}${url}` : undefined,
  });
}
