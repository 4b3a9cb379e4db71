import { createTransport } from "nodemailer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, withTables } from "#platform/db";
import { newId } from "#platform/ids";
import { writePdf } from "#platform/pdf";
import { holdClock, now } from "#platform/time";
import { receiveMail } from "../../../src/modules/credit/actions/mail-in/receive-mail.ts";
import type { Part } from "../../people/cast.ts";
import { openSessionScene, type SessionScene } from "../sessions/session-scene.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let scene: SessionScene;

beforeAll(async () => {
  scene = await openSessionScene();
});
afterAll(async () => {
  await scene.close();
  clock.release();
});

async function addressOf(part: Part): Promise<string> {
  await scene.send(part, "/record/mail-address", "");
  return shownAddress(part);
}

async function shownAddress(part: Part): Promise<string> {
  const { text } = await scene.page(part, "/record");
  return /log\+[a-z]+@learn\.example/u.exec(text)?.[0] ?? "";
}

interface Mail {
  readonly subject?: string;
  readonly text?: string;
  readonly messageId?: string;
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly attachments?: readonly { readonly filename: string; readonly content: Buffer }[];
}

const pdf = Buffer.from("%PDF-1.7\nYou were there.\n");

/** By SMTP, as a mail server would. Gives 250, or the number of the refusal. */
async function mail(to: string, given: Mail, envelopeFrom = "t@training.example"): Promise<number> {
  const port = scene.program.configuration.mailIn?.port ?? 0;
  const transport = createTransport({ host: "127.0.0.1", port, secure: false, ignoreTLS: true });
  try {
    await transport.sendMail({
      from: "Training <t@training.example>",
      ...given,
      to: "ana@home.example",
      attachments: [...(given.attachments ?? [])],
      headers: { ...given.headers },
      envelope: { from: envelopeFrom, to: [to] },
    });
    return 250;
  } catch (error) {
    return error instanceof Error && "responseCode" in error ? Number(error.responseCode) : 0;
  } finally {
    transport.close();
  }
}

const weeding: Mail = {
  subject: "Fwd: Certificate of completion: Weeding Well",
  text: "Ana attended Weeding Well on March 14, 2026 and earned 1.5 contact hours.",
  messageId: "<one@training.example>",
  attachments: [{ filename: "certificate.pdf", content: pdf }],
};

/** Title and state of everything on someone's record, oldest first. */
async function entries(part: Part) {
  const { accountId } = scene.cast.players[part];
  return inTenants(scene.program.db, [accountId], async (tx) =>
    tx
      .selectFrom("credit_entries")
      .select(["id", "title", "state", "ends_on", "minutes"])
      .where("tenant_id", "=", accountId)
      .where("removed_at", "is", null)
      .orderBy("id")
      .execute(),
  );
}

/** As if so many more had come today. */
async function fillTheDay(part: Part, count: number): Promise<void> {
  const { accountId } = scene.cast.players[part];
  const [entry] = await entries(part);
  await inTenants(scene.program.db, [accountId], async (tx) =>
    tx
      .insertInto("credit_received_mail")
      .values(
        Array.from({ length: count }, (_, number) => ({
          tenant_id: accountId,
          id: newId(),
          entry_id: entry?.id ?? "",
          message_digest: null,
          content_digest: `made ${number}`,
          received_at: now(),
        })),
      )
      .execute(),
  );
}

async function letters(part: Part) {
  const { accountId } = scene.cast.players[part];
  return withTables<{ mail_outbox: { tenant_id: string; recipient: string; subject: string; id: string } }>(
    scene.program.db,
  )
    .selectFrom("mail_outbox")
    .select(["recipient", "subject"])
    .where("tenant_id", "=", accountId)
    .orderBy("id")
    .execute();
}

test("a forwarded certificate becomes a draft with its attachment, and its owner alone is written to", async () => {
  const address = await addressOf("owner");
  expect(address).toMatch(/^log\+[a-z]{24}@learn\.example$/u);

  expect(await mail(address.toUpperCase(), weeding)).toBe(250);

  const [draft] = await entries("owner");
  expect(draft).toMatchObject({ title: "Weeding Well", state: "draft", ends_on: "2026-03-14", minutes: 90 });
  const page = await scene.page("owner", `/record/entries/${draft?.id ?? ""}`);
  expect(page.text).toContain("certificate.pdf");
  expect((await scene.page("colleague", `/record/entries/${draft?.id ?? ""}`)).status).toBe(404);
  expect(await letters("owner")).toEqual([
    { recipient: "ana.owner@library.example", subject: "A draft waits: Weeding Well" },
  ]);
});

