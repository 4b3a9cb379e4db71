import { tmpdir } from "node:os";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { mailDelivery, openMailer, type Mailer } from "#platform/mail";
import { now } from "#platform/time";
import { letterWriter } from "#modules/reflections";
import { changeJournal } from "../../src/modules/reflections/actions/journals/change-journal.ts";
import { sendLetters } from "../../src/modules/reflections/actions/letters/send-letters.ts";
import { stopLetters, wantLetters } from "../../src/modules/reflections/actions/letters/want-letters.ts";
import { follow } from "../../src/modules/reflections/actions/talking/follow.ts";
import { removeReply, reply } from "../../src/modules/reflections/actions/talking/reply.ts";
import { changeLevel } from "../../src/modules/reflections/actions/writing/keep-reflection.ts";
import { journalClass } from "../../src/modules/reflections/queries/record-classes/journal.ts";
import { journalOf } from "../../src/modules/reflections/queries/journals/journals.ts";
import {
  type LetterTools,
  lettersBySecret,
  oftenOf,
} from "../../src/modules/reflections/queries/letters/letters.ts";
import { type MailServer, startMailServer } from "../people/sign-in-site.ts";
import { openTalkingCast, type TalkingCast } from "./talking-cast.ts";

let talk: TalkingCast;
let mail: MailServer;
let mailer: Mailer;
let tools: LetterTools;

beforeAll(async () => {
  talk = await openTalkingCast();
  mail = await startMailServer();
  mailer = openMailer({ dataDirectory: tmpdir(), smtpUrl: mail.url });
  tools = {
    db: talk.db,
    // Wherever it is noon: a morning's letter is due whenever the test runs.
    zone: noonZone(),
    publicUrl: "https://learn.example",
    secret: "a secret of at least thirty-two characters",
  };
});
afterAll(async () => {
  mailer.close();
  mail.close();
  await talk.open.close();
});

test("an answer comes by e-mail, with a link that stops such letters, and nobody’s address", async () => {
  const [writer, reader] = [await someone("Anna Answered"), await someone("Rita Replying")];
  const id = await talk.write(writer, "my branch");
  await reply(talk.db, reader, { reflectionId: id, body: "Which songs? Secret of the branch." });

  await send();

  const [letter, ...others] = await lettersTo("anna.answered@library.example");
  expect([letter?.subject, others.length]).toEqual(["Rita Replying replied to “Story times”", 0]);
  expect(letter?.text).toContain(`https://learn.example/reflections/${id}`);
  expect(letter?.text).not.toMatch(/@library|Secret of the branch/u);
  const header = (key: string) => letter?.headers.find((each) => each.key === key)?.value ?? "";
  const [, secret = ""] =
    /^<https:\/\/learn\.example\/journal\/letters\/([\w-]+)\/removal>$/u.exec(header("list-unsubscribe")) ??
    [];
  expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(await lettersBySecret(talk.db, secret)).toEqual({ accountId: writer.accountId, often: "daily" });

  await stopLetters(talk.db, secret);
  await stopLetters(talk.db, "a-secret-of-nobody");
  expect(await oftenOf(talk.db, writer.accountId)).toBe("never");
  await reply(talk.db, reader, { reflectionId: id, body: "And which rug?" });
  await send();
  expect((await lettersTo("anna.answered@library.example")).length).toBe(1);
});

test("a letter comes once a day, or at once for who wants that, and never tells the same twice", async () => {
  const [daily, atOnce, reader] = [
    await someone("Dora Daily"),
    await someone("Otis Once"),
    await someone("Rhea Reader"),
  ];
  await wantLetters(tools, atOnce, "at once");
  const ids = [await talk.write(daily, "my branch"), await talk.write(atOnce, "my branch")];
  const answer = async (body: string) => {
    for (const reflectionId of ids) await reply(talk.db, reader, { reflectionId, body });
    await send();
    // The next letter is of another second.
    await new Promise((resolve) => void setTimeout(resolve, 1100));
  };

  await answer("One");
  await answer("Two");
  await send();

  expect((await lettersTo("dora.daily@library.example")).length).toBe(1);
  expect((await lettersTo("otis.once@library.example")).map(({ subject }) => subject)).toEqual([
    "Rhea Reader replied to “Story times”",
    "Rhea Reader replied to “Story times”",
  ]);
});

test("what is withdrawn while a letter waits stands in no letter, and in no outbox", async () => {
  const [writer, named] = [await someone("Wilma Writer"), await someone("Nick Named")];
  await changeJournal(talk.db, named, { handle: "nick-is-named", penName: "", about: "" });
  const id = await talk.write(writer, "my branch", "Ask @nick-is-named about the withdrawn rug.");
  const [answered, answering] = [await someone("Agnes Answered"), await someone("Adam Answering")];
  const other = await talk.write(answered, "my branch");
  const replyId = await reply(talk.db, answering, { reflectionId: other, body: "Gone soon" });
  await sendLetters(tools, new AbortController().signal);
  const before = await waiting();

  await changeLevel(talk.db, writer, { id, level: "only me" });
  await removeReply(talk.db, answering, replyId);
  await deliver();

  expect(before.map(({ recipient }) => recipient).toSorted()).toEqual([
    "agnes.answered@library.example",
    "nick.named@library.example",
  ]);
  // Its words are written when it leaves.
  expect(before.map(({ body_text: text, subject }) => [subject, text])).toEqual(
    before.map(() => ["What others said", ""]),
  );
  expect(await lettersTo("nick.named@library.example")).toEqual([]);
  expect(await lettersTo("agnes.answered@library.example")).toEqual([]);
  expect(await waiting()).toEqual([]);
});

