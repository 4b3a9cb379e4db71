import type { Command } from "commander";
import { Conflict, InvalidInput, NotFound } from "#platform/errors";
import type { Letterbox } from "#platform/mail";
import { allLetterboxes, mostMailBytes, openMailSpool, readPiped } from "#platform/mail";
import { EndWith, inputBytes } from "#platform/terminal";
import { type MailInProgram } from "../actions/mail-in/receive-mail.ts";
import { recordLetterbox } from "../actions/mail-in/letterbox.ts";

/** What the command is given by the program. */
export interface MailInContext {
  /** What receives mail, and letterboxes beside the records'; opens the database. @throws Conflict while another process has it. */
  readonly openMailIn: () => Promise<MailInProgram & { readonly letterboxes?: readonly Letterbox[] }>;
  readonly configuration: () => { readonly dataDirectory: string };
}

const documentation = `
For the pipe of a mail server; docs/guide/mail-in.md shows how. While the server has the embedded database, mail waits for it in
DATA_DIR/mail-in, and is taken from there within seconds.

Exit codes, as mail servers read them (sysexits.h):
  0   taken, known already, or an automatic answer that is left alone
  65  this is no mail, or larger than 15 MB     67  nobody has this address
  75  not now: try again later

Example, /etc/aliases:
  log: "|/usr/local/bin/carrel mail-in"
`;

/** `carrel mail-in`. */
export function addMailInCommand(program: Command, context: MailInContext): void {
  program
    .command("mail-in")
    .description("take mail to somebody's record from standard input")
    .option("--recipient <address>", "whom it is for, as the envelope says; else the mail's own head is read")
    .option("--sender <address>", "who sent it, as the envelope says; empty for bounces")
    .addHelpText("after", documentation)
    .action(async (options: MailInOptions) => {
      try {
        await takeIn(options, context);
      } catch (error) {
        throw endOf(error);
      }
    });
}

interface MailInOptions {
  readonly recipient?: string;
  readonly sender?: string;
}

async function takeIn(options: MailInOptions, context: MailInContext): Promise<void> {
  const { envelope, bytes } = readPiped(await inputBytes("-"));
  if (bytes.length > mostMailBytes) throw new InvalidInput("This is larger than the 15 MB that are taken.");
  const recipients = options.recipient === undefined ? envelope.recipients : [options.recipient];
  if (recipients.length === 0) throw new NotFound("Nobody is named as its recipient.");
  const sender = options.sender ?? envelope.sender;
  const letterbox = await openLetterbox(context);
  if (letterbox === undefined) {
    const spool = openMailSpool(context.configuration().dataDirectory);
    for (const recipient of recipients) await spool.leave({ recipient, sender, bytes });
    return;
  }
  const ours: string[] = [];
  for (const address of recipients) if (await letterbox.has(address)) ours.push(address);
  if (ours.length === 0) throw new NotFound("Nobody has this address.");
  for (const recipient of ours) await letterbox.take({ recipient, sender, bytes });
}

/** Undefined while another process has the database. */
async function openLetterbox({ openMailIn }: MailInContext): Promise<Letterbox | undefined> {
  try {
    const program = await openMailIn();
    return allLetterboxes([recordLetterbox(program), ...(program.letterboxes ?? [])]);
  } catch (error) {
    if (error instanceof Conflict) return undefined;
    throw error;
  }
}

/** The error with the exit code that mail servers know. */
function endOf(error: unknown): EndWith {
  const cause = error instanceof Error ? error : new Error(String(error));
  if (error instanceof InvalidInput) return new EndWith(65, cause.message, { cause });
  if (error instanceof NotFound) return new EndWith(67, cause.message, { cause });
  return new EndWith(75, cause.message, { cause });
}
