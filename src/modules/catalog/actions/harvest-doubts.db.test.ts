import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { type Fetcher, openFetcher } from "#platform/fetch";
import { startServer, type TestServer } from "../../../../tests/platform/fetch/test-server.ts";
import { readFieldWords } from "../queries/field-words.ts";
import type { CatalogTables } from "../tables.ts";
import { addSource } from "./add-source.ts";
import { harvestSource } from "./harvest-source.ts";

const words = readFieldWords("packs");
let answer = { type: "text/calendar", body: "" };
let server: TestServer;
let fetch: Fetcher;

beforeAll(async () => {
  server = await startServer({
    "/list": (_request, response) =>
      void response.writeHead(200, { "content-type": answer.type }).end(answer.body),
  });
  fetch = openFetcher({ contact: "test@library.example", allowedHosts: [server.host], pauseMilliseconds: 0 });
});

afterAll(async () => {
  await fetch.close();
  await server.close();
});

const calendar = ["Weeding", "Story times", "Zines"]
  .map(
    (title, place) =>
      `BEGIN:VEVENT\r\nUID:${place}@library.example\r\nDTSTART:2099060${place + 1}T150000Z\r\nSUMMARY:${title}\r\nEND:VEVENT\r\n`,
  )
  .reduce((text, event) => text + event, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
  .concat("END:VCALENDAR\r\n");

async function added(db: Db<CatalogTables>, format: string): Promise<string> {
  return addSource(db, {
    address: `${server.origin}/list`,
    name: "A list",
    format,
    zone: "America/New_York",
  });
}

async function listed(db: Db<CatalogTables>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("catalog_listings")
    .select("listing")
    .where("gone_at", "is", null)
    .execute();
  return rows.map(({ listing }) => listing.title).toSorted();
}

test("a page to sign in at instead of a calendar is a failure, and what was listed stays", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const id = await added(db, "calendar");
    answer = { type: "text/calendar", body: calendar };
    await harvestSource(db, id, { fetch, words });
    answer = { type: "text/html", body: "<!doctype html><title>Log in</title><h1>Please log in</h1>" };

    const report = await harvestSource(db, id, { fetch, words });

    expect([report.outcome, report.message]).toEqual([
      "failed",
      "A web page that lists nothing stands where this was: Calendar (iCalendar). Perhaps it wants people to sign in, or the list has moved.",
    ]);
    expect(await listed(db)).toEqual(["Story times", "Weeding", "Zines"]);
  }));

test("what is missing in a calendar that breaks off is not called gone", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const id = await added(db, "calendar");
    answer = { type: "text/calendar", body: calendar };
    await harvestSource(db, id, { fetch, words });
    answer = { type: "text/calendar", body: calendar.slice(0, calendar.lastIndexOf("BEGIN:VEVENT")) };

    const report = await harvestSource(db, id, { fetch, words });

    expect([report.outcome, report.records, report.gone]).toEqual(["read", 2, 0]);
    expect(await listed(db)).toEqual(["Story times", "Weeding", "Zines"]);
  }));

test("a table without offerings waits for a person at first, and is not asked about again", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const id = await added(db, "csv");
    answer = { type: "text/csv", body: "Name,City\nAnchor Point,Nome\nEagle River,Sitka\n" };

    const held = await harvestSource(db, id, { fetch, words });

    expect([held.outcome, held.message]).toEqual([
      "held",
      "None of its 2 rows has a date, a price, credit or a length of time, nor a web address. This may be a list of something else than learning. Nothing was kept until someone looks.",
    ]);
    expect(await listed(db)).toEqual([]);

    await harvestSource(db, id, { fetch, words, acceptsShrink: true });
    expect((await harvestSource(db, id, { fetch, words })).outcome).toBe("read");
    expect(await listed(db)).toEqual(["Anchor Point", "Eagle River"]);
  }));
