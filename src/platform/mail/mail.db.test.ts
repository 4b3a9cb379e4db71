import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Db, withTables } from "#platform/db";
import { testDatabase, testInTransaction } from "#platform/db-testing";
import { newId } from "#platform/ids";
import type { JobContext } from "#platform/jobs";
import { type Letter, mailDelivery, openMailer, sendMail } from "./index.ts";
import type { MailTables } from "./tables.ts";

const tenantId = newId();
let folder = "";
let closers: (() => void)[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "carrel-mail-"));
  const { db } = await testDatabase();
  await db
    .insertInto("tenants")
    .values({ id: tenantId, name: "Hawthorn County" })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
});

afterEach(async () => {
  for (const close of closers) close();
  closers = [];
  rmSync(folder, { recursive: true, force: true });
});

const letter: Letter = {
  tenantId,
  key: "digest 2026-12-03",
  to: "reader@example.org",
  subject: "New for you: «Readers’ advisory»",
  text: "Two new offerings.\n\nOne & two <b>:\nhttps://learn.example.org/find?q=1&r=2.",
  unsubscribeUrl: "https://learn.example.org/stop/abc",
};

/** What the server is told to answer to the letter; its own code is 250. */
async function startServer(answers: readonly number[] = []): Promise<{ url: string; letters: Buffer[] }> {
  const letters: Buffer[] = [];
  const left = [...answers];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const code = left.shift();
        if (code !== undefined)
          return done(Object.assign(new Error("Told to refuse"), { responseCode: code }));
        letters.push(Buffer.concat(parts));
        return done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  closers.push(() => server.close());
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, letters };
}

/** Runs the delivery of a letter as the worker would, for one try. */
async function deliver(db: Db, id: string, smtpUrl?: string, attempt = 1): Promise<void> {
  const mailer = openMailer({ dataDirectory: folder, smtpUrl });
  closers.push(() => mailer.close());
  const context: JobContext = {
    db,
    jobId: newId(),
    attempt,
    signal: new AbortController().signal,
    progress: async () => {},
  };
  await mailDelivery(mailer, "Library learning <learning@example.org>").run({ tenantId, id }, context);
}

async function states(db: Db): Promise<readonly unknown[]> {
  return withTables<MailTables>(db)
    .selectFrom("mail_outbox")
    .select(["recipient", "state", "attempt_count", "last_error"])
    .orderBy("id")
    .execute();
}

async function parsed(bytes: Buffer | undefined): Promise<Email> {
  return PostalMime.parse(bytes ?? "");
}

function header(email: Email, key: string): readonly string[] {
  return email.headers.filter((header) => header.key === key).map(({ value }) => value);
}

test("a letter arrives at a mail server with both of its parts and its headers", () =>
  testInTransaction(async (db) => {
    const server = await startServer();
    const id = (await sendMail(db, letter)) ?? "";

    await deliver(db, id, server.url);

    const email = await parsed(server.letters[0]);
    expect(server.letters.length).toBe(1);
    expect(email.from).toMatchObject({ name: "Library learning", address: "learning@example.org" });
    expect(email.to).toEqual([{ name: "", address: "reader@example.org" }]);
    expect(email.subject).toBe(letter.subject);
    expect(email.messageId).toBe(`<${id}@example.org>`);
    // RFC 5322 §3.3.
    expect(header(email, "date")[0]).toMatch(
      /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/,
    );
    expect(email.text?.trim()).toBe(letter.text);
    expect(email.html?.trim()).toBe(
      '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>New for you: «Readers’ advisory»</title></head>\n<body>\n<p>Two new offerings.</p>\n<p>One &amp; two &lt;b&gt;:<br>\n<a href="https://learn.example.org/find?q=1&amp;r=2">https://learn.example.org/find?q=1&amp;r=2</a>.</p>\n</body>\n</html>',
    );
    expect(header(email, "list-unsubscribe")).toEqual(["<https://learn.example.org/stop/abc>"]);
    expect(header(email, "list-unsubscribe-post")).toEqual(["List-Unsubscribe=One-Click"]);
    expect(header(email, "auto-submitted")).toEqual(["auto-generated"]);
    expect(await states(db)).toEqual([
      { recipient: "reader@example.org", state: "sent", attempt_count: 1, last_error: null },
    ]);
  }));