test("a certificate that is nothing but an attached PDF is read too", async () => {
  const address = await shownAddress("owner");
  const line = "Ana Owner completed Budgets Without Tears on May 2, 2026 for 2 contact hours.";
  const content = await writePdf({
    title: "Certificate",
    language: "en",
    author: "Faraway Training",
    createdAt: "2026-05-02T12:00:00Z",
    footer: "",
    blocks: [{ kind: "text", text: line }],
  });

  const attachments = [{ filename: "certificate.pdf", content: Buffer.from(content) }];
  expect(await mail(address, { subject: "Fwd: your files", text: "See attached.", attachments })).toBe(250);
  const [, draft] = await entries("owner");
  expect(draft).toMatchObject({ title: "Budgets Without Tears", ends_on: "2026-05-02", minutes: 120 });
});

test("the same mail, or the same forwarded again, adds nothing, even after its draft was removed", async () => {
  const address = await addressOf("colleague");
  const again = { ...weeding, subject: `Fwd: ${weeding.subject ?? ""}`, messageId: "<two@training.example>" };

  for (const each of [weeding, weeding, again]) expect(await mail(address, each)).toBe(250);
  const [draft, ...more] = await entries("colleague");
  expect(more).toEqual([]);
  await scene.send("colleague", `/record/entries/${draft?.id ?? ""}/removal`, "");
  await mail(address, weeding);

  expect(await entries("colleague")).toEqual([]);
  expect((await letters("colleague")).length).toBe(1);
});

test("many in an hour are many drafts and one letter; too many in a day wait", async () => {
  const address = await addressOf("supervisor");
  for (const number of [1, 2, 3])
    await mail(address, { subject: `Course ${number}`, text: `Course: Story time ${number}` });
  expect((await entries("supervisor")).map(({ title }) => title)).toEqual(
    [1, 2, 3].map((number) => `Story time ${number}`),
  );
  expect((await letters("supervisor")).length).toBe(1);

  await fillTheDay("supervisor", 37);
  expect(await mail(address, { subject: "One more", text: "Course: One more" })).toBe(451);
  expect((await entries("supervisor")).length).toBe(3);
});

test("automatic answers, bounces, our own letters and mail in a circle are left alone; what a site sends by itself is not", async () => {
  const address = await addressOf("director");
  const text = "Course: Away until Monday";
  const circle = { Received: Array.from({ length: 101 }, () => "from a.example by b.example") };

  for (const headers of [
    { "Auto-Submitted": "auto-replied (vacation)" },
    { Precedence: "auto_reply" },
    { "X-Autoreply": "yes" },
    circle,
  ])
    expect(await mail(address, { text, headers })).toBe(250);
  expect(await mail(address, { text }, "")).toBe(250);
  expect(await mail(address, { text, from: "Carrel <carrel@localhost>" })).toBe(250);
  expect(await entries("director")).toEqual([]);

  const own = { "Auto-Submitted": "auto-generated", Precedence: "bulk" };
  expect(await mail(address, { text: "Course: Your certificate", headers: own })).toBe(250);
  expect((await entries("director")).map(({ title }) => title)).toEqual(["Your certificate"]);
  // A letter about what a program sent could go in a circle for ever.
  expect(await letters("director")).toEqual([]);
});

test("an address that is renewed or given up is nobody's, and nobody else is told who has one", async () => {
  const first = await addressOf("administrator");
  const second = await addressOf("administrator");
  expect(second).not.toBe(first);

  expect(await mail(first, weeding)).toBe(550);
  expect(await mail("log+abcdefghjklmnpqrtvwxyabc@learn.example", weeding)).toBe(550);
  expect(await mail("administrator@learn.example", weeding)).toBe(550);
  expect(await mail(second.replace("learn", "other"), weeding)).toBe(550);
  await scene.send("administrator", "/record/mail-address/removal", "");
  expect(await mail(second, weeding)).toBe(550);
  expect(await shownAddress("administrator")).toBe("");
  expect(await entries("administrator")).toEqual([]);
});

test("mail that was taken and not answered for in time is whole when it comes again", async () => {
  const recipient = await addressOf("coordinator");
  const { program } = scene;
  const arrived = {
    recipient,
    sender: undefined,
    bytes: Buffer.from("From: t@training.example\r\nSubject: Tea\r\n\r\nCourse: Tea"),
  };
  const given = { ...program, domain: "learn.example", ownSender: "carrel@localhost" };
  const files = { ...program.files, put: async () => Promise.reject(new Error("The disk is full.")) };

  await expect(receiveMail({ ...given, files }, arrived)).rejects.toThrow("The disk is full.");
  expect(await receiveMail(given, arrived)).toBe("draft");
  expect(await receiveMail(given, arrived)).toBe("known");

  const [draft, ...more] = await entries("coordinator");
  expect(more).toEqual([]);
  expect((await scene.page("coordinator", `/record/entries/${draft?.id ?? ""}`)).text).toContain(
    "message.eml",
  );
});
