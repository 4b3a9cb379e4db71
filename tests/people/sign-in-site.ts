import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { type Db, inTenants, withTables } from "#platform/db";
import { type Fetcher, openFetcher } from "#platform/fetch";
import { openFileStore } from "#platform/files";
import { createWebApp, type WebApp } from "#platform/http";
import { newId } from "#platform/ids";
import { openLog } from "#platform/log";
import { mailDelivery, openMailer } from "#platform/mail";
import { now } from "#platform/time";
import { addPeopleRoutes, KnownInstallation, type PeopleSite, type PeopleTables } from "#modules/people";

export const publicUrl = "https://learn.example";
export const secret = "a secret of at least thirty-two characters";

/** A mail server that takes everything, and shows it. */
export interface MailServer {
  readonly url: string;
  readonly letters: () => Promise<readonly Email[]>;
  readonly close: () => void;
}

export async function startMailServer(): Promise<MailServer> {
  const taken: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
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
    close: () => server.close(),
  };
}

/** The pages of people over a test's database. */
export interface SignInSite {
  readonly app: WebApp;
  readonly db: Db<PeopleTables>;
  /** Lines the log wrote since the start. */
  readonly lines: readonly string[];
  /** Delivers the mail that waits, through the real server, and gives what came to an address so far. */
  readonly lettersTo: (address: string) => Promise<readonly Email[]>;
  readonly close: () => Promise<void>;
}

export interface SignInSiteOptions {
  readonly mail: MailServer;
  readonly usedBy?: "alone" | "library";
  /** Where the list of breached passwords answers, and may be asked. */
  readonly breachedPasswords?: string | undefined;
  /** Letters leave the server; they do unless it is said. */
  readonly sendsMail?: boolean;
}

/** Opens them, set up for one person or a library. */
export async function openSignInSite(
  db: Db<PeopleTables>,
  { mail, usedBy = "library", breachedPasswords, sendsMail = true }: SignInSiteOptions,
): Promise<SignInSite> {
  const lines: string[] = [];
  const log = openLog({ level: "debug", isTerminal: false, write: (line) => lines.push(line) });
  const allowedHosts = breachedPasswords === undefined ? [] : [new URL(breachedPasswords).host];
  const fetch: Fetcher = openFetcher({ contact: "test@library.example", allowedHosts });
  const app = createWebApp({
    keys: [secret],
    assets: { urls: {}, respond: () => undefined },
    renderError: (_c, error) => `<h1>${error.title}</h1><main><p>${error.message}</p></main>`,
    log,
    rateLimits: false,
    secretPaths: ["/sign-in/link/", "/sign-in/command/", "/sign-in/address/"],
  });
  const site: PeopleSite = {
    db,
    installation: new KnownInstallation(db),
    zone: "America/New_York",
    publicUrl,
    secret,
    setUpCode: "test",
    files: openFileStore({ dataDirectory: tmpdir() }),
    fetch,
    breachedPasswords,
    sendsMail,
    shell: () => ({
      siteName: "Carrel",
      language: "en",
      // Any asset is there.
      assets: new Proxy<Record<string, string>>({}, { get: (_none, name) => `/assets/${String(name)}` }),
      navigation: [],
    }),
  };
  addPeopleRoutes(app, site);
  await setUp(db, usedBy);
  const mailer = openMailer({ dataDirectory: tmpdir(), smtpUrl: mail.url });
  const deliver = async () => deliverWaiting(db, mailDelivery(mailer, "Carrel <carrel@learn.example>"));
  return {
    app,
    db,
    lines,
    lettersTo: async (address) => {
      await deliver();
      return (await mail.letters()).filter((letter) => letter.to?.[0]?.address === address);
    },
    close: async () => {
      mailer.close();
      await fetch.close();
    },
  };
}

/** The one tenant of the installation; for one used alone it is also the account's. */
const installationId = newId();

async function setUp(db: Db<PeopleTables>, usedBy: "alone" | "library"): Promise<void> {
  const kind = usedBy === "alone" ? "person" : "system";
  await db.insertInto("tenants").values({ id: installationId, name: "Hawthorn", kind }).execute();
  await db
    .insertInto("installation")
    .values({ id: 1, used_by: usedBy, tenant_id: installationId, set_up_at: now() })
    .execute();
  if (usedBy === "alone") await insertAccount(db, installationId, { name: "Ana Silva" });
}

