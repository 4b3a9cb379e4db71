import fc from "fast-check";
import { expect, test } from "vitest";

import { safeLine, safeText } from "./safe-text.ts";

const text = (html: string) => safeText(html, "html").text;

test.each([
  ["<p>One</p><p>Two</p>", "One\n\nTwo"],
  ["One<br>Two<br/>Three", "One\nTwo\nThree"],
  ["<ul><li>One</li>\n<li>Two</li></ul>After", "• One\n• Two\nAfter"],
  ["Fish &amp; chips &#8211; &#x201C;good&#x201D; &eacute; &nbsp;&hellip;", "Fish & chips – “good” é …"],
  ["&#150; &unknown; &amp;lt; AT&T", "– &unknown; &lt; AT&T"],
  ["<style>p{}</style>A<script>b()</script><!-- c -->D<!doctype html>", "AD"],
  ["a <b>bold</b>, <i>fine</i> word", "a bold, fine word"],
  ["1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
  ["<td>One</td><td>Two</td>", "One Two"],
  ['<p title="a > b">Text</p>', "Text"],
  ['<a href="https://example.org/x">Sign up</a> now', "Sign up (https://example.org/x) now"],
  ['<a href="https://example.org/x?utm_source=a">Sign up</a>', "Sign up (https://example.org/x)"],
  ['<a href="https://example.org/x">example.org/x</a>', "example.org/x"],
  ['<a href="mailto:me@example.org">Write</a>', "Write (me@example.org)"],
  ['<a href="javascript:alert(1)">Click</a>', "Click"],
])("%j reads as %j", (html, expected) => {
  expect(text(html)).toBe(expected);
});

test("links are kept in order with their words", () => {
  const { links } = safeText("<a href=\"/a\">One</a> <a href='https://example.org/b'><b>Two</b></a>", "html");

  expect(links).toEqual([
    { href: "/a", label: "One" },
    { href: "https://example.org/b", label: "Two" },
  ]);
});

test("addresses written out are links too, without the full stop", () => {
  const { links } = safeText("Register at https://example.org/a. Bye", "text");

  expect(links).toEqual([{ href: "https://example.org/a", label: "Register at" }]);
});

test("text that looks like HTML is read as HTML even when called text", () => {
  expect(safeText("<p>Hello</p>", "text").text).toBe("Hello");
});

test("control characters and changes of direction are removed", () => {
  expect(safeLine("pa\u202Eyp\u0007al\u200B\uFEFF\u2028 x")).toBe("paypal x");
});

test("a long text ends at a word with an ellipsis", () => {
  const long = safeText("word ".repeat(5_000), "text").text;

  expect(long.length).toBeLessThanOrEqual(8_000);
  expect(long.endsWith("word…")).toBe(true);
});

test("a title is one line", () => {
  expect(safeLine("  One<br>two\n\nthree &amp; four ")).toBe("One two three & four");
});

test("no HTML leaves a tag-like element of its own, control characters or broken pairs", () => {
  const piece = fc.constantFrom(
    "<p>",
    "</p>",
    "<script>",
    "</script>",
    "<a href='",
    "'>",
    "<!--",
    "-->",
    "&amp;",
    "&#0;",
    "<",
    ">",
    "x",
    "\u202E",
    "\uD800",
    "<li>",
    '"',
  );

  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
      const { text: read } = safeText(pieces.join(""), "html");

      expect(read.isWellFormed()).toBe(true);
      expect(read).not.toMatch(/[\u0000-\u0008\u202A-\u202E]/u); // oxlint-disable-line no-control-regex -- looked for
      expect(read).toBe(read.trim());
    }),
    { numRuns: 500, seed: 3 },
  );
});

test.each([
  ["unclosed tags", '<a href="'.repeat(40_000)],
  ["scripts that never close", "<script>".repeat(40_000)],
  ["comments that never close", "<!--".repeat(60_000)],
  ["single angles", "<".repeat(200_000)],
  ["nested lists", "<ul><li>".repeat(25_000)],
  ["white space", `<p>${" \n".repeat(100_000)}</p>`],
  ["ampersands", "&".repeat(200_000)],
])("%s do not take long", (_, html) => {
  const before = process.cpuUsage().user;

  safeText(html, "html");

  expect((process.cpuUsage().user - before) / 1000).toBeLessThan(1_500);
});
