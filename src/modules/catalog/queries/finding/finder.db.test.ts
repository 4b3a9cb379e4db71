import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#platform/db-testing";
import { type Db, withTables } from "#platform/db";
import { newId } from "#platform/ids";
import { madeListing, madeSession, madeSource } from "../../../../../tests/catalog/made-listing.ts";
import { saveListings } from "../../actions/save-listings.ts";
import { anything } from "../../rules/finding/find-query.ts";
import type { CatalogTables } from "../../tables.ts";
import { readFieldWords } from "../field-words.ts";
import { Finder } from "./finder.ts";

const now = "2026-11-21T12:00:00Z";
const folder = mkdtempSync(join(tmpdir(), "carrel-finder-"));
const words = readFieldWords("packs");
const place = {
  name: "Northgate",
  city: "Albany",
  region: "NY",
  postalCode: "12207",
  latitude: 42.65,
  longitude: -73.75,
};
let db: Db<CatalogTables>;
let finder: Finder;

function newFinder(): Finder {
  const snapshot = { path: join(folder, "offerings.index"), madeWith: "test" };
  return new Finder({ db, words, synonyms: [["ya", "teens"]], zone: "America/New_York", snapshot });
}

beforeAll(async () => {
  db = withTables<CatalogTables>((await testDatabase()).db);
  const id = await madeSource(db, "State library");
  await saveListings(db, { id, now }, [
    madeListing({
      title: "Makerspaces for teens",
      topics: ["technology"],
      sessions: [madeSession("2026-12-03T19:00:00Z")],
    }),
    madeListing({
      title: "Teen symposium",
      kind: "conference",
      ways: ["in-person"],
      place,
      sessions: [madeSession("2027-01-14T15:00:00Z")],
      cost: paid,
    }),
    madeListing({
      title: "Copyright lesson",
      kind: "course",
      ways: ["own-pace"],
      sessions: [],
      durationMinutes: 45,
    }),
    madeListing({ title: "Last year's webinar", sessions: [madeSession("2025-12-03T19:00:00Z")] }),
  ]);
  finder = newFinder();
  await finder.followed.start();
});

const paid = {
  known: true,
  isFree: false,
  fromCents: 8500,
  currency: "USD",
  tiers: [{ amountCents: 8500, currency: "USD" }],
};

afterAll(async () => {
  await finder.followed.stop();
  rmSync(folder, { recursive: true });
});

async function titles(query: Partial<typeof anything>): Promise<readonly string[]> {
  const found = await finder.find({ ...anything, ...query }, { now });
  return found.offerings.map((each) => each.offering.title);
}

test("without a wish everything still to come is there, soonest first, own pace last", async () => {
  expect(await titles({})).toEqual(["Makerspaces for teens", "Teen symposium", "Copyright lesson"]);
});

test("past sessions are out unless asked for", async () => {
  expect(await titles({ text: "webinar last year" })).toEqual([]);
  expect(await titles({ text: "webinar last year", includesPast: true })).toEqual(["Last year's webinar"]);
});

test("words are stemmed, and a synonym finds", async () => {
  expect(await titles({ text: "makerspace" })).toEqual(["Makerspaces for teens"]);
  expect(await titles({ text: "YA" })).toContain("Teen symposium");
});

test("money and minutes leave out what costs or takes more", async () => {
  expect(await titles({ isFree: true, maxMinutes: 45 })).toEqual(["Copyright lesson"]);
  expect(await titles({ maxCents: 8500, ways: ["in-person"] })).toEqual(["Teen symposium"]);
  expect(await titles({ maxCents: 8499, ways: ["in-person"] })).toEqual([]);
});

test("distance holds for meetings in person only", async () => {
  expect(await titles({ near: "12207", withinMiles: 10 })).toEqual([
    "Makerspaces for teens",
    "Teen symposium",
    "Copyright lesson",
  ]);
  expect(await titles({ near: "11217", withinMiles: 10 })).toEqual([
    "Makerspaces for teens",
    "Copyright lesson",
  ]);
});

