import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { holdClock } from "#platform/time";
import type { Viewer } from "#modules/people";
import { beginImport, dropImport } from "../../src/modules/reflections/actions/importing/begin-import.ts";
import { takeImport } from "../../src/modules/reflections/actions/importing/take-import.ts";
import { undoImport } from "../../src/modules/reflections/actions/importing/undo-import.ts";
import { changeLevel } from "../../src/modules/reflections/actions/writing/keep-reflection.ts";
import { ownReflections } from "../../src/modules/reflections/queries/writing/own-reflections.ts";
import { accessibilityProblems } from "../browser/accessibility-problems.ts";
import { htmlProblems } from "../browser/html-problems.ts";
import { openBrowser, type TestBrowser } from "../browser/open-browser.ts";
import { type Cast, makeCast } from "../people/cast.ts";
import { viewerOf } from "./reflection-examples.ts";
import { type JourneySite, openSite } from "./site.ts";

const clock = holdClock("2026-11-22T15:00:00Z");
let site: JourneySite;
let cast: Cast;
let browser: TestBrowser;
let owner: Viewer;

beforeAll(async () => {
  site = await openSite();
  cast = await makeCast(site.program.db, site.program.configuration.secret);
  browser = await openBrowser();
  owner = await viewerOf(site, cast, "owner");
});
afterAll(async () => {
  await browser.close();
  await site.close();
  clock.release();
});

/** One white dot. */
const png = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=="),
  (letter) => letter.charCodeAt(0),
);
const blog = zipSync({
  "blog/one.md": strToU8(
    "---\ntitle: Week 1\ndate: 2015-03-02\ntags: [technology, odd]\n---\nA rug: ![A rug](rug.png)",
  ),
  "blog/two.md": strToU8("---\ntitle: Week 2\ndate: 2015-03-09\n---\nSecond"),
  "blog/rug.png": png,
});

test("a blog comes along whole, for its writer alone, not twice, and goes again but for what was shared since", async () => {
  const { db } = site.program;
  const id = await beginImport(site.program, owner, { bytes: blog, name: "blog.zip" });
  expect(await own()).toEqual([]);
  const preview = await read(`/journal/import/${id}`);
  expect(preview).toContain("Week 1");
  expect(await htmlProblems(preview)).toEqual([]);

  expect(await takeImport(site.program, owner, { id })).toBe(2);
  const [second, first] = await ownReflections(db, owner.accountId, { limit: 9 });
  expect([first?.title, first?.level, first?.topics, first?.writtenAt]).toEqual([
    "Week 1",
    "only me",
    ["technology"],
    "2015-03-02T12:00:00Z",
  ]);
  expect(first?.body).toMatch(/^A rug: !\[A rug\]\(<\/journal\/images\/[0-9a-f-]{36}>\)\n\nTags: odd$/u);
  await expect(takeImport(site.program, owner, { id })).rejects.toThrow("done with already");

  const again = await beginImport(site.program, owner, { bytes: blog, name: "blog.zip" });
  expect(await takeImport(site.program, owner, { id: again })).toBe(0);
  await changeLevel(db, owner, { id: second?.id ?? "", level: "my system" });
  expect(await undoImport(site.program, owner, id)).toEqual({ gone: 1, kept: 1 });
  expect(await own()).toEqual(["Week 2"]);
  expect(await pictures()).toBe(0);
  // What went can come again; what stayed does not come twice.
  const third = await beginImport(site.program, owner, { bytes: blog, name: "blog.zip" });
  expect(await takeImport(site.program, owner, { id: third })).toBe(1);
});

test("an export in which several wrote brings only the words of the one who is named", async () => {
  const post = (by: string) =>
    `<item><title>By ${by}</title><guid>${by}</guid><dc:creator>${by}</dc:creator><content:encoded><![CDATA[<p>Words</p>]]></content:encoded><wp:post_type>post</wp:post_type></item>`;
  const bytes = strToU8(
    `<rss><channel><wp:wxr_version>1.2</wp:wxr_version>${post("ada")}${post("bob")}</channel></rss>`,
  );
  const id = await beginImport(site.program, owner, { bytes, name: "blog.xml" });

  await expect(takeImport(site.program, owner, { id })).rejects.toThrow("which of the writers");
  expect(await takeImport(site.program, owner, { id, author: "ada" })).toBe(1);
  expect(await own()).not.toContain("By bob");
  await undoImport(site.program, owner, id);
  const dropped = await beginImport(site.program, owner, { bytes, name: "blog.xml" });
  await dropImport(site.program, owner, dropped);
  await expect(takeImport(site.program, owner, { id: dropped, author: "ada" })).rejects.toThrow(
    "done with already",
  );
  await expect(beginImport(site.program, owner, { bytes: png, name: "a.png" })).rejects.toThrow("WordPress");
});