/** An account; its id. */
export async function makeAccount(
  db: Db<PeopleTables>,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<string> {
  const id = newId();
  await db.insertInto("tenants").values({ id, name, kind: "person" }).execute();
  await insertAccount(db, id, { name, email });
  return id;
}

async function insertAccount(
  db: Db<PeopleTables>,
  id: string,
  { name, email }: { readonly name: string; readonly email?: string },
): Promise<void> {
  await inTenants(db, [id], async (tx) => {
    await tx
      .insertInto("accounts")
      .values({ tenant_id: id, name, email: email ?? null, created_at: now() })
      .execute();
  });
}

interface WaitingMail {
  readonly mail_outbox: { tenant_id: string; id: string; state: string; created_at: string };
}

async function deliverWaiting(db: Db, delivery: ReturnType<typeof mailDelivery>): Promise<void> {
  const waiting = await withTables<WaitingMail>(db)
    .selectFrom("mail_outbox")
    .select(["tenant_id", "id"])
    .where("state", "=", "waiting")
    .orderBy("id")
    .execute();
  for (const { tenant_id: tenantId, id } of waiting)
    await delivery.run(
      { tenantId, id },
      { db, jobId: "", attempt: 1, signal: new AbortController().signal, progress: async () => {} },
    );
}

/** A page as someone sees it. */
export interface SeenPage {
  readonly status: number;
  readonly html: string;
  /** Its words alone, on one line. */
  readonly text: string;
  /** Where it was found in the end. */
  readonly path: string;
  readonly headers: Headers;
}

/** Someone with a browser without JavaScript: keeps cookies, sends forms with their token, follows redirects. */
export class Browser {
  readonly #app: WebApp;
  readonly #agent: string;
  readonly cookies = new Map<string, string>();
  #token = "";

  constructor(app: WebApp, agent = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0") {
    this.#app = app;
    this.#agent = agent;
  }

  async get(path: string): Promise<SeenPage> {
    return this.#send(path, {});
  }

  /** Sends a form, as from a page that is open. */
  async post(path: string, fields: Readonly<Record<string, string>> = {}): Promise<SeenPage> {
    // A form token is given out by any page with a form, and the link of a letter that is none has none.
    if (this.#token === "") await this.get("/sign-in");
    return this.#send(path, { method: "POST", body: new URLSearchParams({ ...fields, csrf: this.#token }) });
  }

  /** Sends a form with a file, as from a page that is open. */
  async upload(path: string, file: File, fields: Readonly<Record<string, string>> = {}): Promise<SeenPage> {
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...fields, csrf: this.#token })) body.append(name, value);
    body.append("file", file);
    return this.#send(path, { method: "POST", body });
  }

  /** Signs in with a password. */
  async signIn(email: string, password: string, then = "/me"): Promise<SeenPage> {
    return this.post("/sign-in", { email, password, then });
  }

  async #send(path: string, init: RequestInit): Promise<SeenPage> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await this.#app.request(path, {
      ...init,
      headers: { cookie, "user-agent": this.#agent },
    });
    for (const header of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(header) ?? [];
      if (value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const location = response.headers.get("location");
    if (location !== null) return this.get(location);
    const html = await response.text();
    this.#token = /name="csrf" value="([^"]+)"/u.exec(html)?.[1] ?? this.#token;
    return { status: response.status, html, text: wordsOf(html), path, headers: response.headers };
  }
}

/** The words of a page's main part, on one line. */
export function wordsOf(html: string): string {
  return html
    .replace(/[\s\S]*<main[^>]*>/u, "")
    .replace(/<\/main>[\s\S]*/u, "")
    .replaceAll(/<option[\s\S]*?<\/option>/gu, " ")
    .replaceAll(/<[^>]+>/gu, " ")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

/** The path of the link in a letter, and its code. */
export function proofsIn(letter: Email | undefined): { readonly path: string; readonly code: string } {
  const text = letter?.text ?? "";
  return {
    path: /https:\/\/learn\.example(\/sign-in\/[\w./-]+)/u.exec(text)?.[1] ?? "",
    code: /: (\d{6})\b/u.exec(text)?.[1] ?? "",
  };
}
