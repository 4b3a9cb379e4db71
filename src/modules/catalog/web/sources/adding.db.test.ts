import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { htmlProblems } from "../../../../../tests/browser/html-problems.ts";
import { startServer, type TestServer } from "../../../../../tests/platform/fetch/test-server.ts";
import { openSiteTools, type SeenPage, type SiteTools } from "../../../../../tests/catalog/test-site.ts";
import { harvestJob } from "../../actions/harvest-later.ts";
import type { CatalogTables } from "../../tables.ts";

const calendar = `BEGIN:VCALENDAR
VERSION:2.0
X-WR-CALNAME:Prairie Library System
X-WR-TIMEZONE:America/Chicago
BEGIN:VEVENT
UID:1@prairie.example
DTSTART;TZID=America/Chicago:20991203T140000
DTEND;TZID=America/Chicago:20991203T150000
SUMMARY:Story Times That Sing
END:VEVENT
BEGIN:VEVENT
UID:2@prairie.example
DTSTART:nonsense
SUMMARY:Lost in time
END:VEVENT
END:VCALENDAR
`.replaceAll("\n", "\r\n");

const page = `<!doctype html><html><head><title>Learn</title>
<link rel="alternate" type="text/calendar" title="All events" href="/events.ics"></head><body><h1>Learn with us</h1></body></html>`;

/** Its time says how far from UTC it is, and not where. */
const offsetPage = `<!doctype html><html><head><title>Grants</title><script type="application/ld+json">${JSON.stringify(
  {
    "@context": "https://schema.org",
    "@type": "Event",
    name: "Grants",
    startDate: "2099-12-11T10:00:00-06:00",
  },
)}</script></head><body><h1>Grants</h1></body></html>`;

const table =
  "What,Day,Clock,Blurb\nBook Repair,2099-05-04,10:00,Glue and patience\nZines,2099-05-11,14:00,Fold and staple\n";

let server: TestServer;
let tools: SiteTools;

beforeAll(async () => {
  server = await startServer({
    "/events.ics": (_request, response) =>
      void response.writeHead(200, { "content-type": "text/calendar" }).end(calendar),
    "/learn": (_request, response) => void response.writeHead(200, { "content-type": "text/html" }).end(page),
    "/robots.txt": (_request, response) => void response.end("User-agent: *\nDisallow: /closed"),
    "/closed.ics": (_request, response) =>
      void response.writeHead(200, { "content-type": "text/calendar" }).end(calendar),
    "/offset": (_request, response) =>
      void response.writeHead(200, { "content-type": "text/html" }).end(offsetPage),
    "/empty": (_request, response) =>
      void response
        .writeHead(200, { "content-type": "text/html" })
        .end("<html><body><p>Hello</p></body></html>"),
  });
  tools = openSiteTools([server.host]);
});

afterAll(async () => {
  await tools.close();
  await server.close();
});

async function sourceRows(db: Db<CatalogTables>) {
  return db
    .selectFrom("catalog_sources")
    .select(["name", "address", "format", "zone", "status", "columns", "listing_count", "home_page"])
    .orderBy("name")
    .execute();
}

/** The forms' hidden fields and columns as a browser would send them. */
function fieldsOf(seen: SeenPage): Record<string, string> {
  const form = /<form[^>]*action="\/sources"[\s\S]*?<\/form>/u.exec(seen.html)?.[0] ?? "";
  const inputs = [...form.matchAll(/<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"/gu)];
  const selects = [...form.matchAll(/<select[^>]*name="([^"]+)"[\s\S]*?<\/select>/gu)];
  return Object.fromEntries(
    [
      ...inputs.map(([, name = "", value = ""]) => [name, value]),
      ...selects.map(([select, name = ""]) => [
        name,
        /value="([^"]*)" selected/u.exec(select)?.[1] ?? /<option value="([^"]*)"/u.exec(select)?.[1] ?? "",
      ]),
    ].filter(([name]) => name !== "csrf"),
  );
}

test("an address is shown before it is kept: format, title, zone, first listings, what could not be read", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const visitor = tools.site(db).visit();

    const seen = await visitor.post("/sources/previews", { address: `${server.origin}/events.ics` });

    expect(seen.status).toBe(200);
    expect(await htmlProblems(seen.html)).toEqual([]);
    expect(seen.text).toContain("Calendar (iCalendar), because it begins as iCalendar does.");
    expect(seen.text).toContain("Story Times That Sing");
    expect(seen.text).toContain("Thu, Dec 3, 2099, 2–3 pm CST (America/Chicago)");
    expect(fieldsOf(seen)).toMatchObject({
      name: "Prairie Library System",
      zone: "America/Chicago",
      language: "en",
    });
    expect(await sourceRows(db)).toEqual([]);
  }));

test("what robots.txt keeps from later harvests is shown, with a warning", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const visitor = tools.site(db).visit();

    const closed = await visitor.post("/sources/previews", { address: `${server.origin}/closed.ics` });
    const open = await visitor.post("/sources/previews", { address: `${server.origin}/events.ics` });

    expect(closed.status).toBe(200);
    expect(await htmlProblems(closed.html)).toEqual([]);
    expect(closed.text).toContain("Story Times That Sing");
    expect(closed.text).toContain(
      `It can be shown, but not read regularly ${server.host} asks machines not to read this address (robots.txt).`,
    );
    expect(open.text).toContain("Story Times That Sing");
    expect(open.text).not.toContain("not read regularly");
  }));

