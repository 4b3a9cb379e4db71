import { expect, test } from "vitest";
import type { Db } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { readFieldWords } from "../queries/field-words.ts";
import type { CatalogTables } from "../tables.ts";
import { importDocument, type ImportedDocument } from "./import-document.ts";

const words = readFieldWords("packs");

async function imported(db: Db<CatalogTables>, text: string, given: { name?: string; zone?: string } = {}) {
  const { name = "events", zone = "America/New_York" } = given;
  return importDocument(db, { bytes: new TextEncoder().encode(text), name, settings: { zone } }, { words });
}

function calendar(uid: string, title = "Weeding"): string {
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:20270101T150000\r\nSUMMARY:${title}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
}

async function listings(db: Db<CatalogTables>) {
  const rows = await db.selectFrom("catalog_listings").select("listing").orderBy("id").execute();
  return rows.map((row) => row.listing);
}

test("a file imported twice changes nothing, and a name is another source", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const first = await imported(db, calendar("1"));
    const second = await imported(db, calendar("1"));
    const other = await imported(db, calendar("1"), { name: "others" });

    expect([first.added, second.added, second.changed, other.added]).toEqual([1, 0, 0, 1]);
    expect([second.sourceId === first.sourceId, other.sourceId === first.sourceId]).toEqual([true, false]);
  }));

test("a record that no database could hold is taken in without what cannot be held", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const feed = `{"version":"https://jsonfeed.org/version/1.1","title":"a\\u0000b","items":[{"id":"k\\u0000\\ud800",
      "title":"A \\ud800 lone \\u0000 half","content_text":"z\\u0000\\udc00","authors":[{"name":"p\\u0000\\ud800"}]}]}`;

    expect((await imported(db, feed)).added).toBe(1);
    expect((await imported(db, feed)).added).toBe(0);
  }));

test("a key of any length is kept apart from others", () =>
  testInTransaction<CatalogTables>(async (db) => {
    // No compression makes these short.
    const long = Array.from({ length: 9000 }, (_, place) => ((place * 7919) ** 2 % 36).toString(36)).join("");

    const reports = [await imported(db, calendar(`${long}1`)), await imported(db, calendar(`${long}2`))];

    expect(reports.map((report) => report.added)).toEqual([1, 1]);
    expect((await imported(db, calendar(`${long}1`))).added).toBe(0);
  }));

test("a table without offerings is kept only when somebody says that it lists offerings", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const document: ImportedDocument = {
      bytes: new TextEncoder().encode("Title,City\nAnchor Point,Nome\nEagle River,Sitka\n"),
      name: "branches.csv",
      settings: { zone: "America/New_York" },
    };

    await expect(importDocument(db, document, { words })).rejects.toThrow(
      "any-rows: None of its 2 rows has a date, a price, credit or a length of time, nor a web address. This may be a list of something else than learning. Nothing was kept; “any-rows” says that they are things to learn all the same.",
    );
    expect(await listings(db)).toEqual([]);

    await importDocument(db, { ...document, takesAnyRows: true }, { words });
    expect((await listings(db)).map(({ title }) => title)).toEqual(["Anchor Point", "Eagle River"]);
  }));

test("a zone may be called by any of its names, and what is none is told", () =>
  testInTransaction<CatalogTables>(async (db) => {
    await imported(db, calendar("1"), { zone: "US/Eastern" });

    expect((await listings(db))[0]?.sessions[0]?.start).toBe("2027-01-01T20:00:00Z");
    await expect(imported(db, calendar("1"), { zone: "Mars/Olympus" })).rejects.toThrow(
      "zone: “Mars/Olympus” is no time zone: write one such as America/New_York.",
    );
  }));
