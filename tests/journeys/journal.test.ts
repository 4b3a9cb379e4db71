import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { holdClock } from "#platform/time";
import { keepReflection, type Level, levels } from "#modules/reflections";
import { ensureJournal } from "../../src/modules/reflections/actions/journals/ensure-journal.ts";
import { makeFeed } from "../../src/modules/reflections/actions/talking/keep-feed.ts";
import { addImage } from "../../src/modules/reflections/actions/writing/add-image.ts";
import { changeLevel } from "../../src/modules/reflections/actions/writing/keep-reflection.ts";
import { emptyDraft } from "../../src/modules/reflections/rules/writing/draft.ts";
import { leaveEmployer } from "../../src/modules/people/actions/my-data/leave-employer.ts";
import { accessibilityProblems } from "../browser/accessibility-problems.ts";
import { openBrowser, type TestBrowser } from "../browser/open-browser.ts";
import { type Cast, makeCast, type Part } from "../people/cast.ts";
import { viewerOf } from "./reflection-examples.ts";
import { type JourneySite, openSite } from "./site.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let site: JourneySite;
let browser: TestBrowser;
let cast: Cast;

beforeAll(async () => {
  site = await openSite();
  cast = await makeCast(site.program.db, site.program.configuration.secret);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  clock.release();
});

test("the network goes away while someone types, the tab is closed, and every word is there again", async () => {
  const { page, close } = await visitAs("owner", "/journal/write", true);
  const context = page.context();
  const body = page.getByLabel("What you learned");
  await body.pressSequentially("Three songs are enough. ");
  await page.getByText("Saved.", { exact: true }).waitFor();

  await context.setOffline(true);
  await body.pressSequentially("Nobody missed the fourth.");
  await page.getByText(/every word is kept on this device/u).waitFor();
  const address = page.url();
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(address);

  await expect
    .poll(async () => again.getByLabel("What you learned").inputValue())
    .toBe("Three songs are enough. Nobody missed the fourth.");
  await again.getByText("Saved.", { exact: true }).waitFor();
  expect(await draftsOf("owner")).toEqual(["Three songs are enough. Nobody missed the fourth."]);

  expect(await accessibilityProblems(again)).toEqual([]);
  await again.getByRole("button", { name: "Keep it" }).click();
  expect(await again.getByRole("status").first().innerText()).toBe("Kept.");
  expect(await again.locator(".prose").first().innerText()).toBe(
    "Three songs are enough. Nobody missed the fourth.",
  );
  expect(await accessibilityProblems(again)).toEqual([]);
  expect(await draftsOf("owner")).toEqual([]);
  await close();
});

test("words typed while the device is slow to answer are kept beside those it held", async () => {
  const { page, close } = await visitAs("colleague", "/journal", true);
  await page.evaluate(holdDevice);
  const writing = await page.context().newPage();
  await writing.goto(`${site.url}/journal/write`);
  const body = writing.getByLabel("What you learned");
  await body.fill("Sooner than the device.");

  await page.evaluate(() => document.dispatchEvent(new Event("let-go")));
  await writing.getByText("Saved.", { exact: true }).waitFor();
  expect(await draftsOf("colleague")).toEqual(["Sooner than the device."]);

  await writing.context().setOffline(true);
  await body.fill("Sooner than the device. And in the tunnel.");
  await writing.getByText(/every word is kept on this device/u).waitFor();
  const address = writing.url();
  await writing.close();
  await page.context().setOffline(false);
  await page.evaluate(holdDevice);
  const again = await page.context().newPage();
  await again.goto(address);
  await again.getByLabel("What you learned").press("Control+End");
  await again.getByLabel("What you learned").pressSequentially(" At once.");

  await page.evaluate(() => document.dispatchEvent(new Event("let-go")));
  await expect
    .poll(async () => draftsOf("colleague"))
    .toEqual(["Sooner than the device. And in the tunnel. At once."]);
  await close();
});

test("words typed before the server knew of them are offered where one begins anew", async () => {
  const { page, close } = await visitAs("colleague", "/journal/write", true);
  await page.context().setOffline(true);
  await page.getByLabel("What you learned").fill("In the tunnel");
  await page.getByText(/every word is kept on this device/u).waitFor();
  const context = page.context();
  await page.close();
  await context.setOffline(false);

  const anew = await context.newPage();
  await anew.goto(`${site.url}/journal/write`);
  await anew.getByRole("link", { name: "Go on with words kept on this device" }).click();

  await expect.poll(async () => anew.getByLabel("What you learned").inputValue()).toBe("In the tunnel");
  await close();
});

