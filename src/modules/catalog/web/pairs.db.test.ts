import { afterAll, expect, test } from "vitest";
import type { Db } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { htmlProblems } from "../../../../tests/browser/html-problems.ts";
import { madeListing, madeSession, madeSource } from "../../../../tests/catalog/made-listing.ts";
import { openSiteTools } from "../../../../tests/catalog/test-site.ts";
import { saveListings } from "../actions/save-listings.ts";
import type { CatalogTables } from "../tables.ts";

const tools = openSiteTools();
const now = "2026-11-20T12:00:00Z";

afterAll(() => tools.close());

/** Two listings of two sources that a person is asked about, and the address of their pair. */
async function askedPair(db: Db<CatalogTables>) {
  const [first, second] = [await madeSource(db, "First library"), await madeSource(db, "Second library")];
  await saveListings(db, { id: first, now }, [madeListing()]);
  await saveListings(db, { id: second, now }, [
    madeListing({ title: "Grant Writing", sessions: [madeSession("2026-12-10T19:00:00Z")] }),
  ]);
  const listings = await db.selectFrom("catalog_listings").select("id").orderBy("id").execute();
  const [one = "", other = ""] = listings.map((row) => row.id);
  await ask(db, [one, other]);
  return { one, other, path: `/pairs/${one}/${other}` };
}

async function ask(db: Db<CatalogTables>, [first = "", second = ""]: readonly string[]): Promise<void> {
  await db
    .insertInto("catalog_pairs")
    .values({
      first_id: first,
      second_id: second,
      score: 0.5,
      because: JSON.stringify(["the same hour"]),
      decision: null,
      decided_at: null,
      created_at: now,
    })
    .execute();
}

test("a doubtful pair is shown side by side, decided, and taken back", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const { one, other } = await askedPair(db);
    const visitor = tools.site(db).visit();

    const seen = await visitor.get("/pairs");
    expect(seen.text).toContain("1 pair to look at; this is number 1.");
    expect(seen.text).toContain("When differs Thu, Dec 3, 2026, 2–3 pm EST Thu, Dec 10, 2026, 2–3 pm EST");
    expect(seen.text).toContain(
      "What will come of it The same One offering with two sessions: Dec 3 at 2 pm and Dec 10 at 2 pm. It is called “Makerspaces on a Shoestring”. Both addresses lead to it, and what people planned, logged or saved of either stays theirs. Not the same Two offerings, as now: one on Dec 3 at 2 pm, the other on Dec 10 at 2 pm. You are not asked about these two again.",
    );
    expect(await htmlProblems(seen.html)).toEqual([]);
    expect((await visitor.get("/pairs?skip=1")).text).toContain("Those were all");

    const decided = await visitor.post(`/pairs/${one}/${other}/decision`, { decision: "together" });
    expect(decided.text).toContain(
      "They are one offering now, with two sessions: Dec 3 at 2 pm and Dec 10 at 2 pm. Undo",
    );
    expect(decided.text).toContain("No pair waits for you");
    expect(await htmlProblems(decided.html)).toEqual([]);
    const back = await visitor.undo(decided);
    expect(back.text).toContain("Taken back: the pair waits again.");
    expect(back.text).toContain("Are these the same?");
  }));

test("two people who decide at once are told, and an undo that came too late changes nothing", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const { one, other, path } = await askedPair(db);
    const [first, second] = [tools.site(db).visit(), tools.site(db).visit()];
    const joined = await first.post(`${path}/decision`, { decision: "together" });
    const again = await second.post(`${path}/decision`, { decision: "together" });
    const against = await second.post(`${path}/decision`, { decision: "apart" });

    expect(again.text).toContain("They are one offering now");
    expect([against.status, against.text]).toEqual([
      409,
      "Something changed in the meantime A person has said of these two that they are the same. If that is wrong, take one of them out on the offering’s page.",
    ]);
    await second.post(`/listings/${one}/separation`);
    const late = await first.undo(joined);
    expect([late.status, late.text]).toEqual([
      409,
      "Something changed in the meantime A person has decided otherwise about these two since.",
    ]);
    const page = await second.get(`/listings/${other}/separation`);
    expect(page.text).toContain("Kept apart from Makerspaces on a Shoestring");
    expect(await htmlProblems(page.html)).toEqual([]);
  }));

test("a decision that keeps two apart is found on the page of either, and taken back there", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const { one, other, path } = await askedPair(db);
    const visitor = tools.site(db).visit();
    await visitor.post(`${path}/decision`, { decision: "apart" });

    const page = await visitor.get(`/listings/${other}/separation`);
    expect(page.text).toContain("listed by First library Take that back");
    expect(await htmlProblems(page.html)).toEqual([]);
    const action = `/pairs/${other}/${one}/reconsideration?decision=apart`;
    expect(page.html).toContain(`action="${action}"`);
    const back = await visitor.post(action);

    expect(back.text).toContain("Taken back: the pair waits again.");
    expect(back.text).toContain("Are these the same?");
  }));

test("a pair of which others were said to be different cannot be joined, and says which", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const { one, other, path } = await askedPair(db);
    await saveListings(db, { id: await madeSource(db, "Third library"), now }, [madeListing()]);
    const { id: copy } = await db
      .selectFrom("catalog_listings")
      .select("id")
      .where("id", "not in", [one, other])
      .executeTakeFirstOrThrow();
    await ask(db, [copy, other].toSorted());
    const visitor = tools.site(db).visit();
    await visitor.post(`/pairs/${copy}/${other}/decision`, { decision: "apart" });

    const page = await visitor.get("/pairs");
    expect(page.text).toContain(
      "They cannot be joined as things stand A person said that “Makerspaces on a Shoestring”, listed by Third library, and “Grant Writing”, listed by Second library, are not the same.",
    );
    expect(page.html).not.toContain('value="together"');
    expect(await htmlProblems(page.html)).toEqual([]);
    const forced = await visitor.post(`${path}/decision`, { decision: "together" });
    expect([forced.status, forced.text.includes("are not the same. Take that back first")]).toEqual([
      409,
      true,
    ]);
    expect((await visitor.get("/pairs")).text).toContain("1 pair to look at");
  }));

test("ids that nobody was given are answered in words", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const { one, path } = await askedPair(db);
    const visitor = tools.site(db).visit();
    const nobody = "00000000-0000-7000-8000-000000000000";
    const sent = async (pair: string, fields: Readonly<Record<string, string>>) => {
      const { status, text } = await visitor.post(`/pairs/${pair}/decision`, fields);
      return [status, text];
    };
    const unasked = [404, "This page is not here Nobody was asked about these two."];
    const together = { decision: "together" };

    expect(await sent(`${one}/${nobody}`, together)).toEqual(unasked);
    expect(await sent(`${one}/${one}`, together)).toEqual(unasked);
    expect((await sent("-".repeat(36) + "/" + "a".repeat(36), together))[0]).toBe(404);
    expect((await visitor.post(`${path}/decision`, { decision: "perhaps" })).status).toBe(422);
    expect((await visitor.post(`${path}/reconsideration?decision=perhaps`)).status).toBe(422);
    expect((await visitor.post(`${path}/reconsideration`)).text).toContain(
      "Nothing was decided about these two.",
    );
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
