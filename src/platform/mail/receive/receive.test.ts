import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { afterEach, expect, test } from "vitest";
import { InvalidInput, SourceFailure } from "#platform/errors";
import { silentLog } from "#platform/log";
import {
  type ArrivedMail,
  type Letterbox,
  mostMailBytes,
  openMailReceiver,
  openMailSpool,
} from "../index.ts";
import { readPiped } from "./piped-mail.ts";

let closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.toReversed()) await close();
  closers = [];
});

/** A letterbox for one address, and what came. */
function letterboxOf(fail?: Error): { readonly letterbox: Letterbox; readonly came: ArrivedMail[] } {
  const came: ArrivedMail[] = [];
  const letterbox: Letterbox = {
    has: async (address) => address.startsWith("ana@"),
    take: async (mail) => {
      if (fail !== undefined) throw fail;
      came.push(mail);
    },
  };
  return { letterbox, came };
}

async function opened(letterbox: Letterbox): Promise<number> {
  const settings = { port: 0, host: "127.0.0.1", domain: "learn.example", log: silentLog };
  const receiver = await openMailReceiver(settings, letterbox);
  closers.push(receiver.close);
  return receiver.port;
}

async function send(port: number, to: string | readonly string[], text = "Hello"): Promise<number | string> {
  const transport = createTransport({ host: "127.0.0.1", port, secure: false, ignoreTLS: true });
  try {
    const envelope = { from: "t@training.example", to: [to].flat() };
    const raw = `From: t@training.example\r\nSubject: Tea\r\n\r\n${text}\r\n`;
    await transport.sendMail({ envelope, raw });
    return 250;
  } catch (error) {
    return error instanceof Error && "responseCode" in error ? Number(error.responseCode) : String(error);
  } finally {
    transport.close();
  }
}

test("mail for an address that somebody has is taken whole; for any other it is refused before it is sent", async () => {
  const { letterbox, came } = letterboxOf();
  const port = await opened(letterbox);

  expect(await send(port, "ana@learn.example")).toBe(250);
  expect(await send(port, "nobody@learn.example")).toBe(550);

  expect(came.map(({ recipient, sender }) => [recipient, sender])).toEqual([
    ["ana@learn.example", "t@training.example"],
  ]);
  expect(Buffer.from(came[0]?.bytes ?? "").toString()).toContain("Subject: Tea\r\n\r\nHello");
});

test("who tries one address after another is sent away, even with a right one at last", async () => {
  const { letterbox, came } = letterboxOf();
  const port = await opened(letterbox);

  const said = await talk(port, [
    "EHLO guess.example",
    "MAIL FROM:<g@guess.example>",
    ...["a", "b", "c", "ana"].map((name) => `RCPT TO:<${name}@learn.example>`),
    "QUIT",
  ]);

  expect(said.filter((line) => /^(?:421|550)/u.test(line)).map((line) => line.slice(0, 9))).toEqual([
    "550 5.1.1",
    "550 5.1.1",
    "550 5.1.1",
    "421 4.7.0",
  ]);
  expect(came).toEqual([]);
});

test("a port that something else has is told of", async () => {
  const { letterbox } = letterboxOf();
  const port = await opened(letterbox);

  const settings = { port, host: "127.0.0.1", domain: "learn.example", log: silentLog };
  await expect(openMailReceiver(settings, letterbox)).rejects.toThrow(
    `Port ${port} is in use: set MAIL_IN_PORT to another.`,
  );
});

test("what is larger than what is taken is refused, whether its size is told beforehand or not", async () => {
  const { letterbox, came } = letterboxOf();
  const port = await opened(letterbox);

  expect(await send(port, "ana@learn.example", "x".repeat(mostMailBytes))).toBe(552);
  const told = await talk(port, [
    "EHLO a.example",
    `MAIL FROM:<a@a.example> SIZE=${mostMailBytes + 1}`,
    "QUIT",
  ]);

  expect(told.some((line) => line.startsWith("552"))).toBe(true);
  expect(came).toEqual([]);
});

test("what cannot be read is refused for good, and any other failure is tried again by who sent it", async () => {
  const bad = await opened(letterboxOf(new InvalidInput("No mail.")).letterbox);
  const full = await opened(letterboxOf(new SourceFailure("Too much came today.")).letterbox);
  const broken = await opened(letterboxOf(new Error("The database is away: ana@learn.example")).letterbox);

  expect([
    await send(bad, "ana@learn.example"),
    await send(full, "ana@learn.example"),
    await send(broken, "ana@learn.example"),
  ]).toEqual([554, 451, 451]);
});

test("mail left in the folder is taken once, waits while that fails, and goes when it never can be", async () => {
  const folder = mkdtempSync(join(tmpdir(), "carrel-spool-"));
  closers.push(() => rmSync(folder, { recursive: true, force: true }));
  const spool = openMailSpool(folder);
  const mail = {
    recipient: "ana@learn.example",
    sender: undefined,
    bytes: Buffer.from("Subject: Tea\r\n\r\n"),
  };
  await spool.leave(mail);
  const left = () => readdirSync(join(folder, "mail-in")).length;

  await spool.follow(letterboxOf(new SourceFailure("Not now.")).letterbox, silentLog).stop();
  expect(left()).toBe(1);
  const { letterbox, came } = letterboxOf();
  await spool.follow(letterbox, silentLog).stop();
  expect([left(), came.map(({ recipient, bytes }) => [recipient, Buffer.from(bytes).toString()])]).toEqual([
    0,
    [["ana@learn.example", "Subject: Tea\r\n\r\n"]],
  ]);
  await spool.leave(mail);
  await spool.follow(letterboxOf(new InvalidInput("No mail.")).letterbox, silentLog).stop();
  expect(left()).toBe(0);
});

test("piped mail is for whom the mail server wrote above it, or else for whom it is written to", () => {
  const of = (...lines: readonly string[]) => readPiped(Buffer.from([...lines, "", "Hi"].join("\n")));

  const postfix = of(
    "From t@training.example  Sat Nov 21 10:00:00 2026",
    "Return-Path: <t@training.example>",
    "X-Original-To: log+abc@learn.example",
    "Delivered-To: carrel@learn.example",
    "To: ana@library.example",
  );
  expect(postfix.envelope).toEqual({
    recipients: ["log+abc@learn.example", "carrel@learn.example"],
    sender: "t@training.example",
  });
  expect(Buffer.from(postfix.bytes).toString().split("\n")[0]).toBe("Return-Path: <t@training.example>");
  expect(of("Return-Path: <>", "To: A <a@b.example>,\n c@d.example").envelope).toEqual({
    recipients: ["a@b.example", "c@d.example"],
    sender: "",
  });
  expect(of("Subject: To: x@y.example").envelope).toEqual({ recipients: [], sender: undefined });
});

/** Says one line after another, each when the last was answered; gives every line that was answered. */
async function talk(port: number, lines: readonly string[]): Promise<readonly string[]> {
  const socket = connect(port, "127.0.0.1");
  const answers: string[] = [];
  const left = [...lines];
  socket.setEncoding("utf8");
  socket.on("data", (text: string) => {
    for (const line of text.split("\r\n").filter((each) => each !== "")) {
      answers.push(line);
      // A line of more to come has a dash behind its number.
      const next = line[3] === " " ? left.shift() : undefined;
      if (next !== undefined) socket.write(`${next}\r\n`);
    }
  });
  await new Promise<void>((resolve) => socket.once("close", () => resolve()));
  return answers;
}
