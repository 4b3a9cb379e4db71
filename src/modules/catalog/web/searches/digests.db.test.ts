import type { Email } from "postal-mime";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "#platform/db-testing";
import { type HeldClock, holdClock } from "#platform/time";
import { htmlProblems } from "../../../../../tests/browser/html-problems.ts";
import { madeListing, madeSession } from "../../../../../tests/catalog/made-listing.ts";
import {
  openSearchSite,
  publicUrl,
  Reader,
  type SearchSite,
  wordsOf,
} from "../../../../../tests/catalog/search-site.ts";

const start = "2026-11-21T11:00:00Z"; // Saturday, 6 in the morning in New York
const daySeconds = 86_400;
let clock: HeldClock;
let site: SearchSite;
let count = 0;
let to = "";

beforeAll(async () => {
  clock = holdClock(start);
  site = await openSearchSite(await testDatabase());
});

beforeEach(() => {
  clock.release();
  clock = holdClock(start);
  count += 1;
  to = `reader${count}@mail.library.example`;
});

afterAll(async () => {
  await site.close();
  clock.release();
});

async function letters(): Promise<readonly Email[]> {
  return (await site.letters()).filter((letter) => letter.to?.[0]?.address === to);
}

async function subjects(): Promise<readonly string[]> {
  return (await letters()).map((letter) => letter.subject ?? "");
}

/** Saves a search with a digest; the path of its page and, from the letter that came, of its digest. */
async function asked(
  reader: Reader,
  fields: Readonly<Record<string, string>>,
): Promise<{ readonly path: string; readonly digest: string }> {
  const path = await reader.save({ email: to, every: "day", ...fields });
  await site.deliver();
  const text = (await letters()).at(-1)?.text ?? "";
  return { path, digest: /https:\/\/learn\.example(\/digests\/[\w-]{24})\n/u.exec(text)?.[1] ?? "" };
}

async function confirmed(reader: Reader, fields: Readonly<Record<string, string>>) {
  const found = await asked(reader, fields);
  expect((await reader.post(`${found.digest}/confirmation`)).status).toBe(303);
  return found;
}

function numbered(word: string, from: number, until: number) {
  return Array.from({ length: until - from }, (_, place) =>
    madeListing({
      title: `${word} lesson number ${from + place}`,
      url: `https://${word}.example/${from + place}`,
      sessions: [
        madeSession(new Date(Date.UTC(2027, 0, 4 + from + place, 19)).toISOString().replace(".000Z", "Z")),
      ],
    }),
  );
}

test("nothing is sent before the owner of the address says yes, and opening the link is not yet that", async () => {
  await site.save("One", [madeListing({ title: "Archery for beginners" })]);
  const reader = new Reader(site.app);

  const { path, digest } = await asked(reader, { name: "Archery", query: "q=archery" });
  const page = await (await reader.get(digest)).text();
  clock.advance(3 * daySeconds);
  await site.sendDigests();

  expect(await subjects()).toEqual(["Please confirm: new learning by e-mail"]);
  expect(await htmlProblems(page)).toEqual([]);
  expect(wordsOf(page)).toBe(
    "Do you want this by e-mail? First what fits one saved search now, then new offerings alone: every day at about 7 in the morning, when there are any. Archery Yes, send it No, delete my address",
  );
  expect(wordsOf(await (await reader.get(path)).text())).toContain("We sent a letter that asks for");
  expect(wordsOf(await (await reader.get("/searches")).text())).toContain("E-mail waits to be confirmed");
});

test("the letter that asks holds no word its asker wrote", async () => {
  await asked(new Reader(site.app), {
    name: "Cheap pills at evil.example",
    query: "q=buypills&near=evil.example",
  });

  const [letter] = await letters();
  const source = [letter?.subject, letter?.text, letter?.html].join(" ");
  expect(source).not.toMatch(/pills|evil/iu);
  expect(source).toContain("Someone, most likely you, asked https://learn.example to send");
});

test("after a yes the first comes at the next 7 in the morning, then only what is new, and nothing when nothing is", async () => {
  await site.save("Two", numbered("beekeeping", 0, 2));
  const reader = new Reader(site.app);
  await confirmed(reader, { name: "Bees", query: "q=beekeeping" });

  clock.advance(3599); // a second before 7
  await site.sendDigests();
  const early = await subjects();
  clock.advance(1);
  await site.sendDigests();
  await site.sendDigests();
  const first = await subjects();
  clock.advance(daySeconds);
  await site.sendDigests();
  const quiet = await subjects();
  await site.save("Three", numbered("beekeeping", 2, 3));
  await site.sendDigests();
  const sameDay = await subjects();
  clock.advance(daySeconds);
  await site.sendDigests();

  const ask = "Please confirm: new learning by e-mail";
  expect(early).toEqual([ask]);
  expect(first).toEqual([ask, "2 fit “Bees”"]);
  expect(quiet).toEqual(first);
  expect(sameDay).toEqual(first);
  expect(await subjects()).toEqual([...first, "1 new for “Bees”"]);
  const last = (await letters()).at(-1);
  expect(last?.text).toContain(
    "beekeeping lesson number 2\nWed, Jan 6, 2027, 2–3 pm EST · Live online · Free\nhttps://learn.example/offerings/",
  );
  expect(last?.text).not.toContain("lesson number 1");
  expect(last?.html).toContain(">beekeeping lesson number 2</a>");
});

