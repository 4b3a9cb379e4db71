import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#platform/db-testing";
import { holdClock } from "#platform/time";
import { htmlProblems } from "../../../../tests/browser/html-problems.ts";
import { madeListing, madeSession } from "../../../../tests/catalog/made-listing.ts";
import { openSearchSite, Reader, type SearchSite, wordsOf } from "../../../../tests/catalog/search-site.ts";
import { markGone } from "../actions/saving/gone.ts";

const clock = holdClock("2026-11-21T12:00:00Z");
const nobody = "01900000-0000-7000-8000-000000000000";
let site: SearchSite;

beforeAll(async () => {
  site = await openSearchSite(await testDatabase());
  const day = (title: string, date: string) =>
    madeListing({ title, sessions: [madeSession(`${date}T15:00:00Z`)] });
  await site.save("State Library", [day("Spine repair", "2026-12-02"), day("Storytime songs", "2026-12-03")]);
  await site.save("City Library", [day("Hospital for books", "2026-12-09"), day("Puppets", "2027-01-12")]);
  await site.save("Old calendar", [day("Microfilm", "2026-12-11")]);
});

afterAll(async () => {
  await site.close();
  clock.release();
});

async function idOf(title: string): Promise<string> {
  const row = await site.db
    .selectFrom("catalog_listings")
    .select("offering_id")
    .where("source_key", "=", title)
    .executeTakeFirstOrThrow();
  return row.offering_id;
}

/** A page after the redirects that lead to it; fails when it is not valid HTML. */
async function seen(reader: Reader, answer: Response | Promise<Response>) {
  let response = await answer;
  let path = "";
  for (let location = response.headers.get("location"); location !== null;) {
    path = location;
    response = await reader.get(location);
    location = response.headers.get("location");
  }
  const html = await response.text();
  // An error's page is drawn elsewhere.
  const isPage = response.status < 400 || response.status === 422;
  expect(isPage ? await htmlProblems(html) : []).toEqual([]);
  const undo = /action="([^"]+reconsideration[^"]+)"/u.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
  return { status: response.status, path, html, words: wordsOf(html), undo };
}

test("an offering listed twice under other words is found, compared, joined, and parted again by undo", async () => {
  const reader = new Reader(site.app);
  const [one, other] = [await idOf("Spine repair"), await idOf("Hospital for books")];

  const page = await seen(reader, reader.get(`/offerings/${one}`));
  expect(page.html).toContain(`<a href="/offerings/${one}/same-as">This is the same as …</a>`);
  const choice = await seen(reader, reader.get(`/offerings/${one}/same-as?q=book+hospital`));
  expect(choice.html).toContain(`href="/offerings/${one}/same-as/${other}"`);
  expect(choice.html).not.toContain(`/same-as/${one}"`);
  const compared = await seen(reader, reader.get(`/offerings/${one}/same-as/${other}`));
  expect(compared.words).toContain(
    "The same One offering with two sessions: Dec 2 at 10 am and Dec 9 at 10 am. It is called “Spine repair”.",
  );

  const joined = await seen(reader, reader.post(`/offerings/${one}/same-as/${other}`));
  expect([joined.status, joined.path]).toEqual([200, `/offerings/${one}`]);
  expect(joined.words).toContain(
    "They are one offering now, with two sessions: Dec 2 at 10 am and Dec 9 at 10 am. Undo",
  );
  expect(joined.words).toContain("Listed by 2 sources");
  expect((await seen(reader, reader.get(`/offerings/${other}?zone=UTC`))).path).toBe(`/offerings/${one}`);
  const parted = await seen(reader, reader.post(joined.undo));

  expect(parted.words).toContain("Taken back: they are two offerings again.");
  expect((await seen(reader, reader.get(`/offerings/${other}`))).words).toContain("Hospital for books");
  expect((await seen(reader, reader.get("/pairs"))).words).toContain("No pair waits for you");
});

