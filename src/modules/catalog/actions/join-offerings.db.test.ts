import { expect, test } from "vitest";
import type { Db } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { madeListing, madeSession, madeSource } from "../../../../tests/catalog/made-listing.ts";
import { joiningOf } from "../queries/joining.ts";
import { waitingPairCount } from "../queries/pairs.ts";
import { noLongerOffered } from "../queries/planning/no-longer-offered.ts";
import type { Listing } from "../rules/listing.ts";
import type { CatalogTables } from "../tables.ts";
import { reconsiderPair } from "./decide-pair.ts";
import { joinOfferings } from "./join-offerings.ts";
import { markGone } from "./saving/gone.ts";
import { saveListings } from "./save-listings.ts";
import { reuniteListing, separateListing } from "./separate-listing.ts";

const now = "2026-11-20T12:00:00Z";
const later = "2026-11-21T12:00:00Z";
const nobody = "01900000-0000-7000-8000-000000000000";

/** Two sittings of one workshop that two sources list each, with nothing in common that a rule could find. */
const first = madeListing({
  title: "Spine repair, 2 December",
  sessions: [madeSession("2026-12-02T15:00:00Z")],
});
const second = madeListing({
  title: "Book hospital (9 Dec)",
  sessions: [madeSession("2026-12-09T15:00:00Z")],
});

interface Scene {
  readonly sources: Readonly<Record<"a1" | "a2" | "b1" | "b2", string>>;
  readonly one: string;
  readonly other: string;
}

async function scene(db: Db<CatalogTables>): Promise<Scene> {
  const [a1, a2] = [await madeSource(db, "State Library"), await madeSource(db, "Region")];
  const [b1, b2] = [await madeSource(db, "Association"), await madeSource(db, "City")];
  const sources = { a1, a2, b1, b2 };
  for (const [key, id] of Object.entries(sources)) await list(db, id, { sourceKey: key });
  return { sources, one: await offeringOf(db, "a1"), other: await offeringOf(db, "b1") };
}

async function list(
  db: Db<CatalogTables>,
  id: string,
  change: Partial<Listing> & { readonly sourceKey: string },
  at = now,
): Promise<void> {
  await saveListings(db, { id, now: at }, [
    { ...(change.sourceKey.startsWith("a") ? first : second), ...change },
  ]);
}

async function rowsOf(db: Db<CatalogTables>) {
  return db
    .selectFrom("catalog_listings")
    .select(["id", "source_key", "offering_id"])
    .orderBy("source_key")
    .execute();
}

async function idOf(db: Db<CatalogTables>, key: string): Promise<string> {
  return (await rowsOf(db)).find((row) => row.source_key === key)?.id ?? "";
}

async function offeringOf(db: Db<CatalogTables>, key: string): Promise<string> {
  return (await rowsOf(db)).find((row) => row.source_key === key)?.offering_id ?? "";
}

/** Which listings each offering has, by the two first known. */
async function placed(db: Db<CatalogTables>, { one, other }: Scene) {
  const rows = await rowsOf(db);
  const keys = (id: string) =>
    rows
      .filter((row) => row.offering_id === id)
      .map((row) => row.source_key)
      .join("+");
  const elsewhere = rows.filter((row) => row.offering_id !== one && row.offering_id !== other);
  return { one: keys(one), other: keys(other), elsewhere: elsewhere.map((row) => row.source_key).join("+") };
}

const apart = { one: "a1+a2", other: "b1+b2", elsewhere: "" };
const together = { one: "a1+a2+b1+b2", other: "", elsewhere: "" };

async function shown(db: Db<CatalogTables>, id: string) {
  const { is_gone, listing_count, merged_into, offering } = await db
    .selectFrom("catalog_offerings")
    .select(["is_gone", "listing_count", "merged_into", "offering"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const dated = await db
    .selectFrom("catalog_sessions")
    .select("first_date")
    .where("offering_id", "=", id)
    .orderBy("ordinal")
    .execute();
  return {
    is_gone,
    listing_count,
    merged_into,
    title: offering.title,
    days: dated.map((row) => row.first_date),
  };
}

test("two offerings that no rule asks about become one with every listing, told beforehand as it comes", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const made = await scene(db);
    expect([await placed(db, made), await waitingPairCount(db)]).toEqual([apart, 0]);
    const foretold = await joiningOf(db, made.one, made.other);

    await joinOfferings(db, made.other, made.one);

    expect(await placed(db, made)).toEqual(together);
    expect(await shown(db, made.one)).toEqual({
      is_gone: false,
      listing_count: 4,
      merged_into: null,
      title: foretold.together.title,
      days: ["2026-12-02", "2026-12-09"],
    });
    expect((await shown(db, made.other)).merged_into).toBe(made.one);
    expect(foretold.together.sessions.map(({ start }) => start.slice(0, 10))).toEqual([
      "2026-12-02",
      "2026-12-09",
    ]);
  }));

test("they stay one when their sources list them again, in other words, not at all, and anew", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const made = await scene(db);
    await joinOfferings(db, made.one, made.other);

    for (const [key, id] of Object.entries(made.sources)) {
      await list(db, id, { sourceKey: key, summary: `Bring gloves, says ${key}.` }, later);
      expect(await placed(db, made)).toEqual(together);
    }
    for (const id of [made.sources.a2, made.sources.b1]) {
      await markGone(db, { id, now: later }, new Set());
      expect(await placed(db, made)).toEqual(together);
    }
    await list(db, made.sources.b1, { sourceKey: "b1" }, later);

    expect(await placed(db, made)).toEqual(together);
    expect(await shown(db, made.one)).toMatchObject({ listing_count: 4, is_gone: false });
  }));