test("a letter has at most 20; what is new beyond them comes with the next", async () => {
  await site.save("Four", numbered("puppetry", 0, 30));
  await confirmed(new Reader(site.app), { name: "Puppets", query: "q=puppetry" });
  const titles = (letter: Email | undefined) => letter?.text?.match(/puppetry lesson number \d+/gu) ?? [];

  clock.advance(daySeconds);
  await site.sendDigests();
  const first = (await letters()).at(-1);
  await site.save("Five", numbered("puppetry", 30, 55));
  clock.advance(daySeconds);
  await site.sendDigests();
  const second = (await letters()).at(-1);
  clock.advance(daySeconds);
  await site.sendDigests();
  const third = (await letters()).at(-1);
  clock.advance(daySeconds);
  await site.sendDigests();

  expect([first, second, third].map((letter) => [letter?.subject, titles(letter).length])).toEqual([
    ["30 fit “Puppets”", 20],
    ["25 new for “Puppets”", 20],
    ["5 new for “Puppets”", 5],
  ]);
  expect((await subjects()).length).toBe(4);
  expect(new Set([...titles(second), ...titles(third)]).size).toBe(25);
});

test("one that cannot be sent keeps no other from going out, and is reported", async () => {
  await site.save("Broken", numbered("juggling", 0, 1));
  const { path } = await confirmed(new Reader(site.app), { name: "Broken", query: "q=juggling" });
  await confirmed(new Reader(site.app), { name: "Whole", query: "q=juggling" });
  const broken = (query: string) =>
    site.db
      .updateTable("catalog_saved_searches")
      .set({ query })
      .where("id", "=", path.slice("/searches/".length))
      .execute();
  await broken("max-minutes=soon");

  clock.advance(daySeconds);
  await expect(site.sendDigests()).rejects.toThrow("Digests that could not be sent: 1.");
  await broken("q=juggling");
  await site.sendDigests();
  await site.sendDigests();

  expect((await subjects()).slice(2)).toEqual(["1 fits “Whole”", "1 fits “Broken”"]);
});

test("a weekly one comes on Mondays", async () => {
  await site.save("Six", numbered("weaving", 0, 1));
  const reader = new Reader(site.app);
  const { path } = await confirmed(reader, { name: "Weaving", query: "q=weaving", every: "week" });

  clock.advance(daySeconds + 3600); // Sunday, 7
  await site.sendDigests();
  const sunday = await subjects();
  clock.advance(daySeconds);
  await site.sendDigests();

  expect(sunday.length).toBe(1);
  expect((await subjects()).at(-1)).toBe("1 fits “Weaving”");
  expect(wordsOf(await (await reader.get(path)).text())).toContain("What is new is sent every Monday");
});

test("a mail program stops it with one request, without cookies, from anywhere; doing so again is fine", async () => {
  await site.save("Seven", numbered("falconry", 0, 1));
  const reader = new Reader(site.app);
  const { path, digest } = await confirmed(reader, { name: "Falcons", query: "q=falconry" });
  clock.advance(daySeconds);
  await site.sendDigests();
  const header = (name: string) => letter?.headers.find(({ key }) => key === name)?.value;
  const letter = (await letters()).at(-1);
  const url = header("list-unsubscribe")?.slice(1, -1) ?? "";

  const oneClick = () =>
    site.app.request(url, {
      method: "POST",
      body: "List-Unsubscribe=One-Click",
      headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "cross-site" },
    });
  const looked = await site.app.request(url);
  const stillOn = wordsOf(await (await reader.get(path)).text());
  const answers = [await oneClick(), await oneClick()];

  expect(url).toBe(`${publicUrl}${digest}/removal`);
  expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(wordsOf(await looked.text())).toContain("You get this by e-mail");
  expect(stillOn).toContain("What is new is sent every day");
  // Not sent on to another page: mail programs do not follow.
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(wordsOf((await answers[0]?.text()) ?? "")).toContain(
    "This digest is stopped Your address is deleted.",
  );
  await site.save("Eight", numbered("falconry", 1, 2));
  clock.advance(daySeconds);
  await site.sendDigests();
  expect((await subjects()).length).toBe(2);
  expect((await reader.post(`${digest}/confirmation`)).status).toBe(404);
});