test("a place nobody knows leaves nothing out and is told", async () => {
  const found = await finder.find({ ...anything, near: "Nowhere" }, { now });

  expect([found.total, found.unknownPlace]).toEqual([3, "Nowhere"]);
});

test("hours that suit are those of one session, in the site's zone or the reader's", async () => {
  const afternoon = { days: ["thu"] as const, afterMinute: 13 * 60, beforeMinute: 17 * 60 };

  expect(await titles({ ...afternoon, ways: ["live-online"] })).toEqual(["Makerspaces for teens"]);
  expect(await titles({ ...afternoon, ways: ["live-online"], zone: "America/Los_Angeles" })).toEqual([]);
});

test("facets count what each choice would leave", async () => {
  const { facets } = await finder.find({ ...anything, ways: ["own-pace"] }, { now });

  expect(facets.way.map(({ label, count }) => [label, count])).toEqual([
    ["In person", 1],
    ["Live online", 1],
    ["At my own pace", 1],
  ]);
  expect(facets.kind).toEqual([{ value: "course", label: "Course", count: 1 }]);
});

test("what is saved is found within the next catching-up, and a restart keeps the index", async () => {
  const id = await madeSource(db, "Region");
  await saveListings(db, { id, now }, [madeListing({ title: "Weeding without tears" })]);
  await finder.followed.catchUp();
  expect(await titles({ text: "weeding" })).toEqual(["Weeding without tears"]);

  finder.followed.save();
  const next = newFinder();
  await next.followed.start();

  expect((await next.find({ ...anything, text: "weeding" }, { now })).total).toBe(1);
  await next.followed.stop();
});

test("counting gives as many as finding", async () => {
  const questions = [
    {},
    { text: "teens" },
    { text: "webinar", includesPast: true },
    { near: "11217", withinMiles: 10 },
  ];
  for (const question of questions) {
    const query = { ...anything, ...question };

    expect(finder.count(query, { now })).toBe((await finder.find(query, { now })).total);
  }
});

test("an offering that changed is shown as it is now", async () => {
  const id = await madeSource(db, "County");
  const shown = async () => {
    const found = await finder.find({ ...anything, text: "beekeeping" }, { now });
    return found.offerings.map(({ offering }) => offering.summary);
  };
  await saveListings(db, { id, now }, [madeListing({ title: "Beekeeping", summary: "On the roof." })]);
  await finder.followed.catchUp();
  expect(await shown()).toEqual(["On the roof."]);

  await saveListings(db, { id, now }, [madeListing({ title: "Beekeeping", summary: "In the yard." })]);
  await finder.followed.catchUp();

  expect(await shown()).toEqual(["In the yard."]);
});

test("the size of the catalogue is counted again when something was added", async () => {
  const before = await finder.size();
  const id = await madeSource(db, "Museum");
  await saveListings(db, { id, now }, [
    madeListing({ title: "Mending dioramas", sessions: [madeSession("2099-12-03T19:00:00Z")] }),
  ]);
  await db.updateTable("catalog_sources").set({ listing_count: 1 }).where("id", "=", id).execute();
  await finder.followed.catchUp();

  expect(await finder.size()).toEqual({
    ...before,
    upcoming: before.upcoming + 1,
    sources: before.sources + 1,
  });
});

test("an index that does not know all offerings is made anew, and kept so", async () => {
  const place = { path: join(folder, "behind.index"), madeWith: "test" };
  const open = () => new Finder({ db, words, synonyms: [], zone: "America/New_York", snapshot: place });
  const first = open();
  await first.followed.start();
  await first.followed.stop();
  const behind = readFileSync(place.path);
  // As from a backup: a row whose transaction is long over.
  const offering = madeListing({ title: "From a backup" });
  const row = { id: newId(), title: offering.title, offering: JSON.stringify(offering), updated_at: now };
  await db
    .insertInto("catalog_offerings")
    .values({ ...row, changed_in: "3" })
    .execute();

  const second = open();
  await second.followed.start();
  expect((await second.find({ ...anything, text: "backup" }, { now })).total).toBe(1);
  await second.followed.stop();

  expect(readFileSync(place.path).equals(behind)).toBe(false);
  await db.deleteFrom("catalog_offerings").where("id", "=", row.id).execute();
});