test("a name that was changed while a letter waits is not in it", async () => {
  const [writer, reader] = [await someone("Vera Writer"), await someone("Real Name")];
  const id = await talk.write(writer, "my branch");
  await reply(talk.db, reader, { reflectionId: id, body: "Yes" });
  await sendLetters(tools, new AbortController().signal);
  await changeJournal(talk.db, reader, { handle: "shelf-reader", penName: "Shelf Reader", about: "" });
  await deliver();

  const [letter] = await lettersTo("vera.writer@library.example");
  expect(letter?.subject).toBe("Shelf Reader replied to “Story times”");
  expect(letter?.text).not.toContain("Real Name");
});

test("what is new in what someone follows comes with the morning’s letter, as far as they may read it", async () => {
  const [writer, far] = [
    await someone("Fay Followed"),
    await talk.viewer(await talk.newcomer("Fern Follower", talk.cast.northgate)),
  ];
  await talk.write(writer, "my branch", "For Eastside alone.");
  const id = await talk.write(writer, "my system");
  const journal = await journalOf(talk.db, writer.accountId);
  await follow(talk.db, far, { followed: `journal:${journal?.id ?? ""}`, isFollowed: true });

  await send();
  await send();

  const letters = await lettersTo("fern.follower@library.example");
  expect(letters.map(({ subject }) => subject)).toEqual(["New from Fay Followed: Story times"]);
  expect(letters[0]?.text?.match(/https:\/\/learn\.example\/reflections\/\S+/gu)).toEqual([
    `https://learn.example/reflections/${id}`,
  ]);
});

async function someone(name: string) {
  return talk.viewer(await talk.newcomer(name, talk.cast.eastside));
}

test("how often letters come goes along to another installation, and the first one there has a link that stops them", async () => {
  const [moving, arrived, settled, reader] = [
    await someone("Mona Moving"),
    await someone("Anton Arrived"),
    await someone("Selma Settled"),
    await someone("Rolf Reader"),
  ];
  await wantLetters(tools, moving, "at once");
  await wantLetters(tools, settled, "never");
  const holder = { accountId: moving.accountId, employments: [] };
  const rows = await inTenants(talk.db, [moving.accountId], async (tx) => journalClass.rows(tx, holder));
  const bring = async ({ accountId }: { readonly accountId: string }) =>
    inTenants(talk.db, [accountId], async (tx) => journalClass.bringBack?.(tx, accountId, rows, []));

  await bring(arrived);
  await bring(arrived);
  await bring(settled);

  expect(rows.map((row) => row["letters"])).toEqual(["at once"]);
  expect(await oftenOf(talk.db, arrived.accountId)).toBe("at once");
  // Whoever chose something here keeps it.
  expect(await oftenOf(talk.db, settled.accountId)).toBe("never");
  const id = await talk.write(arrived, "my branch");
  await reply(talk.db, reader, { reflectionId: id, body: "Welcome" });
  await send();
  const [letter] = await lettersTo("anton.arrived@library.example");
  const [, secret = ""] = /\/journal\/letters\/([\w-]+)\/removal/u.exec(letter?.text ?? "") ?? [];
  expect(await lettersBySecret(talk.db, secret)).toEqual({ accountId: arrived.accountId, often: "at once" });
});

/** What the job does, and then the mail server's part. */
async function send(): Promise<void> {
  await sendLetters(tools, new AbortController().signal);
  await deliver();
}

async function deliver(): Promise<void> {
  const delivery = mailDelivery(mailer, "Carrel <carrel@learn.example>", [letterWriter(tools)]);
  for (const { id, tenant_id: tenantId } of await waiting())
    await delivery.run(
      { tenantId, id },
      {
        db: talk.open.db,
        jobId: newId(),
        attempt: 1,
        signal: new AbortController().signal,
        progress: async () => {},
      },
    );
}

async function waiting() {
  // Raw: the outbox is the platform's own table.
  const { rows } = await sql<
    Readonly<Record<"id" | "tenant_id" | "recipient" | "subject" | "body_text", string>>
  >`select id, tenant_id, recipient, subject, body_text from mail_outbox where state = 'waiting' order by id`.execute(
    talk.open.db,
  );
  return rows;
}

async function lettersTo(address: string) {
  return (await mail.letters()).filter((letter) => letter.to?.[0]?.address === address);
}

function noonZone(): string {
  const ahead = 12 - Number(now().slice(11, 13));
  return `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}
