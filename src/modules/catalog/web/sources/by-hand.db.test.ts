import { afterAll, expect, test } from "vitest";
import { testInTransaction } from "#platform/db-testing";
import { htmlProblems } from "../../../../../tests/browser/html-problems.ts";
import { madeListing, madeSession } from "../../../../../tests/catalog/made-listing.ts";
import { openSiteTools } from "../../../../../tests/catalog/test-site.ts";
import { addSource } from "../../actions/add-source.ts";
import { saveListings } from "../../actions/save-listings.ts";
import type { CatalogTables } from "../../tables.ts";

const tools = openSiteTools();

afterAll(() => tools.close());

const webinar = {
  title: "Makerspaces on a Shoestring",
  way: "live-online",
  date: "2099-12-03",
  from: "14:00",
  until: "15:00",
  zone: "America/Chicago",
  cost: "Free",
};

test("an offering is written down, changed, taken out and brought back", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const visitor = tools.site(db).visit();

    const added = await visitor.post("/sources/by-hand", webinar);

    expect(added.text).toContain("Added “Makerspaces on a Shoestring” to the catalog. Undo");
    expect(added.text).toContain("By hand Written down by people here.");
    expect(await htmlProblems(added.html)).toEqual([]);
    const path = /\/sources\/by-hand\/[0-9a-f-]{36}(?=")/u.exec(added.html)?.[0] ?? "";
    const form = await visitor.get(path);
    expect(form.html).toContain('value="14:00"');
    const saved = await visitor.post(path, { ...webinar, title: "Makerspaces for Next to Nothing" });
    expect(saved.text).toContain("Saved “Makerspaces for Next to Nothing”.");

    const out = await visitor.post(`${path}/removal`);
    expect(out.text).toContain("Nothing is written down at the moment.");
    const back = await visitor.undo(out);

    expect(back.text).toContain("“Makerspaces for Next to Nothing” is back.");
    const rows = await db.selectFrom("catalog_listings").select(["listing", "gone_at"]).execute();
    expect(rows.map((row) => [row.listing.title, row.listing.ways, row.gone_at])).toEqual([
      ["Makerspaces for Next to Nothing", ["live-online"], null],
    ]);
  }));

test("what others list already is said to be one offering with theirs", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const source = await addSource(db, {
      address: "https://state.example/events.ics",
      name: "State Library",
      format: "calendar",
      zone: "America/Chicago",
      isHarvested: true,
    });
    const session = madeSession("2099-12-03T20:00:00Z");
    await saveListings(db, { id: source, now: "2026-11-21T12:00:00Z" }, [
      madeListing({ title: webinar.title, sessions: [session] }),
    ]);

    const added = await tools.site(db).visit().post("/sources/by-hand", webinar);

    expect(added.text).toContain(
      "Added “Makerspaces on a Shoestring” to the catalog. State Library lists the same, it seems: they are one offering now",
    );
  }));

test("a form with mistakes comes back with them and with what was typed", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const seen = await tools
      .site(db)
      .visit()
      .post("/sources/by-hand", { ...webinar, title: "", from: "two" });

    expect(seen.status).toBe(422);
    expect(seen.text).toContain("Please look at this again Give it a title. Write the time as 14:30.");
    expect(seen.html).toContain('value="2099-12-03"');
    expect(await htmlProblems(seen.html)).toEqual([]);
    expect(await db.selectFrom("catalog_sources").select("id").execute()).toEqual([]);
  }));

test("a pasted e-mail is proposed in the form, and nothing is kept", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const message =
      "Subject: Fwd: Webinar – Weeding “without” tears\n\nThursday, December 10, 2099 at 2 pm Eastern, free, on Zoom.\nRegister: https://prairie.example.org/register/77\n";

    const seen = await tools.site(db).visit().post("/sources/messages", { message });

    expect(seen.text).toContain("Please check this before you keep it");
    expect(seen.html).toContain('value="Webinar – Weeding “without” tears"');
    expect(seen.html).toContain('value="2099-12-10"');
    expect(seen.html).toContain('value="14:00"');
    expect(seen.html).toContain('value="https://prairie.example.org/register/77"');
    expect(await htmlProblems(seen.html)).toEqual([]);
    expect(await db.selectFrom("catalog_listings").select("id").execute()).toEqual([]);
  }));

test("an e-mail with a calendar of several events proposes each by itself", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const events = ["Grant Writing", "Book Repair"].map(
      (title, place) =>
        `BEGIN:VEVENT\nUID:${place}\nDTSTART:2099120${place + 1}T190000Z\nSUMMARY:${title}\nEND:VEVENT`,
    );
    const eml = `Subject: Classes\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\nVERSION:2.0\n${events.join("\n")}\nEND:VCALENDAR\n`;
    const visitor = tools.site(db).visit();

    const seen = await visitor.post("/sources/messages", { file: new File([eml], "classes.eml") });

    expect(seen.text).toContain("2 offerings in this e-mail");
    expect(await htmlProblems(seen.html)).toEqual([]);
    const draft = await visitor.post("/sources/by-hand/drafts", {
      title: "Grant Writing",
      way: "live-online",
      date: "2099-12-01",
      doubt: "Look at the date.",
    });
    expect(draft.text).toContain("Look at the date.");
    expect(draft.html).toContain('value="Grant Writing"');
  }));

test("an e-mail that announces nothing is asked for again", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const visitor = tools.site(db).visit();

    const [empty, nothing] = [
      await visitor.post("/sources/messages"),
      await visitor.post("/sources/messages", { message: " . " }),
    ];

    expect([empty.status, nothing.status]).toEqual([422, 422]);
    expect(empty.text).toContain("Paste an e-mail, or choose a saved one.");
  }));