test("a time so far from UTC names no zone to keep for those that carry none", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const seen = await tools
      .site(db)
      .visit()
      .post("/sources/previews", { address: `feed:${server.origin}/offset` });

    expect(seen.text).toContain("Grants Fri, Dec 11, 2099, 10 am");
    expect(fieldsOf(seen)).toMatchObject({ address: `${server.origin}/offset`, zone: "America/New_York" });
  }));

test("a kept source is read at once, and everything can be taken back", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const site = tools.site(db);
    const visitor = site.visit();
    const preview = await visitor.post("/sources/previews", { address: `${server.origin}/events.ics` });

    const kept = await visitor.post("/sources", { ...fieldsOf(preview), name: "Prairie" });

    expect(kept.text).toContain("Kept “Prairie”. It is read for the first time now.");
    expect(kept.text).toContain("It is about to be read.");
    expect(await htmlProblems(kept.html)).toEqual([]);
    const id = /\/sources\/([0-9a-f-]{36})/u.exec(kept.path)?.[1] ?? "";
    await site.harvest(id);
    expect(await sourceRows(db)).toMatchObject([
      { name: "Prairie", format: "calendar", zone: "America/Chicago", status: "active", listing_count: 1 },
    ]);
    const later = await visitor.get(`/sources/${id}`);
    expect(later.text).toContain("Works Read just now: 1 listing.");
    expect(later.text).toContain("Story Times That Sing");
    expect(await htmlProblems(later.html)).toEqual([]);

    const gone = await visitor.undo(kept);

    expect(gone.text).toContain("Took “Prairie” out: 1 listing no longer shown.");
    expect(await sourceRows(db)).toMatchObject([{ status: "paused", listing_count: 0 }]);
    const back = await visitor.undo(gone);
    await site.harvest(id);
    expect(back.text).toContain("Resumed. It is read now.");
    expect(await sourceRows(db)).toMatchObject([{ status: "active", listing_count: 1 }]);
  }));

test("a page that only links to a calendar is kept by the calendar's address, with the page to open", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const visitor = tools.site(db).visit();
    const preview = await visitor.post("/sources/previews", { address: `${server.origin}/learn` });
    expect(preview.text).toContain("The page lists nothing itself; it links to this calendar");

    await visitor.post("/sources", { ...fieldsOf(preview), name: "Prairie" });

    expect(await sourceRows(db)).toMatchObject([
      { address: `${server.origin}/events.ics`, home_page: `${server.origin}/learn` },
    ]);
    const again = await visitor.post("/sources/previews", { address: `${server.origin}/learn` });
    expect(again.text).toContain("You have this one already");
    expect(again.html).not.toContain("Keep this source");
  }));

test("a page without anything to learn says what to look for instead", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const seen = await tools
      .site(db)
      .visit()
      .post("/sources/previews", { address: `${server.origin}/empty` });

    expect(seen.text).toContain("No dates and no courses in it");
    expect(await htmlProblems(seen.html)).toEqual([]);
  }));

test.for([
  ["", "Write a whole address that starts with https://, http:// or webcal://."],
  ["not an address", "Write a whole address that starts with https://, http:// or webcal://."],
  ["events@library.example", "Write a whole address that starts with https://, http:// or webcal://."],
  ["localhost:1/events.ics", "Port 1 is not one that web pages are served from."],
  ["http://10.0.0.1/events.ics", "10.0.0.1 is not on the public internet"],
])(
  "an address that cannot be used is told at its field, with what was typed: %s",
  ([address = "", message = ""]) =>
    testInTransaction<CatalogTables>(async (db) => {
      const seen = await tools.site(db).visit().post("/sources/previews", { address });

      expect(seen.status).toBe(422);
      expect(seen.html).toContain(`value="${address}"`);
      expect(/id="address-error"[^>]*>([^<]+)/u.exec(seen.html)?.[1]).toContain(message);
      expect(await htmlProblems(seen.html)).toEqual([]);
    }),
);

test("a source without a name or with an unknown zone is asked about again, nothing is kept", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const visitor = tools.site(db).visit();
    const preview = await visitor.post("/sources/previews", { address: `${server.origin}/events.ics` });

    const seen = await visitor.post("/sources", { ...fieldsOf(preview), name: "", zone: "Mars/Base" });

    expect(seen.status).toBe(422);
    expect(seen.text).toContain("Give the source a name people will know it by.");
    expect(seen.text).toContain("“Mars/Base” is no time zone");
    expect(await htmlProblems(seen.html)).toEqual([]);
    expect(await sourceRows(db)).toEqual([]);
  }));