test("a picture that is added right after the last word stays in the text", async () => {
  const { page, close } = await visitAs("administrator", "/journal/write", true);
  await page.getByLabel("What you learned").fill("A red dot.");
  await page.locator("summary", { hasText: "Add a picture" }).click();
  await page
    .getByLabel("Picture")
    .setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from(png) });
  await page.getByLabel("What it shows").fill("A dot");

  await page.getByRole("button", { name: "Add the picture" }).click();
  await page.getByText("Saved as a draft.").waitFor();

  // The words that waited on the device are of the form that was sent: the page that came of it holds more.
  await expect.poll(async () => page.evaluate(wordsOnDevice)).toBe(0);
  expect(await page.getByLabel("What you learned").inputValue()).toMatch(
    /^A red dot\.\n\n!\[A dot\]\(\/journal\/images\/[0-9a-f-]{36}\)\n\n$/u,
  );
  await close();
});

/** Keeps a browser's drafts to itself, as a slow device does, until it is told to let go. */
async function holdDevice(): Promise<void> {
  const asked = indexedDB.open("carrel-drafts");
  asked.addEventListener("upgradeneeded", () => asked.result.createObjectStore("all", { keyPath: "key" }));
  const database = await new Promise<IDBDatabase>((resolve) => {
    asked.addEventListener("success", () => resolve(asked.result));
  });
  let isHeld = true;
  document.addEventListener("let-go", () => (isHeld = false), { once: true });
  const all = database.transaction("all", "readwrite").objectStore("all");
  // A transaction lasts as long as something is asked of it, and others wait for it.
  const ask = () => all.count().addEventListener("success", () => isHeld && ask());
  ask();
}

/** How many drafts a browser keeps for itself. */
async function wordsOnDevice(): Promise<number> {
  const done = async <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve) => {
      request.addEventListener("success", () => resolve(request.result));
    });
  const database = await done(indexedDB.open("carrel-drafts"));
  return done(database.transaction("all").objectStore("all").count());
}

test("two devices write the same draft, and both texts are shown beside each other", async () => {
  const { page, close } = await visitAs("supervisor", "/journal/write", false);
  await page.getByLabel("What you learned").fill("From the desk");
  await page.getByRole("button", { name: "Save as a draft" }).click();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel("What you learned").fill("From the bus");
  await other.getByRole("button", { name: "Save as a draft" }).click();

  await page.getByLabel("What you learned").fill("From the desk, later");
  await page.getByRole("button", { name: "Save as a draft" }).click();
  const shown = await page.locator(".as-typed").allInnerTexts();
  const before = await draftsOf("supervisor");
  await page.getByRole("button", { name: "Take both" }).click();

  expect(shown).toEqual(["From the desk, later", "From the bus"]);
  expect(before).toEqual(["From the bus"]);
  expect(await draftsOf("supervisor")).toEqual(["From the bus\n\nFrom the desk, later"]);
  await close();
});

test("without a script a form that lacks something keeps what was typed", async () => {
  const { page, close } = await visitAs("coordinator", "/journal/write", false);
  const typed = "A poster:\n\n![](/journal/images/1)";
  await page.getByLabel("What you learned").fill(typed);
  await page.getByLabel(/^My system/u).check();

  await page.getByRole("button", { name: "Keep it" }).click();

  expect(await page.getByRole("group", { name: "Please look at this again" }).innerText()).toContain(
    "Say what image 1 shows",
  );
  expect(await page.getByLabel("What you learned").inputValue()).toBe(typed);
  expect(await page.getByLabel(/^My system/u).isChecked()).toBe(true);
  await close();
});

/** Words that are nowhere else, so that finding them anywhere is a leak. */
const secretWords: Readonly<Record<Level, string>> = {
  "only me": "quincealone",
  "my supervisor": "medlarsupervisor",
  "my branch": "damsonbranch",
  "my system": "loquatsystem",
  everyone: "greengageeveryone",
};

/** Who reads what the owner, of Eastside, wrote at each level. */
const readers: Readonly<Record<Level, readonly Part[]>> = {
  "only me": ["owner"],
  "my supervisor": ["owner", "supervisor"],
  "my branch": ["owner", "colleague", "supervisor"],
  "my system": ["owner", "colleague", "supervisor", "coordinator", "director", "administrator"],
  everyone: [
    ...(["owner", "colleague", "supervisor", "coordinator", "director", "administrator"] as const),
    ...(["other system", "signed out"] as const),
  ],
};

