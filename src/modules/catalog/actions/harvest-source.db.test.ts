import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testInTransaction } from "#platform/db-testing";
import type { Db } from "#platform/db";
import { type Fetcher, openFetcher } from "#platform/fetch";
import { readFieldWords } from "../queries/field-words.ts";
import type { CatalogTables } from "../tables.ts";
import { Conflict } from "#platform/errors";
import { addSource } from "./add-source.ts";
import { importDocument } from "./import-document.ts";
import { harvestLater } from "./harvest-later.ts";
import { acceptShrink, readNow } from "./read-now.ts";
import { harvestSource } from "./harvest-source.ts";

const words = readFieldWords("packs");
/** What the other library's server answers; each test sets it. */
let answer: { status: number; body: string; etag?: string } = { status: 200, body: "" };
const noRobots: typeof answer = { status: 404, body: "" };
let server: Server;
let address = "";
let fetch: Fetcher;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { status: code, body, etag } = request.url === "/robots.txt" ? noRobots : answer;
    const isKnown = etag !== undefined && request.headers["if-none-match"] === etag;
    const headers = { "content-type": "text/calendar", ...(etag === undefined ? {} : { etag }) };
    response.writeHead(isKnown ? 304 : code, headers).end(isKnown ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server's address is a string only for a pipe.
  const { port } = server.address() as AddressInfo;
  address = `http://127.0.0.1:${port}/events.ics`;
  fetch = openFetcher({
    contact: "test@library.example",
    allowedHosts: [`127.0.0.1:${port}`],
    pauseMilliseconds: 0,
  });
});

afterAll(async () => {
  await fetch.close();
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(() => {
  answer = { status: 200, body: "" };
});

/** A calendar of webinars, one for each number, far in the future. */
function calendar(numbers: readonly number[], title = "Webinar"): string {
  const events = numbers.map((number) => {
    const day = String((number % 27) + 1).padStart(2, "0");
    return `BEGIN:VEVENT\r\nUID:${number}@library.example\r\nDTSTART:209${number % 10}06${day}T150000Z\r\nSUMMARY:${title} on subject ${words26[number % 26]}\r\nEND:VEVENT`;
  });
  return ["BEGIN:VCALENDAR", "VERSION:2.0", ...events, "END:VCALENDAR", ""].join("\r\n");
}

const words26 =
  "apples bridges cellos deserts engines forests gardens harbours islands jackets kettles lanterns mountains needles oceans pianos quilts rivers saddles turbines umbrellas valleys windmills xylophones yachts zebras".split(
    " ",
  );
const ten = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

async function added(db: Db<CatalogTables>): Promise<string> {
  return addSource(db, { address, name: "Other library", format: "calendar", zone: "America/New_York" });
}

/** A source that listed ten, and then two: what became of that. */
const lastRead = "2026-11-01T12:00:00Z";

async function shrunk(db: Db<CatalogTables>) {
  const id = await added(db);
  answer.body = calendar(ten);
  await harvestSource(db, id, { fetch, words });
  await db.updateTable("catalog_sources").set({ last_success_at: lastRead }).execute();
  answer.body = calendar([0, 1]);
  return { id, held: await harvestSource(db, id, { fetch, words }) };
}

async function status(db: Db<CatalogTables>) {
  return db
    .selectFrom("catalog_sources")
    .select(["status", "consecutive_failures", "last_error", "last_success_at", "listing_count"])
    .executeTakeFirstOrThrow();
}

test("a first harvest adds what is listed and verifies the source", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const id = await added(db);
    answer.body = calendar(ten);

    const report = await harvestSource(db, id, { fetch, words });

    expect(report).toEqual({
      outcome: "read",
      message: "Read 10 listings: 10 new.",
      records: 10,
      added: 10,
      changed: 0,
      gone: 0,
      lost: 0,
    });
    expect(await status(db)).toMatchObject({
      status: "active",
      consecutive_failures: 0,
      last_error: null,
      listing_count: 10,
    });
  }));

test("a harvest repeated changes nothing; with a validator nothing is even sent", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const id = await added(db);
    answer = { status: 200, body: calendar(ten), etag: '"1"' };
    await harvestSource(db, id, { fetch, words });

    expect((await harvestSource(db, id, { fetch, words })).outcome).toBe("unchanged");
    delete answer.etag;
    expect((await harvestSource(db, id, { fetch, words })).message).toBe("Read 10 listings: nothing new.");
  }));

test("a source that has not changed for a month is read whole all the same", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const id = await added(db);
    answer = { status: 200, body: calendar(ten), etag: '"1"' };
    await harvestSource(db, id, { fetch, words });
    const daysAgo = async (days: number) =>
      db
        .updateTable("catalog_harvests")
        .set({ started_at: new Date(Date.now() - days * 86_400_000).toISOString() })
        .execute();

    await daysAgo(29);
    expect((await harvestSource(db, id, { fetch, words })).outcome).toBe("unchanged");
    await daysAgo(31);
    expect((await harvestSource(db, id, { fetch, words })).outcome).toBe("read");
    expect((await harvestSource(db, id, { fetch, words })).outcome).toBe("unchanged");
  }));

