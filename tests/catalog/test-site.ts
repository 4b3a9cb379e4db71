import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Db, withTables } from "#platform/db";
import { type Fetcher, openFetcher } from "#platform/fetch";
import { type FileStore, openFileStore } from "#platform/files";
import { createWebApp, type WebApp } from "#platform/http";
import { KnownInstallation, type PeopleTables, readViewer } from "#modules/people";
import {
  addCatalogRoutes,
  catalogJobs,
  type CatalogTables,
  Finder,
  readFieldWords,
  readStarterPack,
  withUploads,
} from "#modules/catalog";

/** The catalogue's pages over a test's database, and the tools they use. */
export interface TestSite {
  readonly visit: () => Visitor;
  /** Does what a queued harvest would do. */
  readonly harvest: (sourceId: string, options?: { readonly acceptsShrink?: boolean }) => Promise<void>;
}

/** What is shared by the sites of one test file. */
export interface SiteTools {
  readonly site: (db: Db<CatalogTables>) => TestSite;
  readonly close: () => Promise<void>;
}

const words = readFieldWords("packs");
const zone = "America/New_York";

/** Opens what the pages need, allowed to fetch from a test's own server. */
export function openSiteTools(allowedHosts: readonly string[] = []): SiteTools {
  const folder = mkdtempSync(join(tmpdir(), "carrel-site-"));
  const files = openFileStore({ dataDirectory: folder });
  const outside = openFetcher({ contact: "test@library.example", allowedHosts, pauseMilliseconds: 0 });
  const fetch = withUploads(outside, files);
  return {
    site: (db) => testSite(db, fetch, files),
    close: async () => {
      await outside.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function testSite(db: Db<CatalogTables>, fetch: Fetcher, files: FileStore): TestSite {
  const app = createWebApp({
    keys: ["a key of at least thirty-two characters"],
    assets: { urls: {}, respond: () => undefined },
    renderError: (_c, error) => `<h1>${error.title}</h1><p>${error.message}</p>`,
    log: {
      info: () => {},
      error: (message, { error }) => {
        throw new Error(message, { cause: error });
      },
    },
    rateLimits: false,
  });
  const shell = () => ({
    siteName: "Carrel",
    language: "en",
    // Any asset is there.
    assets: new Proxy<Record<string, string>>({}, { get: (_none, name) => `/assets/${String(name)}` }),
    navigation: [{ href: "/sources", label: "Sources" }],
  });
  const program = {
    db,
    finder: new Finder({ db, words, synonyms: words.synonyms, zone }),
    words,
    fetch,
    files,
    starterPack: () => readStarterPack("packs"),
    zone,
    publicUrl: "https://learn.example",
  };
  const people = withTables<PeopleTables>(program.db);
  app.use(readViewer({ db: people, zone, installation: new KnownInstallation(people) }));
  addCatalogRoutes(app, { ...program, shell });
  const background = { ...program, harvests: true };
  const harvest = catalogJobs(background).find(({ job }) => job.name === "catalog.harvest");
  return {
    visit: () => new Visitor(app),
    harvest: async (sourceId, options = {}) =>
      harvest?.run(
        { sourceId, ...options },
        { db, jobId: "", attempt: 1, signal: new AbortController().signal, progress: async () => {} },
      ),
  };
}

/** A page as a visitor sees it. */
export interface SeenPage {
  readonly status: number;
  readonly html: string;
  /** Its words alone, on one line. */
  readonly text: string;
  readonly path: string;
}

/** Someone with a browser without JavaScript: keeps cookies, sends forms with their token, follows redirects. */
export class Visitor {
  readonly #app: WebApp;
  readonly #cookies = new Map<string, string>();
  #token = "";

  constructor(app: WebApp) {
    this.#app = app;
  }

  async get(path: string): Promise<SeenPage> {
    return this.#send(path, {});
  }

  /** Sends a form; a list sends its field several times. */
  async post(
    path: string,
    fields: Readonly<Record<string, string | Blob | readonly string[]>> = {},
  ): Promise<SeenPage> {
    // Like a browser, which has a page open before it sends its form.
    if (this.#token === "") await this.get("/sources/new");
    const body = new FormData();
    for (const [name, value] of Object.entries(fields))
      for (const each of typeof value === "string" || value instanceof Blob ? [value] : value)
        body.append(name, each);
    body.append("csrf", this.#token);
    return this.#send(path, { method: "POST", body });
  }

  /** Sends the form of an undo notice on a page. */
  async undo(page: SeenPage): Promise<SeenPage> {
    const action = /undo"[\s\S]*?action="([^"]+)"/u.exec(page.html)?.[1];
    if (action === undefined) throw new Error("The page offers no undo.");
    return this.post(action);
  }

  async #send(path: string, init: RequestInit): Promise<SeenPage> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await this.#app.request(path, { ...init, headers: { cookie } });
    for (const header of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(header) ?? [];
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const location = response.headers.get("location");
    if (location !== null) return this.get(location);
    const html = await response.text();
    this.#token = /name="csrf" value="([^"]+)"/u.exec(html)?.[1] ?? this.#token;
    return { status: response.status, html, text: wordsOf(html), path };
  }
}

function wordsOf(html: string): string {
  return html
    .replace(/[\s\S]*<main[^>]*>/u, "")
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll("&amp;", "&")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll(/\s+/gu, " ")
    .trim();
}
