import { type RunningServer, serve } from "#platform/http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAssets } from "./built-assets.ts";
import { accessibilityProblems, sidewaysProblems } from "./accessibility-problems.ts";
import { htmlProblems, refusedMarkup } from "./html-problems.ts";
import { createGallery } from "./gallery.tsx";
import { keepPicture, openBrowser, type TestBrowser } from "./open-browser.ts";

let server: RunningServer;
let browser: TestBrowser;

beforeAll(async () => {
  server = await serve(createGallery(buildAssets()), { port: 0 });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

const pages = { parts: "/", find: "/find", empty: "/find?kind=Residency", error: "/nothing-here" };
const notFound = "Failed to load resource: the server responded with a status of 404 (Not Found)";

test.for(Object.entries(pages))(
  "the page of %s is valid HTML that a strict policy lets through",
  async ([, path]) => {
    const html = await (await fetch(server.url + path)).text();

    expect(await htmlProblems(html)).toEqual([]);
  },
);

test("misspelt attributes, inline styles, handlers and scripts are found", () => {
  expect(
    refusedMarkup(
      `<p ariaLabel="a" style="x" onclick="y"></p><style></style><script>1</script><label htmlFor="z">`,
    ),
  ).toEqual([
    "p: unknown attribute arialabel",
    "p: inline style",
    "p: inline handler onclick",
    "style: inline style sheet",
    "script: inline script",
    "label: unknown attribute htmlfor",
  ]);
});

test.for(Object.entries(pages))("everyone can use the page of %s", async ([name, path]) => {
  const { page, complaints, resize, close } = await browser.visit(server.url + path);

  await keepPicture(page, name);
  expect(await accessibilityProblems(page)).toEqual([]);
  await resize("phone");
  await page.emulateMedia({ colorScheme: "dark" });
  await keepPicture(page, `${name}, dark phone`);
  expect(await accessibilityProblems(page)).toEqual([]);
  await resize("narrow");
  expect(await sidewaysProblems(page)).toEqual([]);
  await resize("desktop");
  await page.emulateMedia({ forcedColors: "active", colorScheme: "light" });
  await keepPicture(page, `${name}, forced colours`);

  expect(complaints).toEqual(name === "error" ? [notFound] : []);
  await close();
});

test("a page that breaks a rule is caught, so that the silence of the others means something", async () => {
  const { page, close } = await browser.visit(`${server.url}/form`);
  await page.evaluate(() => document.querySelector("h1")?.after(document.createElement("img")));

  const problems = await accessibilityProblems(page);

  expect(problems.map((problem) => problem.split(":")[0])).toEqual(["image-alt"]);
  await close();
});

test("on paper there are no controls, and links that lead away show where", async () => {
  const { page, close } = await browser.visit(`${server.url}/find`);
  await page.emulateMedia({ media: "print" });

  await keepPicture(page, "find, print");

  expect(await page.locator("nav:visible, button:visible, input:visible").count()).toBe(0);
  expect(await page.locator("article:visible").count()).toBe(4);
  await close();
});

test("a first visit weighs under 60 kB in all, and the style sheet under 8 kB", async () => {
  const { page, close } = await browser.visit("about:blank");
  const bytes = new Map<string, number>();
  page.on("requestfinished", async (request) => {
    const { responseBodySize, responseHeadersSize } = await request.sizes();
    bytes.set(
      new URL(request.url()).pathname.replace(/-[A-Z0-9]{8}/, ""),
      responseBodySize + responseHeadersSize,
    );
  });

  await page.goto(`${server.url}/find`, { waitUntil: "networkidle" });

  expect([...bytes.keys()].toSorted()).toEqual([
    "/assets/atkinson-latin.woff2",
    "/assets/filter-form.js",
    "/assets/icon.svg",
    "/assets/newsreader-latin.woff2",
    "/assets/range-value.js",
    "/assets/style.css",
    "/find",
  ]);
  expect([...bytes.values()].reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
  expect(bytes.get("/assets/style.css")).toBeLessThan(8000);
  await close();
});
