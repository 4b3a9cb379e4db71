import { expect, test } from "vitest";
import { readPage } from "./read-page.ts";

const context = { defaultZone: "UTC", now: "2026-11-21T12:00:00Z" };

function read(...meta: readonly (readonly [property: string, content: string])[]) {
  const tags = meta.map(([property, content]) => `<meta property="${property}" content="${content}">`);
  return readPage(`<!doctype html><html><head>${tags.join("")}</head><body></body></html>`, context);
}

test("an event that only Open Graph describes is read", () => {
  const { records } = read(
    ["og:type", "event"],
    ["og:title", "Weeding"],
    ["og:url", "https://library.example.org/e/1"],
    ["event:start_time", "2026-12-03T14:00:00-05:00"],
    ["event:end_time", "2026-12-03T15:30:00-05:00"],
    ["event:location", "Town Hall"],
  );

  expect(
    records.map(({ title, url, place, sessions }) => [
      title,
      url,
      place,
      sessions[0]?.start,
      sessions[0]?.end,
    ]),
  ).toEqual([
    [
      "Weeding",
      "https://library.example.org/e/1",
      { name: "Town Hall" },
      "2026-12-03T19:00:00Z",
      "2026-12-03T20:30:00Z",
    ],
  ]);
});

test("a page that Open Graph gives a title and no time is no event", () => {
  expect(read(["og:type", "event"], ["og:title", "Weeding"]).records).toEqual([]);
});
