import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addEndpoints } from "#platform/api";
import { type Db, type OpenDatabase, withTables } from "#platform/db";
import { type Fetcher, openFetcher } from "#platform/fetch";
import { type FileStore, openFileStore } from "#platform/files";
import { createWebApp, type WebApp } from "#platform/http";
import { prepareQueue } from "#platform/jobs";
import {
  addPeopleRoutes,
  KnownInstallation,
  peopleEndpoints,
  type PeopleProgram,
  peopleJobs,
  type PeopleTables,
  permitScope,
  signedIn,
} from "#modules/people";
import { htmlProblems } from "../browser/html-problems.ts";
import type { Player } from "./cast.ts";

export const key = "a key of at least thirty-two characters";

/** People's pages, endpoints and jobs over a test's database. */
export interface RecordDesk {
  readonly db: Db<PeopleTables>;
  readonly app: WebApp;
  readonly program: PeopleProgram & { readonly files: FileStore; readonly fetch: Fetcher };
  /** A page as someone sees it; fails when it is not valid HTML. */
  readonly get: (player: Pick<Player, "cookie">, path: string) => Promise<SeenPage>;
  /** Sends a form of that page. */
  readonly post: (
    player: Pick<Player, "cookie">,
    path: string,
    fields?: Readonly<Record<string, string | Blob | readonly string[]>>,
  ) => Promise<SeenPage>;
  /** Asks as a program does. */
  readonly ask: (token: string | undefined, path: string, init?: RequestInit) => Promise<Response>;
  /** Does a job now. */
  readonly run: (job: string, payload?: unknown) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface SeenPage {
  readonly status: number;
  readonly html: string;
  /** Its words, on one line. */
  readonly words: string;
  readonly location: string | undefined;
  readonly response: Response;
}

interface DeskOptions extends Partial<Pick<PeopleProgram, "recordClasses" | "webhookEvents">> {
  readonly allowedHosts?: readonly string[];
}

export async function openRecordDesk(
  open: OpenDatabase,
  { allowedHosts = [], ...more }: DeskOptions = {},
): Promise<RecordDesk> {
  await prepareQueue(open);
  const db = withTables<PeopleTables>(open.db);
  const folder = mkdtempSync(join(tmpdir(), "carrel-desk-"));
  const fetch = openFetcher({ contact: "test@library.example", allowedHosts, pauseMilliseconds: 0 });
  const program = {
    db,
    installation: new KnownInstallation(db),
    zone: "America/New_York",
    publicUrl: "https://learn.example",
    secret: key,
    setUpCode: "a code",
    files: openFileStore({ dataDirectory: folder }),
    fetch,
    ...more,
  };
  const app = appOf(program);
  return {
    db,
    app,
    program,
    get: async (player, path) => seen(await app.request(path, { headers: { cookie: player.cookie } })),
    post: async (player, path, fields = {}) => post(app, player, path, fields),
    ask: async (token, path, init = {}) =>
      app.request(`/api/v1${path}`, {
        ...init,
        headers: { ...(token && { authorization: `Bearer ${token}` }), "content-type": "application/json" },
      }),
    run: async (job, payload = {}) => {
      const handler = peopleJobs(program).find((each) => each.job.name === job);
      if (handler === undefined) throw new Error(`There is no job ${job}.`);
      await handler.run(payload, {
        db,
        jobId: "",
        attempt: 1,
        signal: new AbortController().signal,
        progress: async () => {},
      });
    },
    close: async () => {
      await fetch.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function appOf(program: PeopleProgram): WebApp {
  const app = createWebApp({
    keys: [key],
    assets: { urls: {}, respond: () => undefined },
    renderError: (_c, error) => `<h1>${error.title}</h1><p>${error.message}</p>`,
    log: {
      info: () => {},
      error: (message, { error }) => {
        throw new Error(message, { cause: error });
      },
    },
    rateLimits: false,
    largerBodies: { "/me/data/import": 51_000_000 },
  });
  const shell = () => ({
    siteName: "Carrel",
    language: "en",
    assets: new Proxy<Record<string, string>>({}, { get: (_none, name) => `/assets/${String(name)}` }),
    navigation: [{ href: "/find", label: "Find" }],
  });
  addPeopleRoutes(app, { ...program, shell });
  addEndpoints(app, peopleEndpoints(program, signedIn), permitScope);
  return app;
}

async function post(
  app: WebApp,
  player: Pick<Player, "cookie">,
  path: string,
  fields: Readonly<Record<string, string | Blob | readonly string[]>>,
): Promise<SeenPage> {
  // Like a browser, which has a page with a form open first.
  const page = await app.request("/me/data/import", { headers: { cookie: player.cookie } });
  const visitor = /(?:^|, )(visitor=[^;]+)/u.exec(page.headers.get("set-cookie") ?? "")?.[1] ?? "";
  const csrf = /name="csrf" value="([^"]+)"/u.exec(await page.text())?.[1] ?? "";
  const body = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const each of typeof value === "string" || value instanceof Blob ? [value] : value)
      body.append(name, each);
  body.append("csrf", csrf);
  const cookie = [player.cookie, visitor].filter((each) => each !== "").join("; ");
  return seen(await app.request(path, { method: "POST", body, headers: { cookie } }));
}

async function seen(response: Response): Promise<SeenPage> {
  const isPage = (response.headers.get("content-type") ?? "").startsWith("text/html");
  const html = isPage ? await response.clone().text() : "";
  if (html.startsWith("<!doctype")) {
    const problems = await htmlProblems(html);
    if (problems.length > 0) throw new Error(problems.join("\n"));
    if (html.length > 80_000) throw new Error(`A page of ${html.length} bytes.`);
  }
  return {
    status: response.status,
    html,
    words: wordsOf(html),
    location: response.headers.get("location") ?? undefined,
    response,
  };
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