test("what is stopped while it takes in changes does not follow on", async () => {
  const stopped = new Finder({ db, words, synonyms: [], zone: "America/New_York", everyMilliseconds: 1 });
  await stopped.followed.start();
  await new Promise((resolve) => setTimeout(resolve, 10));
  await stopped.followed.stop();
  const { size } = stopped.followed.index;
  const id = await madeSource(db, "Too late");
  await saveListings(db, { id, now }, [madeListing({ title: "Saved after the end" })]);

  await new Promise((resolve) => setTimeout(resolve, 50));

  expect(stopped.followed.index.size).toBe(size);
});

test("a damaged index file is made anew from the database", async () => {
  writeFileSync(join(folder, "offerings.index"), "not an index");
  const next = newFinder();

  await next.followed.start();

  expect((await next.find({ ...anything, text: "makerspaces" }, { now })).total).toBe(1);
  await next.followed.stop();
});

test("with words too, the session shown is one that suits", async () => {
  const id = await madeSource(db, "Series");
  const sessions = ["2026-12-07T19:00:00Z", "2026-12-10T19:00:00Z"].map(madeSession);
  await saveListings(db, { id, now }, [madeListing({ title: "Bookbinding", sessions })]);
  await finder.followed.catchUp();

  const { offerings } = await finder.find({ ...anything, text: "bookbinding", days: ["thu"] }, { now });

  expect(offerings.map((each) => [each.session?.start, each.reasons.at(-1)])).toEqual([
    ["2026-12-10T19:00:00Z", "Thu 2–3 pm, at a time that suits you"],
  ]);
});

test("what was called off fits nobody: it is left out, and of a series another session is shown", async () => {
  const id = await madeSource(db, "Bindery");
  const [first, second] = ["2026-12-08T19:00:00Z", "2026-12-15T19:00:00Z"].map(madeSession);
  if (first === undefined || second === undefined) throw new Error("There are no sessions.");
  const off = { ...first, status: "cancelled" } as const;
  await saveListings(db, { id, now }, [
    madeListing({ title: "Marbling cancelled", status: "cancelled", sessions: [first] }),
    madeListing({ title: "Marbling without a date left", sessions: [off] }),
    madeListing({ title: "Marbling twice", sessions: [off, second] }),
  ]);
  await finder.followed.catchUp();

  const { offerings, total } = await finder.find({ ...anything, text: "marbling" }, { now });

  expect(offerings.map((each) => [each.offering.title, each.session?.start, each.moreSessions])).toEqual([
    ["Marbling twice", second.start, 0],
  ]);
  expect(total).toBe(1);
  expect(await titles({ text: "marbling", to: "2026-12-10" })).toEqual([]);
  expect((await titles({ text: "marbling", includesPast: true })).toSorted()).toEqual([
    "Marbling cancelled",
    "Marbling twice",
    "Marbling without a date left",
  ]);
});

test("similar are those about the same that are still to come, each with why", async () => {
  const id = await madeSource(db, "Prairie system");
  const about = { topics: ["collections"] };
  await saveListings(db, { id, now }, [
    madeListing({ ...about, title: "Papermaking with confidence", sourceKey: "1", sessions: [] }),
    madeListing({
      ...about,
      title: "Papermaking in a weekend",
      sourceKey: "2",
      sessions: [madeSession("2027-02-03T19:00:00Z")],
    }),
    madeListing({
      ...about,
      title: "Papermaking as it was",
      sourceKey: "3",
      sessions: [madeSession("2025-02-03T19:00:00Z")],
    }),
  ]);
  await finder.followed.catchUp();
  const [own] = (await finder.find({ ...anything, text: "confidence" }, { now })).offerings;

  const similar = own === undefined ? [] : await finder.similar(own.id, own.offering);

  expect(similar.map(({ offering, reasons }) => [offering.title, reasons])).toEqual([
    ["Papermaking in a weekend", ["Collection development", "words: papermaking"]],
  ]);
});