test("an address is taken as it is pasted, and what is no address of an offering here is explained", async () => {
  const reader = new Reader(site.app);
  const [one, other] = [await idOf("Spine repair"), await idOf("Puppets")];
  const ask = async (q: string) =>
    seen(reader, reader.get(`/offerings/${one}/same-as?q=${encodeURIComponent(q)}`));
  const leads = `/offerings/${one}/same-as/${other}`;

  expect((await ask(` https://learn.example/offerings/${other}?zone=UTC `)).path).toBe(leads);
  expect((await ask(other.toUpperCase())).path).toBe(leads);
  const refused = [
    [`/offerings/${one}`, "This is the address of the offering itself."],
    [`/offerings/${nobody}`, "There is no offering at this address."],
    [
      "https://elsewhere.example/event/12",
      "This is not the address of an offering here: those have /offerings/ in them.",
    ],
    ["long ".repeat(100), "Search with at most 400 characters."],
  ] as const;
  for (const [text, message] of refused) {
    const page = await ask(text);
    expect([page.status, page.words.includes(message)]).toEqual([422, true]);
    expect(page.html).toContain('<a href="#q">');
  }
  expect((await ask("zeppelins")).words).toContain("Nothing found");
  expect((await ask('<script>alert("q")</script>')).html).not.toContain("<script>alert");
});

test("what cannot be joined says why before anyone asks for it, and when they ask all the same", async () => {
  const reader = new Reader(site.app);
  const [one, gone] = [await idOf("Storytime songs"), await idOf("Microfilm")];
  const source = await site.db
    .selectFrom("catalog_sources")
    .select("id")
    .where("name", "=", "Old calendar")
    .executeTakeFirstOrThrow();
  await markGone(site.db, { id: source.id, now: "2026-11-21T12:00:00Z" }, new Set());
  const get = async (path: string) => seen(reader, reader.get(path));
  const post = async (path: string) => {
    const { status, words } = await seen(reader, reader.post(path));
    return [status, words];
  };

  const page = await get(`/offerings/${one}/same-as/${gone}`);
  expect(page.words).toContain("No source lists “Microfilm” any more, so nothing can be joined to it.");
  expect(page.html).not.toContain("The same</button>");
  expect(await post(`/offerings/${one}/same-as/${gone}`)).toEqual([
    409,
    "Something changed in the meantime No source lists one of these two any more, so they stay as they are.",
  ]);
  const itself = [409, "Something changed in the meantime These two are one offering already."];
  expect(await post(`/offerings/${one}/same-as/${one}`)).toEqual(itself);
  expect((await get(`/offerings/${one}/same-as/${one}`)).status).toBe(409);
  for (const path of [
    `${one}/same-as/${nobody}`,
    `${nobody}/same-as/${one}`,
    `${"-".repeat(36)}/same-as/${one}`,
  ]) {
    expect((await get(`/offerings/${path}`)).status).toBe(404);
    expect((await post(`/offerings/${path}`))[0]).toBe(404);
  }
  expect((await get(`/offerings/${nobody}/same-as`)).status).toBe(404);
});

test("an offering that was joined elsewhere meanwhile is found under the one that it is now", async () => {
  const reader = new Reader(site.app);
  const [one, other, third] = [
    await idOf("Storytime songs"),
    await idOf("Puppets"),
    await idOf("Spine repair"),
  ];
  await reader.post(`/offerings/${one}/same-as/${other}`);

  expect((await seen(reader, reader.get(`/offerings/${third}/same-as/${other}`))).path).toBe(
    `/offerings/${third}/same-as/${one}`,
  );
  const joined = await seen(reader, reader.post(`/offerings/${third}/same-as/${other}`));
  expect(joined.words).toContain("They are one offering now, with three sessions:");
  const again = await seen(reader, reader.post(`/offerings/${one}/same-as/${other}`));
  expect([again.status, again.undo !== ""]).toEqual([200, true]);
  const otherwise = await seen(reader, reader.post(`/offerings/${other}/same-as/${other}`));
  expect([otherwise.status, otherwise.words]).toEqual([
    409,
    "Something changed in the meantime These two are one offering already.",
  ]);
});
