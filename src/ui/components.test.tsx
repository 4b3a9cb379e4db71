import type { HtmlEscapedString } from "hono/utils/html";
import { expect, test } from "vitest";
import {
  Button,
  ButtonLink,
  CheckList,
  DateCard,
  ErrorSummary,
  errorFor,
  Field,
  Meter,
  Page,
  Pager,
  type Shell,
  Table,
  Tags,
} from "./index.ts";

const shell: Shell = {
  siteName: "Carrel",
  language: "en",
  assets: {
    "style.css": "/assets/style-A.css",
    "atkinson-latin.woff2": "/assets/atkinson-latin-A.woff2",
    "newsreader-latin.woff2": "/assets/newsreader-latin-A.woff2",
    "icon.svg": "/assets/icon-A.svg",
  },
  navigation: [
    { href: "/find", label: "Find" },
    { href: "/plan", label: "Plan" },
  ],
};
const hostile = `<img src=x onerror=alert(1)>"'&`;
const harmless = "&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;";

// Awaiting nothing is part of what is promised: views are synchronous.
function render(part: HtmlEscapedString | Promise<HtmlEscapedString>): string {
  if (part instanceof Promise) throw new Error("This part is not synchronous.");
  return part.toString();
}

test("what a hostile feed says is shown as text, in text and in attributes", () => {
  const card = render(
    DateCard({
      date: { above: hostile, large: hostile, below: [hostile], dateTime: hostile },
      title: hostile,
      href: `/${hostile}`,
      summary: hostile,
      tags: [{ label: hostile }],
      reason: hostile,
      actions: <Button about={hostile}>{hostile}</Button>,
    }),
  );
  const list = render(
    <CheckList name={hostile} legend={hostile} choices={[{ value: hostile, label: hostile, count: 1 }]} />,
  );

  expect(card.split(harmless).length - 1).toBe(11);
  expect(`${card}${list}`).not.toContain("<img");
  expect(`${card}${list}`).not.toContain(`"'&`);
});

test("structured data cannot end its own element", () => {
  const html = render(
    <Page shell={shell} title="T" structuredData={{ name: "</script><script>alert(1)</script>" }} />,
  );

  expect(html).toContain(
    String.raw`<script type="application/ld+json">{"name":"\u003c/script>\u003cscript>alert(1)\u003c/script>"}</script>`,
  );
});

test("a page marks where it is in the header: the page itself, and the section of a page below", () => {
  const marked = (current: string) =>
    render(<Page shell={shell} title="T" current={current} />).match(
      /<a class="bar__link"[^>]*aria-current[^>]*>/g,
    );

  expect(marked("/find")).toEqual(['<a class="bar__link" href="/find" aria-current="page">']);
  expect(marked("/find/123")).toEqual(['<a class="bar__link" href="/find" aria-current="true">']);
  expect(marked("/finder")).toBe(null);
});

test("a page that asks for an island nobody built says so", () => {
  expect(() => render(<Page shell={shell} title="T" islands={["filter-from"]} />)).toThrow(
    "No built asset is called filter-from.js: run the asset build.",
  );
});

test("hint and error are tied to their control, and a control without them points at nothing", () => {
  const tied = render(<Field name="near" label="Near" hint="A ZIP code." error="Five digits, please." />);
  const bare = render(<Field name="near" label="Near" />);

  expect(tied).toContain('aria-describedby="near-hint near-error" aria-invalid="true"');
  expect(tied).toContain('<p class="field__hint" id="near-hint">A ZIP code.</p>');
  expect(tied).toContain('<p class="field__error" id="near-error">Five digits, please.</p>');
  expect(bare).toBe(
    '<div class="field"><label class="field__label" for="near">Near</label><div class="field__line"><input id="near" name="near" class="field__control" type="text"></div></div>',
  );
});