test("each level is read by those it names, through every door, and by nobody else", async () => {
  const { db } = site.program;
  const owner = await viewerOf(site, cast, "owner");
  const { handle } = await ensureJournal(db, owner);
  const ids: Partial<Record<Level, string>> = {};
  const pictures: Partial<Record<Level, string>> = {};
  for (const level of levels) {
    const id = crypto.randomUUID();
    const mark = await addImage(site.program, owner, {
      reflectionId: id,
      image: { bytes: png, name: "a.png", alternative: "A dot" },
    });
    const body = `${secretWords[level]}\n\n${mark}`;
    await keepReflection(db, owner, { id, content: { ...emptyDraft, body, level, topics: ["technology"] } });
    ids[level] = id;
    pictures[level] = /\((?<path>[^)]+)\)/u.exec(mark)?.groups?.["path"] ?? "";
  }

  for (const part of Object.keys(cast.players) as Part[]) {
    const lists = await listsOf(part, handle);
    for (const level of levels) {
      const mayRead = readers[level].includes(part);
      const pages = [`/reflections/${ids[level] ?? ""}`, pictures[level] ?? ""];
      const statuses = await Promise.all(pages.map(async (path) => (await ask(part, path)).status));
      expect([part, level, statuses]).toEqual([part, level, mayRead ? [200, 200] : [404, 404]]);
      const found = Object.keys(lists).filter((path) => lists[path]?.includes(secretWords[level]));
      expect([part, level, found.length > 0]).toEqual([part, level, mayRead]);
    }
    for (const text of Object.values(lists)) {
      expect(text).not.toContain("@library.example");
      expect(text.includes(cast.players.owner.accountId)).toBe(false);
    }
  }
});

test("a level that is narrowed takes the words out of every list and feed at once, and leaving does too", async () => {
  const { db } = site.program;
  const owner = await viewerOf(site, cast, "owner");
  const { handle } = await ensureJournal(db, owner);
  const kept = await keepReflection(db, owner, {
    content: { ...emptyDraft, body: "mirabellepublic", level: "everyone", topics: ["technology"] },
  });
  const id = kept.kind === "kept" ? kept.id : "";
  const secret = await makeFeed(db, await viewerOf(site, cast, "colleague"), {
    stream: "system",
    label: "All",
  });
  const feed = `/journal/feeds/${secret}/feed.atom`;
  const tag = (await ask("signed out", feed)).headers.get("etag") ?? "";
  expect((await ask("signed out", feed, { "if-none-match": tag })).status).toBe(304);

  await changeLevel(db, owner, { id, level: "only me" });

  expect((await ask("signed out", feed, { "if-none-match": tag })).status).toBe(200);
  for (const part of ["colleague", "director", "other system", "signed out"] as const) {
    const texts = Object.values(await listsOf(part, handle));
    expect([part, texts.some((text) => text.includes("mirabellepublic"))]).toEqual([part, false]);
  }
  expect(await (await ask("signed out", feed)).text()).not.toContain("mirabellepublic");

  await changeLevel(db, owner, { id, level: "my system" });
  expect(await (await ask("signed out", feed)).text()).toContain("mirabellepublic");
  await leaveEmployer(db, { ...owner, sessionId: crypto.randomUUID() }, cast.tenantId);
  expect(await (await ask("signed out", feed)).text()).not.toContain("mirabellepublic");
  expect((await ask("director", `/reflections/${id}`)).status).toBe(404);
  expect((await ask("owner", `/reflections/${id}`)).status).toBe(200);
});

/** Every list and feed that could name something of the owner's, as one of the cast gets it. */
async function listsOf(part: Part, handle: string): Promise<Readonly<Record<string, string>>> {
  const paths = [
    "/journal",
    ...["branch", "system", "following", "supervised", "everyone"].map((of) => `/reflections?of=${of}`),
    `/journals/${handle}`,
    "/reflections/topics/technology",
    ...["atom", "rss", "json"].flatMap((ending) => [
      `/reflections/feed.${ending}`,
      `/journals/${handle}/feed.${ending}`,
      `/reflections/topics/technology/feed.${ending}`,
    ]),
  ];
  const found: Record<string, string> = {};
  for (const path of paths) found[path] = await (await ask(part, path)).text();
  return found;
}

async function ask(part: Part, path: string, headers: Readonly<Record<string, string>> = {}) {
  return site.app.request(path, { headers: { cookie: cast.players[part].cookie, ...headers } });
}

async function draftsOf(part: Part): Promise<readonly string[]> {
  const { accountId } = cast.players[part];
  const rows = await inTenants(site.program.db, [accountId], async (tx) =>
    tx.selectFrom("reflection_drafts").select("content").where("tenant_id", "=", accountId).execute(),
  );
  return rows.map(({ content }) => content.body);
}

async function visitAs(part: Part, path: string, isScripted: boolean) {
  const { page, close } = await browser.visit("about:blank", { isScripted });
  const [name = "", value = ""] = cast.players[part].cookie.split("=");
  await page.context().addCookies([{ name, value, url: site.url }]);
  await page.goto(site.url + path);
  return { page, close };
}

/** One white dot. */
const png = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=="),
  (letter) => letter.charCodeAt(0),
);
