import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import { holdClock } from "#platform/time";
import { madeListing, madeSession, madeSource } from "../../../../tests/catalog/made-listing.ts";
import { wordsOf } from "../../../../tests/catalog/search-site.ts";
import { type JourneySite, openSite } from "../../../../tests/journeys/site.ts";
import { type Cast, makeCast, type Part } from "../../../../tests/people/cast.ts";
import { saveListings } from "../actions/save-listings.ts";

const clock = holdClock("2026-11-23T12:00:00Z");
const reference = newId();
const short = "Does not fit: Reference would have 0 of 1 from 2 pm to 3 pm.";
let site: JourneySite;
let cast: Cast;

beforeAll(async () => {
  site = await openSite();
  cast = await makeCast(site.program.db, site.program.configuration.secret);
  await keepSchedule();
  await keepOfferings();
});
afterAll(async () => {
  clock.release();
  await site.close();
});

// Reference at Eastside needs one person: the owner, who has noon to one off the desk; on Tuesdays the colleague is there too.
async function keepSchedule(): Promise<void> {
  const { tenantId, eastside, players } = cast;
  const atDesk = { kind: "desk" as const, deskId: reference, mayMove: true };
  const morning = { startMinute: 540, endMinute: 720, place: atDesk, breaks: [] };
  const noon = {
    startMinute: 720,
    endMinute: 780,
    place: { kind: "off-desk" as const, branchId: eastside },
    breaks: [],
  };
  const afternoon = { ...morning, startMinute: 780, endMinute: 1020 };
  const day = [morning, noon, afternoon];
  const here = {
    startMinute: 540,
    endMinute: 1020,
    place: { kind: "branch" as const, branchId: eastside },
    breaks: [],
  };
  await inTenants(site.program.db, [tenantId], async (tx) => {
    await tx
      .updateTable("organisations")
      .set({ latitude: 42.65, longitude: -73.75 })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", eastside)
      .execute();
    await tx
      .insertInto("staffing_desks")
      .values({
        tenant_id: tenantId,
        id: reference,
        organisation_id: eastside,
        name: "Reference",
        kind: "reference",
        minimum: json({ whileOpen: 1, rules: [], exceptions: [] }),
        qualifications: json([]),
        staff_ids: json([]),
        closing_order: null,
      })
      .execute();
    for (const [part, weeks] of [
      ["owner", [[day, day, day, day, day, [], []]]],
      ["colleague", [[[], [here], [], [], [], [], []]]],
    ] as const)
      await tx
        .insertInto("staffing_patterns")
        .values({
          tenant_id: tenantId,
          id: newId(),
          staff_id: players[part].staffId,
          starts_on: "2026-01-01",
          ends_on: null,
          anchor: "2026-01-01",
          weeks: json(weeks),
        })
        .execute();
  });
}

const [thursday, noonThursday] = ["2026-12-03T19:00:00Z", "2026-12-03T17:00:00Z"];
const troy = { name: "Troy", latitude: 42.73, longitude: -73.69 };

async function keepOfferings(): Promise<void> {
  const { db, finder } = site.program;
  const on = (title: string, ...starts: readonly string[]) =>
    madeListing({ title: `Quilting ${title}`, sessions: starts.map((start) => madeSession(start)) });
  const id = await madeSource(db, "Guild of quilters");
  await saveListings(db, { id, now: "2026-11-23T12:00:00Z" }, [
    on("afternoon", thursday),
    on("noon", noonThursday),
    on("Tuesday", "2026-12-01T19:00:00Z"),
    on("twice", thursday, "2026-12-08T19:00:00Z"),
    { ...on("lesson"), ways: ["own-pace"], kind: "course" },
    { ...on("in Troy", noonThursday), ways: ["in-person"], place: troy },
  ]);
  await finder.followed.catchUp();
}

async function get(part: Part, path: string) {
  const response = await site.app.request(path, { headers: { cookie: cast.players[part].cookie } });
  return { html: await response.text(), caching: response.headers.get("cache-control") };
}

