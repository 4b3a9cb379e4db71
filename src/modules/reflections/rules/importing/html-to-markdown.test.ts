import fc from "fast-check";
import { expect, test } from "vitest";
import { markdownHtml, plainWords, readMarkdown } from "#platform/markdown";
import { htmlToMarkdown } from "./html-to-markdown.ts";

const place = { headingLevel: 2, imageAddress: () => undefined } as const;
const shown = (html: string) => markdownHtml(readMarkdown(htmlToMarkdown(html)), place);

test.each([
  ["<p>One <b>bold</b> and <em>soft </em>word</p>", "One **bold** and *soft* word"],
  ["First\n\nSecond<br>line", "First\n\nSecond\\\nline"],
  ["<h2>A <i>b</i></h2><p>c", "## A *b*\n\nc"],
  ["<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n\n  - b\n- c"],
  ["<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"],
  ["<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"],
  ['<a href="https://a.example/x_(y)">x</a>', "[x](https://a.example/x%5F%28y%29)"],
  ['<a href="javascript:alert(1)">x</a>', "x"],
  ['<img src="https://a.example/1.png" alt="A rug">', "![A rug](https://a.example/1.png)"],
  ['<img src="https://a.example/1.png">', "![A picture](https://a.example/1.png)"],
  ['<iframe src="https://v.example/1"></iframe>', "[Embedded: https://v.example/1](https://v.example/1)"],
  ["<script>alert(1)</script><style>p{}</style>a", "a"],
  ["<pre><code>a\n  ```b</code></pre>", "````\na\n  ```b\n````"],
  ["use <code>a`b</code>", "use ``a`b``"],
  ["<!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->", "a"],
  ["1. not a list, # nor *this*", String.raw`1\. not a list, # nor \*this\*`],
])("%j becomes %j", (html, expected) => {
  expect(htmlToMarkdown(html)).toBe(expected);
});

test("words say the same afterwards, whatever marks are in them", () => {
  const text = fc.array(fc.constantFrom(..."ab 1.)(-+=#~>*_`[]!&;<\\|'\"".split(""), "&amp;", "\n"), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(text, (parts) => {
      const words = parts.join("").replaceAll(/\s+/gu, " ").trim();
      const html = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

      expect(plainWords(readMarkdown(htmlToMarkdown(`<p>${html}</p>`)))).toBe(words);
    }),
    { seed: 28, numRuns: 400 },
  );
});

test("no tangle of tags gives anything that could run, or never ends", () => {
  const piece = fc.constantFrom(
    ..."<p>|</p>|<ul>|<li>|</ul>|<b>|</b>|<pre>|</pre>|<code>|</code>|<a href='javascript:x'>|<a href='https://a.example'>|</a>|<img src=x onerror=y>|<svg onload=x>|</svg>|<script>|</script>|](javascript:x)|<!--|-->|]]>|&lt;script&gt;|<blockquote>|</blockquote>|<td>|text|\n\n|\\|`|[a]: vbscript:x".split(
      "|",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
      expect(shown(parts.join(""))).not.toMatch(/<script|<svg|onerror=[^y]|href="(?:javascript|vbscript)/iu);
    }),
    { seed: 28, numRuns: 400 },
  );
  expect(htmlToMarkdown("<div>".repeat(20_000) + "deep")).toBe("deep");
});
