import type { AddressInfo } from "node:net";
import { callbackify } from "node:util";
import {
  SMTPServer,
  type SMTPServerAddress,
  type SMTPServerDataStream,
  type SMTPServerSession,
} from "smtp-server";
import { Conflict, InvalidInput, NotFound } from "#platform/errors";
import type { Log } from "#platform/log";
import { type Letterbox, mostMailBytes } from "./letterbox.ts";

/** A door at which mail servers knock. */
export interface MailReceiver {
  readonly port: number;
  readonly close: () => Promise<void>;
}

export interface ReceiverSettings {
  /** 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** What it calls itself to those who knock. */
  readonly domain: string;
  readonly log: Log;
}

const mostClients = 20;
const mostRecipients = 5;
/** Who tries more addresses that are nobody's is guessing. */
const mostUnknown = 3;

/**
 * Takes mail by SMTP, for addresses of the letterbox alone: it relays nothing, asks nobody to sign in, and hides who else has an
 * address. What was accepted has been taken; what was not, the sender's server keeps and tries again.
 *
 * @throws Conflict when the port cannot be had.
 */
export async function openMailReceiver(
  { port, host, domain, log }: ReceiverSettings,
  letterbox: Letterbox,
): Promise<MailReceiver> {
  const unknown = new WeakMap<SMTPServerSession, number>();
  const server = new SMTPServer({
    name: domain,
    banner: "Carrel",
    authOptional: true,
    // Encryption, and judging who sends, is the work of the mail server that stands before it.
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    size: mostMailBytes,
    maxClients: mostClients,
    socketTimeout: 60_000,
    closeTimeout: 2_000,
    onRcptTo: callbackify(async ({ address }: SMTPServerAddress, session: SMTPServerSession) =>
      answered(log, async () => checkRecipient(letterbox, address, { session, unknown })),
    ),
    onData: callbackify(async (stream: SMTPServerDataStream, session: SMTPServerSession) =>
      answered(log, async () => take(letterbox, stream, session)),
    ),
  });
  // Whoever knocks and goes away again is no failure of ours.
  server.on("error", (error: Error) => log.debug("A mail connection ended badly.", { error }));
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", (error: NodeJS.ErrnoException) => reject(listenError(error, port)));
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    port: taken,
    close: async () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== "EADDRINUSE" && error.code !== "EACCES") return error;
  const why = error.code === "EACCES" ? "may not be taken by this user" : "is in use";
  return new Conflict(`Port ${port} ${why}: set MAIL_IN_PORT to another.`, { cause: error });
}

/** Does the work; whatever goes wrong in it becomes an answer with a number that mail servers understand. */
async function answered(log: Log, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const answer = answerTo(error);
    if (answer === undefined) log.warn("A mail was not taken, and is to be sent again.", { error });
    throw answer ?? refusal(451, "4.3.0 Not now. Try again later.");
  }
}

async function checkRecipient(
  letterbox: Letterbox,
  address: string,
  {
    session,
    unknown,
  }: { readonly session: SMTPServerSession; readonly unknown: WeakMap<SMTPServerSession, number> },
): Promise<void> {
  if ((unknown.get(session) ?? 0) >= mostUnknown) throw refusal(421, "4.7.0 Too many addresses tried.");
  if (session.envelope.rcptTo.length >= mostRecipients) throw refusal(452, "4.5.3 Too many recipients.");
  if (await letterbox.has(address)) return;
  unknown.set(session, (unknown.get(session) ?? 0) + 1);
  throw refusal(550, "5.1.1 Nobody has this address.");
}

async function take(
  letterbox: Letterbox,
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<void> {
  const bytes = await bytesOf(stream);
  if (bytes === undefined) throw refusal(552, "5.3.4 This is larger than what is taken.");
  const sender = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
  for (const { address } of envelope.rcptTo) await letterbox.take({ recipient: address, sender, bytes });
}

/** Read to its end whatever its size, as SMTP asks; kept only while it is small enough. */
async function bytesOf(stream: SMTPServerDataStream): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    const read = Buffer.from(part);
    size += read.length;
    if (size <= mostMailBytes) parts.push(read);
    else parts.length = 0;
  }
  return size > mostMailBytes ? undefined : Buffer.concat(parts);
}

/** What is told of mail that will never be taken; undefined when it may be later. */
function answerTo(error: unknown): Error | undefined {
  if (error instanceof InvalidInput) return refusal(554, "5.6.0 This cannot be read as mail.");
  // The address was renewed between the envelope and the letter.
  if (error instanceof NotFound) return refusal(550, "5.1.1 Nobody has this address.");
  return error instanceof Error && "responseCode" in error ? error : undefined;
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
