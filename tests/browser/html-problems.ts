import { Parser } from "htmlparser2";
import { HtmlValidate } from "html-validate/node";
import { isKnownAttribute } from "./known-attributes.ts";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  elements: [
    "html5",
    {
      "filter-form": { flow: true, permittedContent: ["@flow"] },
      "range-value": { flow: true, phrasing: true, permittedContent: ["@phrasing"] },
      "typing-stops": { flow: true, phrasing: true, permittedContent: ["@phrasing"] },
      "copy-link": { flow: true, phrasing: true, permittedContent: ["@phrasing"] },
      "local-time": { flow: true, phrasing: true, permittedContent: ["@phrasing"] },
    },
  ],
  rules: {
    // The templates write `<input>`, JSX writes `<input/>`: both are HTML.
    "void-style": "off",
    // The content is ours and compact; nobody reads it raw.
    "no-trailing-whitespace": "off",
    "long-title": "off",
    "no-inline-style": "error",
    // Served with subresources of our own only, all named by their content.
    "require-sri": "off",
  },
});

/** What is wrong with a document: markup, attributes no browser knows, anything a strict policy would refuse. */
export async function htmlProblems(html: string): Promise<readonly string[]> {
  const report = await validator.validateString(html);
  const invalid = report.results.flatMap((result) =>
    result.messages.map(
      (message) => `${message.ruleId}: ${message.message} (${message.selector ?? `line ${message.line}`})`,
    ),
  );
  return [...invalid, ...refusedMarkup(html)];
}

/** What compiles in JSX and yet must not be there: misspelt attributes, inline styles, handlers and scripts. */
export function refusedMarkup(html: string): readonly string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(tag, attributes) {
      for (const name of Object.keys(attributes)) {
        if (name === "style") found.push(`${tag}: inline style`);
        else if (name.startsWith("on")) found.push(`${tag}: inline handler ${name}`);
        else if (!isKnownAttribute(tag, name)) found.push(`${tag}: unknown attribute ${name}`);
      }
      if (tag === "style") found.push("style: inline style sheet");
      if (tag === "script" && attributes["src"] === undefined && attributes["type"] !== "application/ld+json")
        found.push("script: inline script");
    },
  });
  parser.end(html);
  return found;
}
