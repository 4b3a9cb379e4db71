import { expect, test } from "vitest";
import { digestMarkdown } from "./digest-markdown.ts";
import { digestOf, type DigestSource } from "./digest.ts";
import { readTrip } from "./trip-form.ts";

const one = source("one", { session: "Opening", tries: "- A repair evening\n2. Less paper" });
const two = source("two", { authorName: "Ben", session: "opening ", tries: "a repair  evening." });
const three = source("three", {
  session: "",
  about: "",
  title: "Loud",
  body: "# Loud\n\n```\n# code\n```\n![A rug](/journal/images/1)",
});

test("a digest groups by session and topic, however they are written, and puts those who want the same together", () => {
  const { sessions, topics, tries, writers } = digestOf([three, one, two]);

  expect(sessions.map(({ entries, name }) => [name, entries.map(({ id }) => id)])).toEqual([
    ["Opening", ["one", "two"]],
    ["", ["three"]],
  ]);
  expect(topics.map(({ entries, topic }) => [topic, entries.length])).toEqual([["law", 3]]);
  expect(tries).toEqual([
    { what: "A repair evening", names: ["Ana", "Ben"] },
    { what: "Less paper", names: ["Ana"] },
  ]);
  expect(writers).toBe(2);
});

test("the Markdown holds everything once, and nobody’s heading or sign breaks out of their place", () => {
  const text = digestMarkdown({
    title: "Lib*con*",
    lede: "Springfield",
    digest: digestOf([three, { ...two, authorName: "[Ben](x)" }]),
    topicName: () => "Law",
    publicUrl: "https://example.org",
  });

  expect(text).toBe(String.raw`# Lib\*con\*

Springfield

## What we want to try

- [ ] a repair evening. (\[Ben\](x))

## opening

### [Words](https://example.org/reflections/two)

*\[Ben\](x)*

Words

## Of the whole trip

### [Loud](https://example.org/reflections/three)

*Ana*

#### Loud

${"```"}
# code
${"```"}
![A rug](https://example.org/journal/images/1)

## By topic

- Law: [Loud](https://example.org/reflections/three), [Words](https://example.org/reflections/two)
`);
});

test.each([
  [
    { title: " Con ", place: "", from: "2026-10-01", to: "" },
    { title: "Con", place: "", from: "2026-10-01", to: "2026-10-01" },
  ],
  [{ title: "", place: "", from: "soon", to: "" }, ["title", "from", "to"]],
  [{ title: "Con", place: "", from: "2026-10-02", to: "2026-10-01" }, ["to"]],
])("a trip’s form %j says %j", (text, expected) => {
  const read = readTrip(text);

  expect("problems" in read ? read.problems.map(({ where }) => where) : read).toEqual(expected);
});

function source(id: string, facts: Partial<DigestSource>): DigestSource {
  return {
    id,
    handle: undefined,
    authorName: "Ana",
    title: "",
    body: "Words",
    excerpt: "Words",
    about: "",
    topics: ["law"],
    writtenAt: "2026-10-01T00:00:00Z",
    session: "",
    tries: "",
    ...facts,
  };
}