test("a table's columns can be chosen, looked at again and kept, and the file is read when it is harvested", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const site = tools.site(db);
    const visitor = site.visit();
    const file = new File([table], "spring classes.csv", { type: "text/csv" });
    const first = await visitor.post("/sources/previews", { way: "file", file });
    expect(first.text).toContain("Table (CSV)");
    expect(await htmlProblems(first.html)).toEqual([]);

    const chosen = {
      ...fieldsOf(first),
      "column-0": "title",
      "column-1": "start",
      "column-2": "startTime",
      "column-3": "description",
    };
    const second = await visitor.post("/sources/previews", { ...chosen, zone: "America/Denver" });
    expect(second.text).toContain("Found 2 listings");
    expect(second.text).toContain("Mon, May 4, 2099, 10 am MDT (America/Denver)");
    const kept = await visitor.post("/sources", fieldsOf(second));
    const id = /\/sources\/([0-9a-f-]{36})/u.exec(kept.path)?.[1] ?? "";
    await site.harvest(id);

    expect(await sourceRows(db)).toMatchObject([
      {
        name: "spring classes",
        zone: "America/Denver",
        format: "csv",
        status: "active",
        listing_count: 2,
        columns: { title: 0, start: 1, startTime: 2, description: 3 },
      },
    ]);
    expect((await visitor.get(`/sources/${id}`)).text).toContain("spring classes.csv");
  }));

test("one thing claimed by two columns is told at the second", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const visitor = tools.site(db).visit();
    const first = await visitor.post("/sources/previews", { way: "file", file: new File([table], "a.csv") });

    const seen = await visitor.post("/sources/previews", {
      ...fieldsOf(first),
      "column-0": "title",
      "column-3": "title",
    });

    expect(seen.status).toBe(422);
    expect(/id="column-3-error"[^>]*>([^<]+)/u.exec(seen.html)?.[1]).toBe(
      "Another column holds this already: choose one of them, and leave the other out.",
    );
  }));

test("a file that lists no offerings is kept only when a person says that it does", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const site = tools.site(db);
    const visitor = site.visit();
    const file = new File(["Name,City\nAnchor Point,Nome\nEagle River,Sitka\n"], "branches.csv");
    const seen = await visitor.post("/sources/previews", { way: "file", file });
    const { "any-rows": _box, ...unsaid } = fieldsOf(seen);
    const refused = await visitor.post("/sources", unsaid);

    expect(seen.text).toContain(
      "Are these things to learn? None of its 2 rows has a date, a price, credit or a length of time, nor a web address.",
    );
    expect(await htmlProblems(seen.html)).toEqual([]);
    expect(refused.status).toBe(422);
    expect(/id="any-rows-error"[^>]*>([^<]+)/u.exec(refused.html)?.[1]).toBe(
      "Say that these are things to learn, or choose another file.",
    );
    expect(await sourceRows(db)).toEqual([]);

    const kept = await visitor.post("/sources", { ...unsaid, "any-rows": "yes" });
    const id = /\/sources\/([0-9a-f-]{36})/u.exec(kept.path)?.[1] ?? "";
    const { rows } = await sql<{ payload: unknown }>`select data -> 'payload' as payload from jobs.job_common
      where name = ${harvestJob.name}`.execute(db);
    expect(rows.map(({ payload }) => payload)).toEqual([{ sourceId: id, acceptsShrink: true }]);
    await site.harvest(id, { acceptsShrink: true });
    expect(await sourceRows(db)).toMatchObject([{ status: "active", listing_count: 2 }]);
  }));

test("a file says where a class is before it is kept, and that it will not be read again", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const list = "Title,Date,Location\nBook repair,2099-05-04,Grand Army Plaza Library\n";

    const seen = await tools
      .site(db)
      .visit()
      .post("/sources/previews", { way: "file", file: new File([list], "a.csv") });

    expect(seen.text).toContain("in person · Grand Army Plaza Library");
    expect(seen.text).toContain("A file stays as it is");
    expect(seen.text).not.toContain("read regularly");
  }));

test.for([
  ["minutes.html", "<p>Minutes of our last meeting</p>"],
  ["empty.csv", "\n"],
] as const)("a file without anything to learn is not offered to be kept: %s", ([name, content]) =>
  testInTransaction<CatalogTables>(async (db) => {
    const file = new File([content], name);

    const seen = await tools.site(db).visit().post("/sources/previews", { way: "file", file });

    expect(seen.text).toContain("No dates and no courses in it");
    expect(seen.text).toContain("Files that can be read are calendars (.ics)");
    expect(seen.text).not.toContain("Keep this source");
    expect(await htmlProblems(seen.html)).toEqual([]);
  }),
);

test("the file form without a file says so at the field", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const seen = await tools.site(db).visit().post("/sources/previews", { way: "file" });

    expect([seen.status, /id="file-error"[^>]*>([^<]+)/u.exec(seen.html)?.[1]]).toEqual([
      422,
      "Choose a file first.",
    ]);
  }));

test.for(["/sources/new", "/sources/new/file", "/sources/new/message", "/sources/by-hand/new"])(
  "the way in at %s is valid HTML",
  (path) =>
    testInTransaction<CatalogTables>(async (db) => {
      expect(await htmlProblems((await tools.site(db).visit().get(path)).html)).toEqual([]);
    }),
);
