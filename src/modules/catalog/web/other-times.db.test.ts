import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#platform/db-testing";
import { holdClock } from "#platform/time";
import { htmlProblems } from "../../../../tests/browser/html-problems.ts";
import { madeListing, madeSession } from "../../../../tests/catalog/made-listing.ts";
import { openSearchSite, Reader, type SearchSite, wordsOf } from "../../../../tests/catalog/search-site.ts";

const clock = holdClock("2026-11-21T12:00:00Z");
let site: SearchSite;

beforeAll(async () => {
  site = await openSearchSite(await testDatabase());
  const listed = (title: string, start: string) => {
    const url = `https://learn.example/${title.toLowerCase().replaceAll(" ", "-")}`;
    return madeListing({
      title,
      provider: "Harbor County",
      url,
      registrationUrl: url,
      canonicalUrl: url.slice("https://".length),
      sessions: [madeSession(start)],
    });
  };
  await site.save("State Library", [
    listed("Spine repair", "2026-12-02T15:00:00Z"),
    listed("Puppets", "2026-12-04T15:00:00Z"),
  ]);
  await site.save("City Library", [
    listed("Spine repair", "2026-12-02T16:00:00Z"),
    listed("Puppets", "2026-12-04T15:00:00Z"),
  ]);
});

afterAll(async () => {
  await site.close();
  clock.release();
});

async function pageOf(title: string): Promise<string> {
  const { offering_id: id } = await site.db
    .selectFrom("catalog_listings")
    .select("offering_id")
    .where("source_key", "=", title)
    .executeTakeFirstOrThrow();
  const html = await (await new Reader(site.app).get(`/offerings/${id}?zone=UTC`)).text();
  expect(await htmlProblems(html)).toEqual([]);
  return wordsOf(html);
}

test("where two sources do not agree on the time, the page says so, and what the other one says", async () => {
  const words = await pageOf("Spine repair");

  expect(words).toContain("Listed by 2 sources They do not agree on the time");
  expect(words).toMatch(/City Library Spine repair They say: Wed, Dec 2, 2026, 4–5 pm UTC Not the same\?/u);
  expect(words.match(/They say:/gu)).toHaveLength(1);
});

test("where they agree, nothing is said of it", async () => {
  const words = await pageOf("Puppets");

  expect(words).toContain("Listed by 2 sources");
  expect(words).not.toMatch(/agree|They say/u);
});
