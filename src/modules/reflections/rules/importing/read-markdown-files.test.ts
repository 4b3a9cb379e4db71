import fc from "fast-check";
import { expect, test } from "vitest";
import { readMarkdownFiles } from "./read-markdown-files.ts";

const now = "2026-11-22T12:00:00.000Z";
const beside = { now, pictures: new Set(["blog/img/rug.png"]) };

test("the head says title, day and tags, and pictures beside the file come with it", () => {
  const text =
    "---\ntitle: Week 1\ndate: 2015-03-02\ntags: [AI, story time]\n---\n# Week 1\n\nA ![](img/rug.png?x) and ![b](../gone.png) ![c](https://a.example/c.png)";

  expect(readMarkdownFiles([{ path: "blog/one.md", text }], beside)).toEqual({
    posts: [
      {
        source: "markdown blog/one.md 2015-03-02 Week 1",
        title: "Week 1",
        body: "A ![A picture: rug](<img/rug.png?x>) and ![b](<../gone.png>) ![c](<https://a.example/c.png>)",
        writtenAt: "2015-03-02T12:00:00.000Z",
        tags: ["AI", "story time"],
        pictures: [{ url: "img/rug.png?x", path: "blog/img/rug.png", alternative: "A picture: rug" }],
      },
    ],
    notes: ["blog/one.md: its picture ../gone.png is not in the ZIP."],
  });
});

test("without a head the name and the first heading speak, and what is missing is said", () => {
  const files = [
    { path: "2016-01-05-what-i-saw.md", text: "Words" },
    { path: "a/index.md", text: "---\n: [\n---\nWords" },
    { path: "b.md", text: "---\ntitle: Nothing\n---\n" },
    { path: "c.md", text: "+++\ntitle = 'x'\n+++\n" },
  ];

  const { notes, posts } = readMarkdownFiles(files, beside);

  expect(posts.map(({ title, writtenAt }) => [title, writtenAt])).toEqual([
    ["What i saw", "2016-01-05T12:00:00.000Z"],
    ["A", now],
    ["C", now],
  ]);
  expect(notes).toEqual([
    "a/index.md: its head cannot be read as YAML.",
    "a/index.md: it tells no date, so it comes as of today.",
    "b.md: nothing is written in it.",
    "c.md: its head is TOML, which is not read.",
    "c.md: it tells no date, so it comes as of today.",
  ]);
});

test("any file is read: none throws, and every post has words and a day that has been", () => {
  const piece = fc.constantFrom(
    "---\n",
    "title: a\n",
    "date: 9999-99-99\n",
    "tags: &a [*a]\n",
    "x: !!js/function a\n",
    "![](",
    "img/rug.png",
    ")",
    "![a][b]\n\n[b]: c\n",
    "# T\n",
    "+++\n",
    "\n",
    "%E0%A4%A",
    "..\\..\\",
    "words",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 20 }), (parts) => {
      for (const post of readMarkdownFiles([{ path: "blog/x.md", text: parts.join("") }], beside).posts) {
        expect(post.body.trim()).not.toBe("");
        expect(post.writtenAt <= now).toBe(true);
      }
    }),
    { seed: 28, numRuns: 300 },
  );
});
