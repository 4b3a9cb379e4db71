import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { htmlProblems } from "../../../../../tests/browser/html-problems.ts";
import { openSiteTools, type SiteTools } from "../../../../../tests/catalog/test-site.ts";
import { startServer, type TestServer } from "../../../../../tests/platform/fetch/test-server.ts";
import { keepSource } from "../../actions/keep-source.ts";
import type { CatalogTables } from "../../tables.ts";

let server: TestServer;
let tools: SiteTools;
/** Titles that the other library lists; undefined: its server fails. */
let listed: readonly string[] | undefined = [];

const ten = "Apples Bridges Cellos Deserts Engines Forests Gardens Harbours Islands Jackets".split(" ");

beforeAll(async () => {
  server = await startServer({
    "/events.ics": (_request, response) => {
      if (listed === undefined) return void response.writeHead(500).end();
      const events = listed.map((title, place) =>
        `BEGIN:VEVENT\r\nUID:${title}@prairie.example\r\nDTSTART:2099060${place % 10}T150000Z\r\nSUMMARY:All about ${title}\r\nEND:VEVENT`.replace(
          "0600",
          "0610",
        ),
      );
      response.writeHead(200, { "content-type": "text/calendar" });
      return void response.end(
        ["BEGIN:VCALENDAR", "VERSION:2.0", ...events, "END:VCALENDAR", ""].join("\r\n"),
      );
    },
  });
  tools = openSiteTools([server.host]);
});

afterAll(async () => {
  await tools.close();
  await server.close();
});

async function kept(db: Db<CatalogTables>): Promise<string> {
  const { id } = await keepSource(db, {
    address: `${server.origin}/events.ics`,
    name: "Prairie",
    format: "calendar",
    zone: "America/Chicago",
  });
  return id;
}

async function shownCount(db: Db<CatalogTables>): Promise<number> {
  const rows = await db.selectFrom("catalog_listings").select("id").where("gone_at", "is", null).execute();
  return rows.length;
}

test("without sources the list says how to begin", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const seen = await tools.site(db).visit().get("/sources");

    expect(seen.text).toContain("No sources yet");
    expect(await htmlProblems(seen.html)).toEqual([]);
  }));

test("a source that was never read and fails comes first, with the reason", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const site = tools.site(db);
    const id = await kept(db);
    listed = undefined;
    await site.harvest(id);
    await site.visit().post("/sources/by-hand", { title: "Fine", way: "own-pace", zone: "UTC" });

    const seen = await site.visit().get("/sources");

    expect(seen.text).toContain("2 sources, 1 waiting for you; 1 listing in all.");
    expect(seen.text).toMatch(
      /Waiting for you .*Prairie .*Trouble It was never read; the last try failed\./u,
    );
    expect(seen.text).toContain("Last reading: 0 worked, 1 failed");
    expect(await htmlProblems(seen.html)).toEqual([]);
  }));

test("a shrunken source shows what would go, and a person takes it in", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const site = tools.site(db);
    const visitor = site.visit();
    const id = await kept(db);
    listed = ten;
    await site.harvest(id);
    listed = ten.slice(0, 2);
    await site.harvest(id);

    const held = await visitor.get(`/sources/${id}`);

    expect(held.text).toContain(
      "Waits for you It lists 2 to come where it listed 10: nothing was changed until someone looks.",
    );
    expect(held.text).toContain(
      "These would be marked as no longer listed: All about Cellos All about Deserts",
    );
    expect(await htmlProblems(held.html)).toEqual([]);
    expect(await shownCount(db)).toBe(10);
    expect((await visitor.post(`/sources/${id}/harvests`)).status).toBe(409);

    const accepted = await visitor.post(`/sources/${id}/acceptance`);
    await site.harvest(id, { acceptsShrink: true });

    expect(accepted.text).toContain("Taken as right.");
    expect(await shownCount(db)).toBe(2);
    expect((await visitor.get(`/sources/${id}`)).text).toContain("Works Read just now: 2 listings.");
  }));

test("a person who keeps what there was is not asked again at once", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const site = tools.site(db);
    const id = await kept(db);
    listed = ten;
    await site.harvest(id);
    listed = [];
    await site.harvest(id);

    const seen = await site.visit().post(`/sources/${id}/patience`);

    expect(seen.text).toContain("Kept as it was.");
    expect(await shownCount(db)).toBe(10);
    expect((await site.visit().post(`/sources/${id}/patience`)).status).toBe(409);
  }));

test("a paused source is not read, also when its turn was queued before; resuming reads it", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const site = tools.site(db);
    const visitor = site.visit();
    const id = await kept(db);
    listed = ten;
    const paused = await visitor.post(`/sources/${id}/pause`);
    await site.harvest(id);
    expect(await shownCount(db)).toBe(0);

    const resumed = await visitor.undo(paused);
    await site.harvest(id);

    expect(resumed.text).toContain("Resumed. It is read now.");
    expect(await shownCount(db)).toBe(10);
  }));

test("name, zone and language can be changed, and mistakes are told at their field", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const visitor = tools.site(db).visit();
    const id = await kept(db);

    const wrong = await visitor.post(`/sources/${id}`, { name: "", zone: "Nowhere", language: "fr" });
    expect(wrong.status).toBe(422);
    expect(wrong.html).not.toContain("<h1>Error");
    expect(/id="name-error"[^>]*>([^<]+)/u.exec(wrong.html)?.[1]).toBe(
      "Give the source a name people will know it by.",
    );
    expect(await htmlProblems(wrong.html)).toEqual([]);
    const saved = await visitor.post(`/sources/${id}`, {
      name: "Prairie Libraries",
      zone: "America/Denver",
      language: "fr",
    });
    expect(saved.text).toContain("Zone of its times Mountain (Denver)");

    const row = await db
      .selectFrom("catalog_sources")
      .select(["name", "zone", "language"])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ name: "Prairie Libraries", zone: "America/Denver", language: "fr" });
  }));

test("sources are chosen from the starter pack by words and region, added unverified, and taken back together", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const visitor = tools.site(db).visit();
    const shelf = await visitor.get("/sources/starter-pack?region=NY&q=council");
    expect(shelf.text).toContain("Capital District Library Council (CDLC) (NY)");
    expect(shelf.text).not.toContain("Wyoming State Library");
    expect(await htmlProblems(shelf.html)).toEqual([]);
    expect((await visitor.post("/sources/starter-pack", {})).text).toContain(
      "Tick at least one source to add.",
    );

    const added = await visitor.post("/sources/starter-pack", { id: ["cdlc", "metro"] });

    expect(added.text).toContain("Added 2 sources.");
    const rows = await db
      .selectFrom("catalog_sources")
      .select(["pack_id", "status"])
      .orderBy("pack_id")
      .execute();
    expect(rows).toEqual([
      { pack_id: "cdlc", status: "unverified" },
      { pack_id: "metro", status: "unverified" },
    ]);
    expect((await visitor.get("/sources/starter-pack?q=CDLC")).text).toContain(
      "Nothing on the shelf fits this",
    );
    expect((await visitor.undo(added)).text).toContain("Took 2 sources back.");
    expect(await db.selectFrom("catalog_sources").select("id").execute()).toEqual([]);
  }));

test("a source that is not there is said to be missing", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const seen = await tools.site(db).visit().get("/sources/00000000-0000-7000-8000-000000000000");

    expect([seen.status, seen.text]).toEqual([
      404,
      "This page is not here There is no source at this address.",
    ]);
  }));