test("without a mail server a letter becomes a file, once, however often it is delivered", () =>
  testInTransaction(async (db) => {
    const id = (await sendMail(db, letter)) ?? "";

    await deliver(db, id);
    await deliver(db, id);

    expect(readdirSync(join(folder, "outbox"))).toEqual([`${id}.eml`]);
    const email = await parsed(readFileSync(join(folder, "outbox", `${id}.eml`)));
    expect([email.subject, email.text?.trim()]).toEqual([letter.subject, letter.text]);
  }));

test("a letter that went out is not sent again when its job is given out twice", () =>
  testInTransaction(async (db) => {
    const server = await startServer();
    const id = (await sendMail(db, letter)) ?? "";

    await deliver(db, id, server.url);
    await deliver(db, id, server.url);

    expect(server.letters.length).toBe(1);
  }));

test("two letters with one key are one letter", () =>
  testInTransaction(async (db) => {
    const first = await sendMail(db, letter);
    const second = await sendMail(db, { ...letter, subject: "Again" });

    expect([first !== undefined, second]).toEqual([true, undefined]);
    expect((await states(db)).length).toBe(1);
    const { rows } = await sql`select name from jobs.job_common`.execute(db);
    expect(rows).toEqual([{ name: "platform.deliver-mail" }]);
  }));

test("a server that is busy is tried again; one that refuses the letter for good is not", () =>
  testInTransaction(async (db) => {
    const server = await startServer([451, 554]);
    const id = (await sendMail(db, letter)) ?? "";

    await expect(deliver(db, id, server.url)).rejects.toMatchObject({ name: "SourceFailure" });
    const between = await states(db);
    await expect(deliver(db, id, server.url, 2)).rejects.toMatchObject({ name: "InvalidInput" });

    expect(between).toMatchObject([{ state: "waiting", attempt_count: 1 }]);
    expect(await states(db)).toMatchObject([{ state: "failed", attempt_count: 2 }]);
    await deliver(db, id, server.url, 1);
    expect(await states(db)).toMatchObject([{ state: "sent", attempt_count: 3, last_error: null }]);
  }));

test("a server that is not there is tried again, and after the last try the letter counts as failed", () =>
  testInTransaction(async (db) => {
    const id = (await sendMail(db, letter)) ?? "";

    await expect(deliver(db, id, "smtp://127.0.0.1:1")).rejects.toMatchObject({ name: "SourceFailure" });
    const first = await states(db);
    await expect(deliver(db, id, "smtp://127.0.0.1:1", 13)).rejects.toMatchObject({ name: "SourceFailure" });

    expect(first).toMatchObject([{ state: "waiting" }]);
    expect(await states(db)).toMatchObject([{ state: "failed", attempt_count: 2 }]);
  }));

test.for([
  "reader@example.org\r\nBcc: everyone@example.org",
  "reader@example.org, other@example.org",
  "Reader <reader@example.org>",
  "reader",
  "",
])("an address that is not exactly one is refused: %j", (to) =>
  testInTransaction(async (db) => {
    await expect(sendMail(db, { ...letter, to })).rejects.toMatchObject({ name: "InvalidInput" });
    expect(await states(db)).toEqual([]);
  }),
);

test("a title from outside cannot add a header", () =>
  testInTransaction(async (db) => {
    const server = await startServer();
    const subject = "Free webinar\r\nBcc: everyone@example.org\u2028X-Odd: 1";
    const id = (await sendMail(db, { ...letter, subject })) ?? "";

    await deliver(db, id, server.url);

    const email = await parsed(server.letters[0]);
    expect(email.subject).toBe("Free webinar Bcc: everyone@example.org X-Odd: 1");
    expect([email.bcc, header(email, "x-odd")]).toEqual([undefined, []]);
  }));
