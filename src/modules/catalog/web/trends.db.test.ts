import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#platform/db-testing";
import { localDay, now } from "#platform/time";
import { madeListing, madeSession } from "../../../../tests/catalog/made-listing.ts";
import { openSearchSite, type SearchSite } from "../../../../tests/catalog/search-site.ts";
import { offeringEvidence } from "../queries/trends/offering-evidence.ts";
import { offeringMonths } from "../queries/trends/offering-months.ts";
import type { Listing } from "../rules/listing.ts";
import { lastMonths, monthsBefore } from "../rules/trends/months.ts";

const thisMonth = localDay("America/New_York", now()).slice(0, 7);
const providers = ["State Library of Somewhere", "Hill Consortium", "Valley Association"];
let site: SearchSite;

beforeAll(async () => {
  site = await openSearchSite(await testDatabase());
  for (const provider of providers) await site.save(provider, offeringsOf(provider));
  await site.db.updateTable("catalog_sources").set({ region: "national" }).execute();
});
afterAll(async () => site.close());

/** Six in each of the months that are compared: three on AI now, one a year before. */
function offeringsOf(provider: string): readonly Listing[] {
  const inMonth = (month: string, onTopic: number) =>
    Array.from({ length: 6 }, (_, place) =>
      madeListing({
        title: `${provider} ${month} ${place}`,
        provider,
        sessions: [madeSession(`${month}-1${place}T17:00:00Z`), madeSession(`${month}-2${place}T17:00:00Z`)],
        topics: place < onTopic ? ["ai", "boards"] : ["boards"],
        audiences: place === 0 ? ["school-librarians"] : [],
      }),
    );
  return [
    ...lastMonths(thisMonth, 3).flatMap((month) => inMonth(month, 3)),
    ...lastMonths(monthsBefore(thisMonth, 12), 3).flatMap((month) => inMonth(month, 1)),
  ];
}

test("each offering counts once a month, by its topics, its provider and whom it is for", async () => {
  const months = await offeringMonths(site.db, thisMonth);
  const of = (topic: string) =>
    months.filter(
      (each) => each.month === thisMonth && each.topic === topic && each.source === "hill consortium",
    );
  expect(of("").map(({ libraries, count }) => [libraries, count])).toEqual(
    expect.arrayContaining([
      ["school", 1],
      [undefined, 5],
    ]),
  );
  expect(of("ai").reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect(months.filter(({ topic }) => topic === "").reduce((sum, { count }) => sum + count, 0)).toBe(108);
});

test("the evidence is what was counted, the latest first", async () => {
  const asked = { topic: "ai", from: thisMonth, to: thisMonth, most: 100 };
  const evidence = await offeringEvidence(site.db, asked);
  expect(evidence.length).toBe(9);
  expect(evidence[0]?.detail).toMatch(/, \w{3} 22, \d{4}$/u);
  const forSchools = await offeringEvidence(site.db, { ...asked, libraries: "public" });
  expect(forSchools.length).toBe(6);
  expect(await offeringEvidence(site.db, { ...asked, region: "TX" })).toEqual([]);
});

async function textOf(path: string): Promise<readonly [number, string]> {
  const answer = await site.app.request(path);
  return [answer.status, (await answer.text()).replaceAll(/<[^>]*>/gu, " ").replaceAll(/\s+/gu, " ")];
}

test("the page tells what rises, what is steady, and where it was seen", async () => {
  const [, page] = await textOf("/trends");
  expect(page).toMatch(/Rising .*AI literacy \+\d+%/u);
  expect(page).toContain("Steady (1)");
  const [, topic] = await textOf("/trends/ai");
  expect(topic).toContain("27 offerings now, 9 a year before, of 3 providers.");
  expect(topic).toContain("Valley Association");
});

test("every region that is offered can be chosen, however a source names it", async () => {
  expect((await textOf("/trends"))[1]).toContain("Region Everywhere National");
  expect(await textOf("/trends?region=national")).toEqual([
    200,
    expect.stringMatching(/Rising .*AI literacy \+\d+%/u),
  ]);
  expect((await textOf("/trends/ai?region=national"))[1]).toContain("National: this month and");
});

test("what is not known, and what cannot be asked, is said", async () => {
  expect((await textOf("/trends/knitting"))[0]).toBe(404);
  expect((await textOf("/trends?over=5"))[0]).toBe(422);
  expect((await textOf("/trends?region=TX"))[1]).toContain("No trend to tell of yet");
});