test("an error summary links to each field, and is not there when nothing is wrong", () => {
  const problems = [
    { where: "near", message: "ZIP code must have five digits." },
    { where: "", message: "Someone else saved this." },
  ];

  const html = render(<ErrorSummary problems={problems} />);

  expect(html).toContain(
    '<li><a href="#near">ZIP code must have five digits.</a></li><li>Someone else saved this.</li>',
  );
  expect(html).toContain(" autofocus");
  expect(render(<ErrorSummary problems={[]} />)).toBe("");
  expect([errorFor(problems, "near"), errorFor(problems, "far")]).toEqual([
    "ZIP code must have five digits.",
    undefined,
  ]);
});

test("long lists of choices fold the rest away, but never a chosen one", () => {
  const choices = Array.from({ length: 9 }, (_, place) => ({
    value: String(place),
    label: `Kind ${place}`,
    isChosen: place === 7,
  }));

  const html = render(<CheckList name="kind" legend="Kind" choices={choices} visible={3} />);
  const [shown = "", folded = ""] = html.split("<details");

  expect([...shown.matchAll(/value="(\d)"/g)].map((match) => match[1])).toEqual(["0", "1", "2", "7"]);
  expect(folded).toContain("<summary>5 more</summary>");
});

test("a count is shown when it is 0, and left out when it is not known", () => {
  const html = render(
    <CheckList
      name="a"
      legend="A"
      choices={[
        { value: "1", label: "None", count: 0 },
        { value: "2", label: "Many", count: 12_345 },
        { value: "3", label: "Unknown" },
      ]}
    />,
  );

  expect([...html.matchAll(/choice__count">([^<]*)/g)].map((match) => match[1])).toEqual(["0", "12,345"]);
});

test("a meter draws what is done and planned in proportion, and never more than there is", () => {
  const widths = (done: number, planned: number, needed: number) =>
    [
      ...render(<Meter label="Hours" done={done} planned={planned} needed={needed} words="" />).matchAll(
        /<rect[^>]* width="([\d.]+)%"/g,
      ),
    ].map((match) => match[1]);

  expect(widths(41.5, 9, 60)).toEqual(["69.2", "15"]);
  expect(widths(50, 30, 60)).toEqual(["83.3", "16.7"]);
  expect(widths(90, 10, 60)).toEqual(["100", "0"]);
  expect(widths(0, 0, 0)).toEqual(["100", "0"]);
});

test("a pager links to the neighbours there are, and is not there for one page", () => {
  const links = (page: number, pages: number) =>
    [
      ...render(<Pager page={page} pages={pages} href={(to) => `/find?page=${to}`} />).matchAll(
        /href="([^"]*)" rel="(\w+)"/g,
      ),
    ].map((match) => [match[1], match[2]]);

  expect(links(1, 3)).toEqual([["/find?page=2", "next"]]);
  expect(links(2, 3)).toEqual([
    ["/find?page=1", "prev"],
    ["/find?page=3", "next"],
  ]);
  expect(render(<Pager page={1} pages={1} href={String} />)).toBe("");
});

test("each row of a table is named by its first cell, and numbers are marked as such", () => {
  const html = render(
    <Table
      caption="Plan"
      columns={[{ heading: "When" }, { heading: "Hours", isNumber: true }]}
      rows={[["Dec 3", "1"]]}
    />,
  );

  expect(html).toContain(
    '<tr><th class="table__row-name" scope="row">Dec 3</th><td class="table__number">1</td></tr>',
  );
});

test("a link to another site says so, to eyes and ears", () => {
  expect(
    render(
      <ButtonLink href="https://example.org/" isExternal about="Chat">
        Register
      </ButtonLink>,
    ),
  ).toBe(
    '<a class="button button--quiet" href="https://example.org/" rel="noopener external">Register<span class="visually-hidden">: Chat</span><span aria-hidden="true"> ↗</span><span class="visually-hidden"> (another site)</span></a>',
  );
});

test("no tags make no list", () => {
  expect(render(Tags({ tags: [] }))).toBe("");
});
