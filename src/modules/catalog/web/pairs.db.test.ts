import { afterAll, expect, test } from "vitest";
import { testInTransaction } from "#platform/db-testing";
import { htmlProblems } from "../../../../tests/browser/html-problems.ts";
import { madeListing, madeSession, madeSource } from "../../../../tests/catalog/made-listing.ts";
import { openSiteTools } from "../../../../tests/catalog/test-site.ts";
import { saveListings } from "../actions/save-listings.ts";
import type { CatalogTables } from "../tables.ts";

const tools = openSiteTools();
const now = "2026-11-20T12:00:00Z";

afterAll(() => tools.close());

test("a doubtful pair is shown side by side, decided, and taken back", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const [first, second] = [await madeSource(db, "First library"), await madeSource(db, "Second library")];
    await saveListings(db, { id: first, now }, [madeListing()]);
    await saveListings(db, { id: second, now }, [
      madeListing({ title: "Grant Writing", sessions: [madeSession("2026-12-10T19:00:00Z")] }),
    ]);
    const listings = await db.selectFrom("catalog_listings").select("id").orderBy("id").execute();
    const [one = "", other = ""] = listings.map((row) => row.id);
    await db
      .insertInto("catalog_pairs")
      .values({
        first_id: one,
        second_id: other,
        score: 0.5,
        because: JSON.stringify(["the same hour"]),
        decision: null,
        decided_at: null,
        created_at: now,
      })
      .execute();
    const visitor = tools.site(db).visit();

    const seen = await visitor.get("/pairs");
    expect(seen.text).toContain("1 pair to look at; this is number 1.");
    expect(seen.text).toContain("When differs Thu, Dec 3, 2026, 2–3 pm EST Thu, Dec 10, 2026, 2–3 pm EST");
    expect(await htmlProblems(seen.html)).toEqual([]);
    expect((await visitor.get("/pairs?skip=1")).text).toContain("Those were all");

    const decided = await visitor.post(`/pairs/${one}/${other}/decision`, { decision: "together" });
    expect(decided.text).toContain("They are one offering now. Undo");
    expect(decided.text).toContain("No pair waits for you");
    expect(await htmlProblems(decided.html)).toEqual([]);
    const back = await visitor.undo(decided);
    expect(back.text).toContain("Taken back: the pair waits again.");
    expect(back.text).toContain("Are these the same?");
  }));

test("a listing is taken out of its offering and put back", () =>
  testInTransaction<CatalogTables>(async (db) => {
    for (const name of ["First library", "Second library"])
      await saveListings(db, { id: await madeSource(db, name), now }, [madeListing()]);
    const { id } = await db
      .selectFrom("catalog_listings")
      .select("id")
      .orderBy("id")
      .limit(1)
      .executeTakeFirstOrThrow();
    const visitor = tools.site(db).visit();
    const seen = await visitor.get(`/listings/${id}/separation`);
    expect(seen.text).toContain("Listed by Second library");
    expect(await htmlProblems(seen.html)).toEqual([]);

    const out = await visitor.post(`/listings/${id}/separation`);

    expect(out.text).toContain("Taken out: it is an offering of its own now. Undo");
    expect(out.text).toContain("Kept apart from Makerspaces on a Shoestring , listed by Second library");
    expect(await htmlProblems(out.html)).toEqual([]);
    expect((await visitor.undo(out)).text).toContain("Put back: they are one offering again.");
  }));

test("a listing that is not there is said to be missing", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const seen = await tools
      .site(db)
      .visit()
      .get("/listings/00000000-0000-7000-8000-000000000000/separation");

    expect([seen.status, seen.text]).toEqual([404, "This page is not here There is no such listing."]);
  }));
