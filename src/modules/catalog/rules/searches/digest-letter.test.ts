import { expect, test } from "vitest";
import { madeListing, madeSession } from "../../../../../tests/catalog/made-listing.ts";
import { confirmationLetter, type Digest, digestLetter } from "./digest-letter.ts";

const makerspaces = madeListing({ provider: "State Library" });
const digest: Digest = {
  name: "Teens",
  question: "“makerspace teens”, free",
  every: "week",
  offerings: [
    {
      offering: makerspaces,
      session: makerspaces.sessions[0],
      pageUrl: "https://learn.example/offerings/1",
    },
  ],
  more: 0,
  isFirst: false,
  zone: "America/New_York",
  allUrl: "https://learn.example/find?q=makerspace+teens&free=yes",
  stopUrl: "https://learn.example/digests/abc/removal",
};

test("a digest says what is new, when, where to see all, and how to stop it, the same in both forms", () => {
  const { subject, text, html } = digestLetter(digest);

  expect(subject).toBe("1 new for “Teens”");
  expect(text).toBe(
    [
      "New, and fitting: “makerspace teens”, free.",
      "Makerspaces on a Shoestring\nThu, Dec 3, 2026, 2–3 pm EST · Live online · Free · State Library\nhttps://learn.example/offerings/1",
      "All that fits now:\nhttps://learn.example/find?q=makerspace+teens&free=yes",
      "You get this every Monday when there is something new, because this address was confirmed for it. Stop it:\nhttps://learn.example/digests/abc/removal",
    ].join("\n\n"),
  );
  expect(html).toBe(
    [
      '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>1 new for “Teens”</title></head>\n<body>',
      "<p>New, and fitting: “makerspace teens”, free.</p>",
      "<ul>",
      '<li><p><a href="https://learn.example/offerings/1">Makerspaces on a Shoestring</a><br>Thu, Dec 3, 2026, 2–3 pm EST · Live online · Free · State Library</p></li>',
      "</ul>",
      '<p><a href="https://learn.example/find?q=makerspace+teens&amp;free=yes">All that fits now</a></p>',
      '<p><small>You get this every Monday when there is something new, because this address was confirmed for it. <a href="https://learn.example/digests/abc/removal">Stop it</a></small></p>',
      "</body>\n</html>\n",
    ].join("\n"),
  );
});

test("the first one says that it begins with what fits already, and how much there is", () => {
  const { subject, text } = digestLetter({ ...digest, isFirst: true, more: 1299 });

  expect(subject).toBe("1300 fit “Teens”");
  expect(text).toContain("To begin with, what fits now: “makerspace teens”, free. From now on you get only");
  expect(text).toContain("And 1,299 more, under “All that fits now”.");
});

test("a title from outside stays one line of text, and text in HTML", () => {
  const offering = madeListing({
    title: 'Free\r\n\r\nStop it:\u2028https://evil.example <img src=x onerror="alert(1)">',
    sessions: [madeSession("2026-12-03T19:00:00Z")],
  });

  const { text, html } = digestLetter({
    ...digest,
    offerings: [{ offering, session: offering.sessions[0], pageUrl: "https://learn.example/offerings/2" }],
  });

  expect(text.split("\n\n")[1]?.split("\n").length).toBe(3);
  expect(html).not.toContain("<img");
  expect(html.match(/href="[^"]*"/gu)).toEqual([
    'href="https://learn.example/offerings/2"',
    'href="https://learn.example/find?q=makerspace+teens&amp;free=yes"',
    'href="https://learn.example/digests/abc/removal"',
  ]);
});

test("the letter that asks for confirmation says who asks, what for, and what happens if nothing is done", () => {
  const { subject, text } = confirmationLetter({
    every: "day",
    siteUrl: "https://learn.example",
    confirmUrl: "https://learn.example/digests/abc",
    keptDays: 7,
  });

  expect(subject).toBe("Please confirm: new learning by e-mail");
  expect(text).toBe(
    [
      "Someone, most likely you, asked https://learn.example to send new learning offerings for a saved search to this address every day.",
      "To get them, open this page and confirm:\nhttps://learn.example/digests/abc",
      "If it was not you, do nothing: no digest comes, and the address is deleted after 7 days. The same page deletes it at once.",
    ].join("\n\n"),
  );
});
