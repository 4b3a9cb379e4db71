import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchChromium } from "./chromium.ts";

/** How a page is visited. By default: with JavaScript, on a desktop, in light colours. */
interface VisitOptions {
  readonly isScripted?: boolean;
  readonly screen?: keyof typeof screens;
  readonly scheme?: "light" | "dark";
  readonly timezone?: string;
}

/** A page in a browser of its own, and what the browser complained about since. */
interface Visit {
  readonly page: Page;
  /** Errors on the console, refused by the content security policy or thrown by a script, and requests that failed. */
  readonly complaints: readonly string[];
  /** Turns the screen into another: quicker than a visit of its own. */
  readonly resize: (screen: keyof typeof screens) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface TestBrowser {
  readonly visit: (url: string, options?: VisitOptions) => Promise<Visit>;
  readonly close: () => Promise<void>;
}

const screens = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
  /** 1280 pixels at 400 % zoom, the width WCAG 1.4.10 asks for. */
  narrow: { width: 320, height: 640 },
};

/** One browser for a test file. Each visit has a profile of its own: no cookies or storage are shared. */
export async function openBrowser(): Promise<TestBrowser> {
  const browser = await launchChromium();
  return {
    visit: (url, options = {}) => visit(browser, url, options),
    close: () => browser.close(),
  };
}

async function visit(browser: Browser, url: string, options: VisitOptions): Promise<Visit> {
  const context = await newContext(browser, options);
  // A slow machine that does other work too takes its time; what never comes is given up all the same.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => {
    // A later request for the same thing makes an earlier one pointless: that is no failure.
    const reason = request.failure()?.errorText ?? "";
    if (reason !== "net::ERR_ABORTED") complaints.push(`${request.url()}: ${reason}`);
  });
  await page.goto(url, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return {
    page,
    complaints,
    resize: (screen) => page.setViewportSize(screens[screen]),
    close: () => context.close(),
  };
}

function newContext(browser: Browser, options: VisitOptions): Promise<BrowserContext> {
  return browser.newContext({
    viewport: screens[options.screen ?? "desktop"],
    javaScriptEnabled: options.isScripted ?? true,
    colorScheme: options.scheme ?? "light",
    reducedMotion: "reduce",
    locale: "en-US",
    timezoneId: options.timezone ?? "America/New_York",
    permissions: ["clipboard-read", "clipboard-write"],
  });
}

/** Keeps a picture of the whole page in `test-results/`, for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = join(import.meta.dirname, "..", "..", "test-results", "pictures");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