test("what is no longer listed is marked gone and kept, and comes back", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const id = await added(db);
    answer.body = calendar(ten);
    await harvestSource(db, id, { fetch, words });

    answer.body = calendar(ten.slice(1));
    const report = await harvestSource(db, id, { fetch, words });
    const gone = await db
      .selectFrom("catalog_offerings")
      .select("title")
      .where("is_gone", "=", true)
      .execute();
    answer.body = calendar(ten);
    await harvestSource(db, id, { fetch, words });

    expect(report.message).toBe("Read 9 listings: 1 no longer listed.");
    expect(gone).toEqual([{ title: "Webinar on subject apples" }]);
    expect(
      await db.selectFrom("catalog_offerings").select("id").where("is_gone", "=", true).execute(),
    ).toEqual([]);
    expect(await db.selectFrom("catalog_listings").select("id").execute()).toHaveLength(10);
  }));

test("a source that shrinks suddenly is held, nothing is changed, and a person can accept it", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const { id, held } = await shrunk(db);
    const whileHeld = await status(db);
    const accepted = await harvestSource(db, id, { fetch, words, acceptsShrink: true });

    expect(held.message).toBe(
      "It lists 2 to come where it listed 10: nothing was changed until someone looks.",
    );
    // It says when what is listed was read, not when a reading was held back.
    expect(whileHeld).toMatchObject({ status: "held", last_success_at: lastRead, listing_count: 10 });
    expect(accepted.gone).toBe(8);
  }));

test("a shrink that a person accepts is not lost when a harvest waits already", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const { id } = await shrunk(db);

    expect(await harvestLater(db, id)).toBeDefined();
    expect(await acceptShrink(db, id)).toBeDefined();
    expect(await harvestLater(db, id)).toBeUndefined();
    // In the order of the queue: the one that waited knows of no decision.
    await harvestSource(db, id, { fetch, words });
    await harvestSource(db, id, { fetch, words, acceptsShrink: true });

    expect(await status(db)).toMatchObject({ status: "active", last_error: null, listing_count: 2 });
  }));

test("a source that lists again what it listed before it shrank waits for nobody", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const id = await added(db);
    const whole = { status: 200, body: calendar(ten), etag: '"whole"' };
    answer = whole;
    await harvestSource(db, id, { fetch, words });
    answer = { status: 200, body: calendar([0, 1]), etag: '"shrunk"' };
    await harvestSource(db, id, { fetch, words });
    const whileHeld = await status(db);

    answer = whole;
    const again = await harvestSource(db, id, { fetch, words });

    expect(whileHeld).toMatchObject({ status: "held" });
    expect(again.outcome).toBe("unchanged");
    expect(await status(db)).toMatchObject({ status: "active", last_error: null, listing_count: 10 });
  }));

test("a reading that fails while a source waits for a person leaves what they have to decide on", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const { id, held } = await shrunk(db);

    // One that was queued before.
    answer = { status: 500, body: "broken" };
    const failed = await harvestSource(db, id, { fetch, words });

    expect(failed.outcome).toBe("failed");
    expect(await status(db)).toMatchObject({ status: "held", last_error: held.message, listing_count: 10 });
  }));

test("a valid empty calendar is no failure", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const id = await added(db);
    answer.body = calendar([]);

    const report = await harvestSource(db, id, { fetch, words });

    expect([report.outcome, report.message]).toEqual([
      "empty",
      "The source answered and lists nothing at the moment.",
    ]);
    expect(await status(db)).toMatchObject({ consecutive_failures: 0, last_error: null });
  }));

test("a server that fails is told in plain words and asked less often; what it listed stays", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const id = await added(db);
    answer.body = calendar(ten);
    await harvestSource(db, id, { fetch, words });

    answer = { status: 500, body: "broken" };
    const report = await harvestSource(db, id, { fetch, words });

    expect(report.outcome).toBe("failed");
    expect(await status(db)).toMatchObject({
      consecutive_failures: 1,
      last_error: report.message,
      listing_count: 10,
    });
    expect(
      await db.selectFrom("catalog_listings").select("id").where("gone_at", "is", null).execute(),
    ).toHaveLength(10);
  }));

test("the history keeps every harvest with what could not be read", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const id = await added(db);
    answer.body = calendar([1]).replace("DTSTART:20910602T150000Z", "DTSTART:soon");

    const report = await harvestSource(db, id, { fetch, words });
    const history = await db.selectFrom("catalog_harvests").select(["outcome", "lost", "message"]).execute();

    expect(history).toEqual([{ outcome: report.outcome, lost: 1, message: report.message }]);
    expect(report.outcome).toBe("failed");
  }));

test("what may stand on pages that were not read is not marked gone", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const id = await added(db);
    let first = 100;
    const endless: Fetcher = {
      ...fetch,
      fetchDocument: async ({ url }) => {
        const number = Number(/page=(\d+)/u.exec(url)?.[1] ?? first);
        const feed = {
          version: "https://jsonfeed.org/version/1.1",
          title: "Webinars",
          next_url: `${address}?page=${number + 1}`,
          items: [{ id: String(number), title: `Webinar ${number}`, url: `${address}/${number}` }],
        };
        return { kind: "fetched", url, body: new TextEncoder().encode(JSON.stringify(feed)) };
      },
    };
    await harvestSource(db, id, { fetch: endless, words });
    first = 99;

    const report = await harvestSource(db, id, { fetch: endless, words });

    expect([report.added, report.gone]).toEqual([1, 0]);
  }));

test("what was imported has no address to read, and is no failing source for it", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const file = { bytes: new TextEncoder().encode(calendar(ten)), name: "spring.ics" };
    const { sourceId } = await importDocument(db, { ...file, settings: { zone: "UTC" } }, { words });

    await expect(harvestSource(db, sourceId, { fetch, words })).rejects.toThrow(Conflict);
    await expect(readNow(db, sourceId)).rejects.toThrow(Conflict);

    expect(await status(db)).toMatchObject({ status: "active", consecutive_failures: 0 });
  }));