test("a file is given, looked at, taken and taken back on pages, with no script", async () => {
  const { page, close } = await browser.visit("about:blank", { isScripted: false });
  const [name = "", value = ""] = cast.players.colleague.cookie.split("=");
  await page.context().addCookies([{ name, value, url: site.url }]);
  await page.goto(`${site.url}/journal/import`);
  await page
    .getByLabel("The file")
    .setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from(png) });
  await page.getByRole("button", { name: "Look at it first" }).click();
  expect(await page.getByText("Choose the XML file that WordPress exports").count()).toBeGreaterThan(0);
  await page
    .getByLabel("The file")
    .setInputFiles({ name: "blog.zip", mimeType: "application/zip", buffer: Buffer.from(blog) });
  await page.getByRole("button", { name: "Look at it first" }).click();
  await page.getByRole("button", { name: "Bring them along" }).click();
  await page.getByText("2 reflections came. Only you read them.").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Taken back: 2 reflections are gone.").waitFor();
  await close();
});

test("what was chosen is taken along as a site, a PDF and JSON, and nobody else’s ever is", async () => {
  const [chosen] = (await ownReflections(site.program.db, owner.accountId, { limit: 9 })).filter(
    ({ title }) => title === "Week 1",
  );
  const { page, close } = await browser.visit("about:blank", { isScripted: true });
  const [name = "", value = ""] = cast.players.owner.cookie.split("=");
  await page.context().addCookies([{ name, value, url: site.url }]);
  await page.goto(`${site.url}/portfolio/choose/reflection`);
  await page.getByLabel(/^Week 1/u).check();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole("button", { name: "Keep this choice" }).click();
  await page.getByRole("link", { name: "Week 1" }).click();
  await page.getByLabel("Or another, in your words").fill("Early literacy");
  await page.getByLabel("Why is it here?").fill("It was **new**.");
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole("button", { name: "Keep" }).click();
  expect(await page.getByRole("heading", { name: "Early literacy" }).count()).toBe(1);
  expect(await accessibilityProblems(page)).toEqual([]);

  const files = unzipSync(await bytesOf("/portfolio/portfolio.zip"));
  const picture = Object.keys(files).find((path) => path.startsWith("images/")) ?? "";
  expect(files[picture]).toEqual(png);
  const item = strFromU8(files[`reflections/${chosen?.id}.html`] ?? new Uint8Array());
  expect(item).toContain(`<img src="../${picture}" alt="A rug">`);
  // Unpacked anywhere, with no server and no network.
  const folder = mkdtempSync(join(tmpdir(), "portfolio-"));
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  for (const path of ["index.html", `reflections/${chosen?.id}.html`]) {
    const text = strFromU8(files[path] ?? new Uint8Array());
    expect(await htmlProblems(text)).toEqual([]);
    await page.goto(pathToFileURL(join(folder, path)).href);
    expect(
      await page.evaluate(() => [...document.images].every(({ naturalWidth }) => naturalWidth > 0)),
    ).toBe(true);
    expect(await page.evaluate(() => document.styleSheets.length)).toBe(1);
    expect(await accessibilityProblems(page)).toEqual([]);
  }
  await close();
  rmSync(folder, { recursive: true });
  const json = JSON.parse(strFromU8(await bytesOf("/portfolio/portfolio.json"))) as {
    groups: { heading: string }[];
  };
  expect(json.groups.map(({ heading }) => heading)).toEqual(["Early literacy"]);
  expect(strFromU8((await bytesOf("/portfolio/portfolio.pdf")).subarray(0, 5))).toBe("%PDF-");

  const others = await read("/portfolio", "colleague");
  expect(others).not.toContain("Week 1");
});

async function own(): Promise<readonly string[]> {
  return (await ownReflections(site.program.db, owner.accountId, { limit: 9 })).map(({ title }) => title);
}

async function pictures(): Promise<number> {
  const rows = await inTenants(site.program.db, [owner.accountId], async (tx) =>
    tx.selectFrom("reflection_images").select("id").where("tenant_id", "=", owner.accountId).execute(),
  );
  return rows.length;
}

async function read(path: string, part: "owner" | "colleague" = "owner"): Promise<string> {
  const response = await fetch(site.url + path, { headers: { cookie: cast.players[part].cookie } });
  expect(response.status).toBe(200);
  return response.text();
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const response = await fetch(site.url + path, { headers: { cookie: cast.players.owner.cookie } });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}