/** What a page of results says, by title, of fitting. */
async function said(part: Part, question: string) {
  const { html } = await get(part, `/find?q=quilting${question}`);
  const cards = html.split("<article").slice(1);
  return Object.fromEntries(
    cards.map((card) => [
      /Quilting ([^<]+)</u.exec(card)?.[1],
      /date-card__note">([^<]*)</u.exec(card)?.[1] ?? "nothing",
    ]),
  );
}

const all = ["Tuesday", "afternoon", "in Troy", "lesson", "noon", "twice"];

test("each result says whether its session fits the schedule, and why not", async () => {
  expect(await said("owner", "")).toEqual({
    afternoon: short,
    noon: "Fits: you are off the desk then.",
    Tuesday: "Fits: your desk stays covered without you.",
    twice: `${short} Another date fits: Tue, Dec 8, 2026, 2–3 pm EST.`,
    lesson: "nothing",
    "in Troy": "Does not fit: Reference would have 0 of 1 from 11:30 am to noon.",
  });
});

test("the filter keeps what has a session that fits, shows that one, and counts what it shows", async () => {
  expect(await said("owner", "&fits=me")).toEqual({
    noon: "Fits: you are off the desk then.",
    Tuesday: "Fits: your desk stays covered without you.",
    twice: "Fits: your desk stays covered without you.",
    lesson: "nothing",
  });
  const { html } = await get("owner", "/find?q=quilting&fits=me");
  expect(wordsOf(html)).toContain("4 that fit");
  expect(html).toMatch(/name="fits" value="me" checked|checked[^>]*name="fits"/u);
  expect(wordsOf(html)).toContain("Saved or subscribed to, they are all there");
  expect(html).not.toMatch(/(?:find\.(?:ics|atom|rss|json)|searches\/new)\?[^"]*fits/u);
});

test("where nothing fits, taking the filter off is a way out", async () => {
  const { html } = await get("owner", "/find?q=quilting&fits=me&way=in-person");

  expect(wordsOf(html)).toContain("Without “fits my schedule” : 1");
});

test("a change of the schedule counts from the next page on, and so does taking it back", async () => {
  const { tenantId, players } = cast;
  const [covered, id] = ["Fits: your desk stays covered without you.", newId()];
  expect((await said("owner", ""))["Tuesday"]).toBe(covered);

  await inTenants(site.program.db, [tenantId], async (tx) =>
    tx
      .insertInto("staffing_absences")
      .values({
        tenant_id: tenantId,
        id,
        staff_id: players.colleague.staffId,
        starts_at: "2026-12-01T00:00",
        ends_at: "2026-12-02T00:00",
        zone: null,
        reason: "sick",
        cover: null,
      })
      .execute(),
  );
  expect((await said("owner", ""))["Tuesday"]).toBe(short);
  expect((await said("colleague", ""))["Tuesday"]).toBe("Does not fit: you are away then.");

  await inTenants(site.program.db, [tenantId], async (tx) =>
    tx.deleteFrom("staffing_absences").where("tenant_id", "=", tenantId).where("id", "=", id).execute(),
  );
  expect((await said("owner", ""))["Tuesday"]).toBe(covered);
});

test("an offering's page says it of the next session", async () => {
  const list = await get("owner", "/find?q=quilting");
  const [path = ""] = /\/offerings\/[0-9a-f-]+(?=">Quilting twice)/u.exec(list.html) ?? [];

  const page = await get("owner", path);
  expect(wordsOf(page.html)).toContain(`${short} Another date fits: Tue, Dec 8, 2026, 2–3 pm EST.`);
  expect(page.caching).toBe("no-store");
  for (const part of ["other system", "signed out"] as const)
    expect((await get(part, path)).html).not.toMatch(/fits:|does not fit|Reference/iu);
});

test("a colleague is told of their own schedule alone", async () => {
  const lines = await said("colleague", "");

  expect(Object.keys(lines).toSorted()).toEqual(all);
  expect(new Set(Object.values(lines))).toEqual(
    new Set(["Fits: you are not at work then.", "Fits: your desk stays covered without you.", "nothing"]),
  );
});

test("a stranger without a schedule and a visitor are shown where to say it, and nothing is left out", async () => {
  for (const part of ["other system", "signed out"] as const) {
    const lines = await said(part, "&fits=me");
    expect(Object.keys(lines).toSorted()).toEqual(all);
    expect(new Set(Object.values(lines))).toEqual(new Set(["nothing"]));
    const { html } = await get(part, "/find?q=quilting&fits=me");
    expect(html).toContain('href="/me/hours"');
    expect(html).not.toContain('name="fits"');
    expect(wordsOf(html)).toContain("What fits your schedule is not known yet");
  }
});

test("whoever is signed in can plan a result, and is shown the times of the zone their account states", async () => {
  const { accountId } = cast.players["other system"];
  const card = async (part: Part) => {
    const { html } = await get(part, "/find?q=quilting+afternoon");
    return html.split("<article")[1] ?? "";
  };
  expect(wordsOf(await card("other system"))).toContain("2–3 pm");
  expect(await card("other system")).toMatch(
    /href="\/record\/entries\/new\?offering=[0-9a-f-]+&amp;plan=yes"/u,
  );
  expect(await card("signed out")).not.toContain("plan=yes");

  const keepZone = async (zone: string) =>
    inTenants(site.program.db, [accountId], async (tx) =>
      tx.updateTable("accounts").set({ zone }).where("tenant_id", "=", accountId).execute(),
    );
  await keepZone("America/Denver");
  expect(wordsOf(await card("other system"))).toContain("noon");
  expect(wordsOf(await card("signed out"))).toContain("2–3 pm");
  const { html } = await get("other system", "/find?q=quilting+afternoon");
  expect(html).toContain("/find.ics?q=quilting+afternoon&amp;zone=America%2FDenver");
  const [path = ""] = /\/offerings\/[0-9a-f-]+(?=">Quilting afternoon)/u.exec(html) ?? [];
  expect((await get("other system", path)).html).not.toContain("<local-time");
  expect((await get("signed out", path)).html).toContain("<local-time");
  await keepZone("America/New_York");
});

test("a feed holds the same for everyone", async () => {
  const forOwner = await get("owner", "/find.json?q=quilting&fits=me");
  const forVisitor = await get("signed out", "/find.json?q=quilting");

  expect(forOwner.html).toBe(forVisitor.html);
  expect((JSON.parse(forVisitor.html) as { items: unknown[] }).items).toHaveLength(6);
});

test("a search is saved without the filter", async () => {
  const { html } = await get("owner", "/searches/new?q=quilting&fits=me");

  expect(html).toContain('name="query" value="q=quilting"');
});

test("hours entered by hand are enough, and only for who entered them", async () => {
  const { accountId } = cast.players["other system"];
  const thursdays = [[], [], [], [{ startMinute: 840, endMinute: 900 }], [], [], []] as const;
  await inTenants(site.program.db, [accountId], async (tx) =>
    tx
      .insertInto("staffing_own_hours")
      .values({
        tenant_id: accountId,
        zone: "America/New_York",
        weekly: json(thursdays),
        changed_at: "2026-11-23T12:00:00Z",
      })
      .execute(),
  );

  expect(Object.keys(await said("other system", "&fits=me")).toSorted()).toEqual([
    "afternoon",
    "lesson",
    "twice",
  ]);
  expect((await said("other system", ""))["noon"]).toBe(
    "Does not fit: it is outside the hours you are off the desk.",
  );
  expect((await said("owner", ""))["afternoon"]).toBe(short);
  expect((await said("signed out", ""))["afternoon"]).toBe("nothing");
});
