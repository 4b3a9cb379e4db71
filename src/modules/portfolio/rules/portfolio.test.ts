import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { htmlProblems } from "../../../../tests/browser/html-problems.ts";
import { grouped, ownHeading, planTitle, type Portfolio, type PortfolioItem } from "./portfolio.ts";
import { portfolioJson, portfolioSchema } from "./portfolio-json.ts";
import { portfolioPrint } from "./portfolio-print.ts";
import { portfolioSite } from "./portfolio-site.ts";

const focus = [
  { id: "technology", name: "Technology", kin: { ai: 0.5 } },
  { id: "ai", name: "AI literacy", kin: {} },
];
const names = new Map([["teens", "Teens"]]);
const item = (more: Partial<PortfolioItem>): PortfolioItem => ({
  kind: "reflection",
  id: "01900000-0000-7000-8000-000000000001",
  title: "Story times <b>",
  on: "2026-03-02",
  words: "",
  body: "",
  facts: [],
  topics: [],
  ...more,
});

test("a learning plan is called by its days, in words", () => {
  expect(planTitle({ from: "2026-11-22", to: "2027-09-03" })).toBe(
    "What I mean to learn, November 22, 2026 to September 3, 2027",
  );
});

test("a thing stands under the focal point it serves most, else its first topic, else at the end", () => {
  expect(ownHeading(["ai"], focus, names)).toBe("AI literacy");
  expect(ownHeading(["teens", "technology"], focus, names)).toBe("Technology");
  expect(ownHeading(["teens"], focus, names)).toBe("Teens");
  expect(ownHeading([], focus, names)).toBe("More");
});

test("focal points come first, then others by name, and the newest first in each", () => {
  const items = [
    { ...item({ title: "none" }), heading: "" },
    { ...item({ title: "named" }), heading: "Zines" },
    { ...item({ title: "teens", topics: ["teens"] }), heading: "" },
    { ...item({ title: "old", topics: ["technology"], on: "2025-01-01" }), heading: "" },
    { ...item({ title: "new", topics: ["technology"] }), heading: "" },
  ];

  expect(
    grouped(items, { focus, names }).map(({ heading, items: each }) => [
      heading,
      each.map(({ title }) => title),
    ]),
  ).toEqual([
    ["Technology", ["new", "old"]],
    ["Teens", ["teens"]],
    ["Zines", ["named"]],
    ["More", ["none"]],
  ]);
});

const address = "/journal/images/01900000-0000-7000-8000-000000000009";
const portfolio: Portfolio = {
  title: "What I <learned>",
  owner: "Ada",
  introduction: "Hello. [A page](/reflections/1)",
  madeAt: "2026-11-23T02:00:00.000Z",
  madeOn: "2026-11-22",
  groups: [
    {
      heading: "Technology",
      items: [
        item({
          body: `# One\n\nWords <script>x</script>\n\n![A rug](${address})\n\n- a\n- b`,
          words: "*Why*",
          facts: [{ label: "About", value: "A & B" }],
          url: "https://carrel.example/certificates/1",
        }),
      ],
    },
  ],
};

test("the site is sound HTML that needs nothing but its own files", async () => {
  const files = portfolioSite(portfolio, {
    pictures: new Map([[address, "images/9.png"]]),
    publicUrl: "https://carrel.example",
  });

  expect([...files.keys()]).toEqual([
    "index.html",
    "style.css",
    "reflections/01900000-0000-7000-8000-000000000001.html",
  ]);
  const pages = [...files].filter(([path]) => path.endsWith(".html"));
  for (const [, text] of pages) expect(await htmlProblems(text)).toEqual([]);
  const page = files.get("reflections/01900000-0000-7000-8000-000000000001.html") ?? "";
  expect(page).toContain('<img src="../images/9.png" alt="A rug">');
  expect(page).toContain("Story times &lt;b&gt;");
  expect(page).not.toContain("<script");
  expect(files.get("index.html")).toContain('href="https://carrel.example/reflections/1"');
});

test("the JSON is as its schema says, and the schema is the one that is published", () => {
  const published: unknown = JSON.parse(readFileSync("docs/guide/portfolio.schema.json", "utf8"));

  expect(portfolioSchema.safeParse(portfolioJson(portfolio)).error).toBe(undefined);
  expect(published).toEqual(z.toJSONSchema(portfolioSchema));
});

test("on paper are all its words, under headings that leave no level out", () => {
  const { blocks } = portfolioPrint(portfolio, () => []);

  expect(blocks.flatMap((block) => (block.kind === "heading" ? [block.level] : []))).toEqual([1, 2, 3]);
  expect(blocks).toContainEqual({ kind: "list", items: ["a", "b"] });
  expect(blocks).toContainEqual({ kind: "text", text: "Why" });
  expect(blocks).toContainEqual({ kind: "text", text: "Ada, November 22, 2026", look: "quiet" });
});