test("what was planned of the one is no longer offered when the two that were joined are not", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const made = await scene(db);
    await joinOfferings(db, made.one, made.other);
    const off = async () => [...(await noLongerOffered(db, [made.other, made.one]))];
    expect(await off()).toEqual([]);

    for (const [key, id] of Object.entries(made.sources))
      await list(db, id, { sourceKey: key, status: "cancelled" }, later);

    expect(await off()).toEqual([made.other, made.one]);
  }));

test("taken back, each has its own address, listings and dates again, and nobody is asked", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const made = await scene(db);
    const before = [await shown(db, made.one), await shown(db, made.other)];
    const pair = await joinOfferings(db, made.one, made.other);

    expect(await reconsiderPair(db, pair, "together")).toBe("two again");

    expect(await placed(db, made)).toEqual(apart);
    expect([await shown(db, made.one), await shown(db, made.other)]).toEqual(before);
    expect(await db.selectFrom("catalog_pairs").select("first_id").execute()).toEqual([]);
    await expect(reconsiderPair(db, pair, "together")).rejects.toThrow("Nobody was asked about these two.");
    await list(db, made.sources.b1, { sourceKey: "b1", summary: "Other words." }, later);
    expect(await placed(db, made)).toEqual(apart);
  }));

test("taken back after another source listed one of them, the newcomer goes with what it is like", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const made = await scene(db);
    const pair = await joinOfferings(db, made.one, made.other);
    await list(db, await madeSource(db, "County"), { sourceKey: "b3" }, later);
    expect(await placed(db, made)).toEqual({ ...together, one: "a1+a2+b1+b2+b3" });

    await reconsiderPair(db, pair, "together");

    expect(await placed(db, made)).toEqual({ ...apart, other: "b1+b2+b3" });
  }));

test("a listing taken out of two that were joined has the address again that it had, and is put back", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const [a, b] = [await madeSource(db, "State Library"), await madeSource(db, "City")];
    await list(db, a, { sourceKey: "a1" });
    await list(db, b, { sourceKey: "b1" });
    const made = {
      one: await offeringOf(db, "a1"),
      other: await offeringOf(db, "b1"),
      sources: { a1: a, a2: a, b1: b, b2: b },
    };
    const parted = { one: "a1", other: "b1", elsewhere: "" };
    for (const taken of ["b1", "a1"]) {
      const pair = await joinOfferings(db, made.one, made.other);
      expect(await placed(db, made)).toEqual({ one: "a1+b1", other: "", elsewhere: "" });

      await separateListing(db, await idOf(db, taken));
      expect(await placed(db, made)).toEqual(parted);
      await expect(reconsiderPair(db, pair, "together")).rejects.toThrow("decided otherwise");
      await expect(joinOfferings(db, made.one, made.other)).rejects.toThrow("are not the same");
      await reuniteListing(db, await idOf(db, taken));
      expect(await placed(db, made)).toEqual({ one: "a1+b1", other: "", elsewhere: "" });

      await separateListing(db, await idOf(db, taken));
      expect(await reconsiderPair(db, pair, "apart")).toBe("free");
      expect(await placed(db, made)).toEqual(parted);
    }
    expect(await db.selectFrom("catalog_pairs").select("first_id").execute()).toEqual([]);
  }));

test("of three that were joined one after the other, the first joining is not taken back alone", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const made = await scene(db);
    const third = madeListing({
      sourceKey: "c1",
      title: "Mending",
      sessions: [madeSession("2027-01-20T15:00:00Z")],
    });
    await saveListings(db, { id: await madeSource(db, "County"), now }, [third]);
    const own = await offeringOf(db, "c1");
    const pair = await joinOfferings(db, made.one, made.other);
    const next = await joinOfferings(db, made.other, own);

    await expect(reconsiderPair(db, pair, "together")).rejects.toThrow("joined something else");
    expect((await placed(db, made)).one).toBe("a1+a2+b1+b2+c1");
    await reconsiderPair(db, next, "together");

    expect([await placed(db, made), await offeringOf(db, "c1")]).toEqual([
      { ...together, elsewhere: "c1" },
      own,
    ]);
    await reconsiderPair(db, pair, "together");
    expect(await placed(db, made)).toEqual({ ...apart, elsewhere: "c1" });
  }));

test("what cannot be joined is refused with the reason, and nothing changes", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const made = await scene(db);
    const joined = async (one: string, other: string) => joinOfferings(db, one, other);

    await expect(joined(made.one, made.one)).rejects.toThrow("These two are one offering already.");
    await expect(joined(made.one, nobody)).rejects.toThrow("There is no offering at this address.");
    await expect(joined(made.one, "'; drop table")).rejects.toThrow("There is no offering at this address.");
    await markGone(db, { id: made.sources.b1, now: later }, new Set());
    await markGone(db, { id: made.sources.b2, now: later }, new Set());
    await expect(joined(made.one, made.other)).rejects.toThrow("No source lists one of these two any more");

    expect(await placed(db, made)).toEqual(apart);
    expect(await db.selectFrom("catalog_pairs").select("first_id").execute()).toEqual([]);
  }));
