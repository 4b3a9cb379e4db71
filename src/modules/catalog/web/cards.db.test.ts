import { beforeAll, expect, test } from "vitest";
import { type Db, recordQueries, withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { madeListing, madeSession, madeSource } from "../../../../tests/catalog/made-listing.ts";
import { saveListings } from "../actions/save-listings.ts";
import { readFieldWords } from "../queries/field-words.ts";
import { Finder } from "../queries/finding/finder.ts";
import { anything, type FindQuery } from "../rules/finding/find-query.ts";
import type { Found, ShownListing } from "../rules/finding/found.ts";
import type { Listing } from "../rules/listing.ts";
import type { CatalogTables } from "../tables.ts";
import { OfferingCard } from "../views/offering-card.tsx";

const now = "2026-11-21T12:00:00Z";
const zone = "America/New_York";
const words = readFieldWords("packs");
let db: Db<CatalogTables>;

beforeAll(async () => {
  db = withTables<CatalogTables>((await testDatabase()).db);
  const sourceId = await madeSource(db, "State Library");
  await saveListings(db, { id: sourceId, now }, ofEveryKind);
});

const troy = { name: "Troy Public Library", address: "100 Second Street", city: "Troy", region: "NY" };
const coordinates = { latitude: 42.73, longitude: -73.69 };

/** Between them they state whatever a card may show. */
const ofEveryKind: readonly Listing[] = [
  madeListing({
    title: "Makerspaces <for> “teens” & tweens",
    summary: "Words that no card shows.",
    provider: "Prairie Library System",
    url: "https://example.org/makerspaces",
    registrationUrl: "https://example.org/makerspaces/register?seat=1&from=card",
    credit: [{ text: "1.5 contact hours", contactMinutes: 90, category: "Technology" }],
    topics: ["technology", "teen-services"],
    audiences: ["youth"],
    sessions: ["2026-12-03T19:00:00Z", "2026-12-10T19:00:00Z"].map(madeSession),
    hasCaptions: true,
    isRecorded: true,
    reasons: [{ field: "kind", value: "webinar", because: "It says so." }],
    warnings: ["The end was missing."],
  }),
  madeListing({
    title: "Weeding in person",
    kind: "workshop",
    ways: ["in-person"],
    place: { ...troy, ...coordinates, located: "source" },
    cost: {
      known: true,
      isFree: false,
      fromCents: 4500,
      currency: "USD",
      tiers: [],
      text: "$45; members $30",
    },
    sessions: [{ ...madeSession("2027-01-14T15:00:00Z"), status: "postponed" }],
  }),
  madeListing({
    title: "A price in words alone, on dates unlike one another",
    cost: { known: true, isFree: false, currency: "USD", tiers: [], text: "Ask your system" },
    place: { ...troy, address: "100 Second Street", region: "NY", country: "US" },
    sessions: [
      { ...madeSession("2026-12-03T19:00:00Z"), status: "cancelled" },
      { ...madeSession("2026-12-10T19:00:00Z"), place: { ...troy, ...coordinates } },
      { start: "2026-12-17", isAllDay: true, status: "scheduled", original: "20261217" },
    ],
  }),
  madeListing({
    title: "A conference of three days",
    kind: "conference",
    language: "es",
    cost: { known: false, isFree: false, currency: "USD", tiers: [] },
    sessions: [
      { start: "2027-03-01", end: "2027-03-03", isAllDay: true, status: "scheduled", original: "20270301" },
    ],
  }),
  madeListing({
    title: "Cataloguing at your own pace",
    kind: "course",
    ways: ["own-pace"],
    sessions: [],
    durationMinutes: 90,
  }),
  madeListing({ title: "An article", kind: "article", url: "https://example.org/article", sessions: [] }),
  madeListing({ title: "Called off", status: "cancelled", url: "https://example.org/off" }),
];

const questions: Readonly<Record<string, Partial<FindQuery>>> = {
  everything: { includesPast: true },
  "words, a place and a price": { text: "weeding", near: "12180", withinMiles: 25, maxCents: 10_000 },
  "hours, in another zone": { afterMinute: 600, zone: "America/Denver", text: "makerspaces" },
};

test.for(Object.entries(questions))(
  "a card kept as text is drawn as the whole offering would be: %s",
  async ([, asked]) => {
    const query = { ...anything, ...asked };
    const finder = new Finder({ db, words, synonyms: [], zone });
    await finder.followed.catchUp();

    const kept = await recordQueries(() => finder.cards(query, { now }));
    const whole = await finder.find(query, { now });

    expect(kept.queries).toEqual([]);
    const cards = await cardsOf(kept.result);
    expect(cards).toEqual(await cardsOf(whole));
    for (const card of cards) expect(card).toMatch(/^<article class="date-card">.*date-card__link/su);
    expect(whole.total).toBe(asked.text === undefined ? ofEveryKind.length : 1);
  },
);

async function cardsOf({ offerings }: Found<ShownListing>): Promise<readonly string[]> {
  return Promise.all(offerings.map(async (found) => (await OfferingCard({ found, zone })).toString()));
}
