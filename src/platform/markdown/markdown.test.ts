import fc from "fast-check";
import { Parser } from "htmlparser2";
import { expect, test } from "vitest";
import { imagesOf, markdownHtml, plainWords, readMarkdown } from "./index.ts";

const place = {
  headingLevel: 3,
  imageAddress: (url: string) => (url.startsWith("/journal/") ? url : undefined),
} as const;

test.each([
  ["**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>"],
  ["# One\n\n### Three", "<h3>One</h3><h4>Three</h4>"],
  ["- a\n- b", "<ul><li>a</li><li>b</li></ul>"],
  ["<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"],
  ["[x](javascript:alert(1))", "<p>x</p>"],
  ["[x](//elsewhere.example)", "<p>x</p>"],
  [
    "[x](https://a.example/?b=1&c)",
    '<p><a href="https://a.example/?b=1&amp;c" rel="nofollow noopener noreferrer ugc">x</a></p>',
  ],
  ["![A rug](/journal/1)", '<p><img src="/journal/1" alt="A rug" loading="lazy"></p>'],
  [
    "![A rug](https://a.example/1.png)",
    '<p><a href="https://a.example/1.png" rel="nofollow noopener noreferrer ugc">A rug</a></p>',
  ],
])("%j becomes %j", (text, expected) => {
  expect(markdownHtml(readMarkdown(text), place)).toBe(expected);
});

test("no text makes a tag, an attribute or an address that is not ours", () => {
  const nasty = fc.constantFrom(
    "<img src=x onerror=a>",
    "](javascript:a)",
    "![",
    "](data:text/html,x)",
    '" onload="',
    "<!--",
    "]]>",
    "\n",
    "# ",
    "> ",
    "`",
    "[a]: vbscript:x\n\n[a]",
    "&lt;",
    "<a href='",
    "*",
    "text",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(nasty, fc.string()), { maxLength: 12 }), (parts) => {
      const html = markdownHtml(readMarkdown(parts.join("")), place);
      const parser = new Parser({
        onopentag: (name, attributes) => {
          expect(allowed).toContain(name);
          for (const [key, value] of Object.entries(attributes)) {
            expect(["href", "rel", "src", "alt", "loading", "start", "tabindex"]).toContain(key);
            const address = key === "href" || key === "src" ? value : "/";
            expect(address).toMatch(/^(?:https?:\/\/|mailto:|\/(?!\/)|#)/iu);
          }
        },
      });
      parser.end(html);
    }),
  );
});

test("images are found with their words, also by reference, and the words of a text are on one line", () => {
  const tree = readMarkdown("# A\n\nb ![c](d) ![e][f]\n\n[f]: g");

  expect(imagesOf(tree)).toEqual([
    { url: "d", alternative: "c" },
    { url: "g", alternative: "e" },
  ]);
  expect(plainWords(tree)).toBe("A b c e");
});

const allowed = "p h3 h4 h5 h6 em strong del blockquote ol ul li pre code br hr a img".split(" ");
