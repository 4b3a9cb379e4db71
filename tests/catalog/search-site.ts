import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { type Db, type OpenDatabase, withTables } from "#platform/db";
import { openFetcher } from "#platform/fetch";
import { openFileStore } from "#platform/files";
import { type Assets, createWebApp, type WebApp } from "#platform/http";
import { type JobHandler, prepareQueue } from "#platform/jobs";
import { type Log, openLog } from "#platform/log";
import { mailDelivery, openMailer } from "#platform/mail";
import { now } from "#platform/time";
import { KnownInstallation, type PeopleTables, readViewer } from "#modules/people";
import { addCatalogRoutes, catalogJobs, type CatalogTables, Finder, readFieldWords } from "#modules/catalog";
import type { Listing } from "../../src/modules/catalog/rules/listing.ts";
import { saveListings } from "../../src/modules/catalog/actions/save-listings.ts";
import { madeSource } from "./made-listing.ts";

/** The catalogue's pages, its finder, its jobs and a mail server, over a test's database. */
export interface SearchSite {
  readonly app: WebApp;
  readonly db: Db<CatalogTables>;
  /** Lines the log wrote since the start. */
  readonly lines: readonly string[];
  /** What the mail server took since the start, in order. */
  readonly letters: () => Promise<readonly Email[]>;
  /** Answers the next letters with these codes instead of taking them. */
  readonly refuse: (...codes: readonly number[]) => void;
  readonly save: (source: string, listings: readonly Listing[]) => Promise<void>;
  /** Does what the scheduled job would do now, then delivers the mail that waits. */
  readonly sendDigests: () => Promise<void>;
  /** Delivers the mail that waits. */
  readonly deliver: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const publicUrl = "https://learn.example";
const words = readFieldWords("packs");
const zone = "America/New_York";

export async function openSearchSite(
  open: OpenDatabase,
  assets: Assets = { urls: anyAsset(), respond: () => undefined },
): Promise<SearchSite> {
  await prepareQueue(open);
  const db = withTables<CatalogTables>(open.db);
  const finder = new Finder({ db, words, synonyms: words.synonyms, zone });
  await finder.followed.start();
  const lines: string[] = [];
  const log = openLog({ level: "debug", isTerminal: false, write: (line) => lines.push(line) });
  const fetch = openFetcher({ contact: "test@library.example" });
  const files = openFileStore({ dataDirectory: tmpdir() });
  const program = { db, finder, words, zone, publicUrl, fetch, files, starterPack: () => [] };
  const mail = await startMailServer();
  const mailer = openMailer({ dataDirectory: tmpdir(), smtpUrl: mail.url });
  const delivery = mailDelivery(mailer, "Library learning <learning@learn.example>");
  const digests = catalogJobs({ ...program, harvests: false }).find(
    ({ job }) => job.name === "catalog.digests",
  );
  const deliver = () => deliverWaiting(db, delivery, log);
  return {
    app: siteApp(program, assets, log),
    db,
    lines,
    letters: mail.letters,
    refuse: mail.refuse,
    save: async (source, listings) => {
      await saveListings(db, { id: await madeSource(db, source), now: now() }, listings);
      await finder.followed.catchUp();
    },
    deliver,
    sendDigests: async () => {
      await digests?.run({}, jobContext(db));
      await deliver();
    },
    close: async () => {
      mailer.close();
      mail.close();
      await fetch.close();
      await finder.followed.stop();
    },
  };
}

function siteApp(
  program: Omit<Parameters<typeof addCatalogRoutes>[1], "shell">,
  assets: Assets,
  log: Log,
): WebApp {
  const app = createWebApp({
    keys: ["a key of at least thirty-two characters"],
    assets,
    renderError: (_c, error) => `<h1>${error.title}</h1><p>${error.message}</p>`,
    log,
    rateLimits: false,
    proofInAddress: ["/digests/"],
    secretPaths: ["/digests/", "/searches/"],
  });
  const people = withTables<PeopleTables>(program.db);
  app.use(readViewer({ db: people, zone, installation: new KnownInstallation(people) }));
  addCatalogRoutes(app, {
    ...program,
    shell: () => ({
      siteName: "Carrel",
      language: "en",
      assets: assets.urls,
      navigation: [{ href: "/searches", label: "Searches" }],
    }),
  });
  return app;
}

function anyAsset(): Record<string, string> {
  return new Proxy<Record<string, string>>({}, { get: (_none, name) => `/assets/${String(name)}` });
}

async function startMailServer() {
  const taken: Buffer[] = [];
  const codes: number[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _session, done) => {
      const responseCode = codes.shift();
      // As real servers do: the refusal repeats the address.
      done(
        responseCode === undefined ? null : Object.assign(new Error(`<${address}>: no`), { responseCode }),
      );
    },
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        taken.push(Buffer.concat(parts));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters: async () => Promise.all(taken.map((letter) => PostalMime.parse(letter))),
    refuse: (...next: readonly number[]) => void codes.push(...next),
    close: () => server.close(),
  };
}

interface WaitingMail {
  readonly mail_outbox: { tenant_id: string; id: string; state: string; created_at: string };
}

async function deliverWaiting(db: Db, delivery: JobHandler, log: Log): Promise<void> {
  const waiting = await withTables<WaitingMail>(db)
    .selectFrom("mail_outbox")
    .select(["tenant_id", "id"])
    .where("state", "=", "waiting")
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  for (const { tenant_id, id } of waiting)
    await delivery
      .run({ tenantId: tenant_id, id }, jobContext(db))
      // What the worker writes of a failure.
      .catch((error: unknown) => log.warn("A job failed.", { error, attempt: 1 }));
}

function jobContext(db: Db) {
  return { db, jobId: "", attempt: 1, signal: new AbortController().signal, progress: async () => {} };
}

/** Someone with a browser of their own: keeps cookies, and sends forms with their token. */
export class Reader {
  readonly #app: WebApp;
  readonly #cookies = new Map<string, string>();

  constructor(app: WebApp) {
    this.#app = app;
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.#keep(await this.#app.request(path, { headers: { ...headers, cookie: this.#cookie() } }));
  }

  /** Sends a form as the page at `from` would. */
  async post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Response> {
    const page = await (await this.get("/searches/new")).text();
    const csrf = /name="csrf" value="([^"]+)"/u.exec(page)?.[1] ?? "";
    const body = new URLSearchParams({ ...fields, csrf });
    const headers = { cookie: this.#cookie() };
    return this.#keep(await this.#app.request(path, { method: "POST", body, headers }));
  }

  /** Saves a search; the path of its page. */
  async save(fields: Readonly<Record<string, string>>): Promise<string> {
    const answer = await this.post("/searches", fields);
    if (answer.status !== 303) throw new Error(`Not saved: ${answer.status}`);
    return answer.headers.get("location") ?? "";
  }

  #cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  #keep(response: Response): Response {
    for (const header of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(header) ?? [];
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }
}

/** The words of a page's main part, on one line. */
export function wordsOf(html: string): string {
  return html
    .replace(/[\s\S]*<main[^>]*>/u, "")
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/gu, " ")
    .trim();
}