test("who saved the search stops it on its page; a new address is asked anew, and old links lead nowhere", async () => {
  const reader = new Reader(site.app);
  const { path, digest } = await confirmed(reader, { name: "Maps", query: "q=maps" });

  await reader.post(`${path}/digest/removal`);
  const stopped = wordsOf(await (await reader.get(path)).text());
  const wrong = await reader.post(`${path}/digest`, { email: "nowhere", every: "week" });
  await reader.post(`${path}/digest`, { email: to, every: "week" });
  await site.deliver();

  expect(stopped).toMatch(/^The e-mail is stopped, and the address is deleted\./u);
  expect(wrong.status).toBe(422);
  const form = await wrong.text();
  expect(await htmlProblems(form)).toEqual([]);
  expect(form).toContain('value="nowhere"');
  expect((await subjects()).length).toBe(2);
  expect((await reader.get(digest)).status).toBe(404);
});

test("an address is asked three times a day at most, whoever asks and however it is written", async () => {
  const ask = (email: string) =>
    new Reader(site.app).post("/searches", { name: "Again", query: "q=again", email, every: "day" });

  const statuses: number[] = [];
  for (const email of [to, to.toUpperCase(), to]) statuses.push((await ask(email)).status);
  const refused = await ask(to);
  await site.deliver();

  expect(statuses).toEqual([303, 303, 303]);
  expect(refused.status).toBe(422);
  expect(wordsOf(await refused.text())).toContain("This address was asked 3 times today already.");
  const sent = (await site.letters()).filter((letter) => letter.to?.[0]?.address?.toLowerCase() === to);
  expect(sent.length).toBe(3);
  clock.advance(daySeconds);
  expect((await ask(to)).status).toBe(303);
});

test("an address nobody confirms is deleted after a week, and a removed search after a day", async () => {
  const reader = new Reader(site.app);
  const { path, digest } = await asked(reader, { name: "Waiting", query: "q=waiting" });
  const removed = await reader.save({ name: "Removed", query: "q=removed" });
  await reader.post(`${removed}/removal`);

  clock.advance(daySeconds + 1);
  await site.sendDigests();
  expect((await reader.post(`${removed}/restoration`)).status).toBe(404);
  expect(wordsOf(await (await reader.get(digest)).text())).toContain("Yes, send it");
  clock.advance(6 * daySeconds);
  await site.sendDigests();

  expect(wordsOf(await (await reader.get(path)).text())).not.toContain("We sent a letter");
  expect(wordsOf(await (await reader.get(digest)).text())).toContain("This digest is stopped");
  const kept = await site.db
    .selectFrom("catalog_saved_searches")
    .select("email")
    .where("email", "=", to)
    .execute();
  expect(kept).toEqual([]);
});

test("a removed search sends nothing", async () => {
  await site.save("Nine", numbered("origami", 0, 1));
  const reader = new Reader(site.app);
  const { path } = await confirmed(reader, { name: "Origami", query: "q=origami" });
  await reader.post(`${path}/removal`);

  clock.advance(7200);
  await site.sendDigests();

  expect((await subjects()).length).toBe(1);
});

test("times are those of the zone the search was asked in", async () => {
  await site.save("Ten", numbered("calligraphy", 0, 1));
  await confirmed(new Reader(site.app), { name: "Ink", query: "q=calligraphy&zone=America%2FLos_Angeles" });

  clock.advance(daySeconds);
  await site.sendDigests();

  expect((await letters()).at(-1)?.text).toContain(
    "Mon, Jan 4, 2027, 11 am–12 pm PST".replace("11 am–12", "11 am – 12"),
  );
});

test("no page, feed or log line shows an e-mail address, nor a log line a secret one, not even when the mail server refuses it", async () => {
  await site.save("Eleven", numbered("glassblowing", 0, 1));
  const reader = new Reader(site.app);
  const { path, digest } = await confirmed(reader, { name: "Glass", query: "q=glassblowing" });
  clock.advance(daySeconds);
  site.refuse(550);
  await site.sendDigests();

  const page = await (await reader.get(path)).text();
  const feeds = [...page.matchAll(/data-url="https:\/\/learn\.example([^"]+)"/gu)].map(
    (match) => match[1] ?? "",
  );
  const shown = [page];
  for (const each of ["/searches", digest, `${digest}/removal`, ...feeds])
    shown.push(await (await reader.get(each)).text());

  expect(shown.length).toBe(8);
  expect(shown.filter((text) => text.includes("mail.library.example"))).toEqual([]);
  const refusal = site.lines.filter((line) => line.includes("refused the letter"));
  expect(refusal.length).toBe(1);
  const secrets = ["mail.library.example", path.slice(10), digest.slice(9)];
  expect(site.lines.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
});
