import { createHash } from "node:crypto";
import { inTenants } from "#platform/db";
import { InvalidInput, NotFound, SourceFailure } from "#platform/errors";
import { newId } from "#platform/ids";
import { type ArrivedMail, type Letterbox, sendMail } from "#platform/mail";
import { localDay, now } from "#platform/time";
import { isAutomaticAnswer, isSentByProgram, readMail } from "#modules/credit";
import { accountPositions } from "../../queries/digests/account-positions.ts";
import { accountOfToken } from "../../queries/mail-in/mail-address.ts";
import type { ProgramsDb, ProgramsProgram } from "../../queries/program.ts";
import { stubInWords } from "../../rules/entering/stub-in-words.ts";
import { tokenIn } from "../../rules/mail-in/own-address.ts";
import { stubLetter } from "../../rules/mail-in/stub-letter.ts";
import { confirmedEmail } from "../questions/ask-branch.ts";
import { keepProgram, type KeptProgram } from "../saving/keep-program.ts";

/** What receiving mail needs of the program. */
export interface ProgramMailIn extends Pick<ProgramsProgram, "db" | "words" | "publicUrl" | "zone"> {
  /** Of the addresses that mail goes to. */
  readonly domain: string;
  /** Who writes this installation's own letters, as `MAIL_FROM` says. */
  readonly ownSender: string;
}

/** Far more than anyone does in a day; who knows an address shall not fill a branch's list. */
const mostADay = 30;

/** The letterbox of programs. */
export function programLetterbox(program: ProgramMailIn): Letterbox {
  return {
    has: async (address) => {
      const token = tokenIn(address, program.domain);
      return token !== undefined && (await accountOfToken(program.db, token)) !== undefined;
    },
    take: async (mail) => void (await receiveProgramMail(program, mail)),
  };
}

/**
 * Makes a program of mail to somebody's own address, at the branch they work at, read by their system; and writes to them that it
 * is there to be filled in. Only the address is believed, never who it says it is from. The same mail again changes nothing.
 *
 * @throws NotFound when the address is nobody's, or they work at no branch; InvalidInput when it is no mail; SourceFailure when too much came today.
 */
export async function receiveProgramMail(
  program: ProgramMailIn,
  arrived: ArrivedMail,
): Promise<"kept" | "known" | "ignored"> {
  const { db, domain, ownSender } = program;
  const token = tokenIn(arrived.recipient, domain);
  const accountId = token === undefined ? undefined : await accountOfToken(db, token);
  if (accountId === undefined) throw new NotFound("Nobody has this address.");
  const mail = await readMail(arrived.bytes);
  if (mail === undefined || mail.fields.length === 0) throw new InvalidInput("This cannot be read as mail.");
  if (isAutomaticAnswer(mail.fields, { sender: arrived.sender, ownSender })) return "ignored";
  const said = `${mail.subject}\n${mail.text.replaceAll(/\s+/gu, " ").trim()}`;
  if (said.trim() === "") throw new InvalidInput("This mail says nothing.");
  const contentDigest = createHash("sha256").update(said).digest("hex");
  const isQuiet = isSentByProgram(mail.fields);
  return keepStub(program, { accountId, contentDigest, isQuiet, subject: mail.subject, text: mail.text });
}

interface MailedStub {
  readonly accountId: string;
  readonly contentDigest: string;
  /** No letter is written about it. */
  readonly isQuiet: boolean;
  readonly subject: string;
  readonly text: string;
}

async function keepStub(program: ProgramMailIn, mailed: MailedStub): Promise<"kept" | "known"> {
  const { db, words, zone, publicUrl } = program;
  const { accountId } = mailed;
  const [position] = (await accountPositions(db, accountId)).positions;
  if (position === undefined) throw new NotFound("Whoever has this address works at no branch.");
  const { tenantId, organisationId, staffId } = position;
  return inTenants(db, [accountId, tenantId], async (tx) => {
    if (await isKnown(tx, mailed)) return "known";
    const { plan, ...occasion } = stubInWords(mailed.subject, mailed.text, localDay(zone, now()));
    const kept = await keepProgram(tx, words, {
      tenantId,
      organisationId,
      plan,
      occasions: [occasion],
      madeBy: staffId,
      level: "system",
      licence: "by",
      origin: "mail",
    });
    await note(tx, mailed, kept);
    const to = mailed.isQuiet ? undefined : await confirmedEmail(tx, accountId);
    if (to === undefined) return "kept";
    const letter = stubLetter({
      title: plan.title,
      ...occasion,
      url: `${publicUrl}/programs/${kept.number}`,
    });
    await sendMail(tx, { tenantId: accountId, key: `program by mail ${kept.id}`, to, ...letter });
    return "kept";
  });
}

async function isKnown(tx: ProgramsDb, { accountId, contentDigest }: MailedStub): Promise<boolean> {
  const since = new Date(Date.parse(now()) - 86_400_000).toISOString();
  const rows = await tx
    .selectFrom("program_received_mail")
    .select(["content_digest", "received_at"])
    .where("tenant_id", "=", accountId)
    .where((row) => row.or([row("content_digest", "=", contentDigest), row("received_at", ">", since)]))
    .execute();
  if (rows.some((row) => row.content_digest === contentDigest)) return true;
  if (rows.length >= mostADay) throw new SourceFailure("Too much mail came to this address today.");
  return false;
}

async function note(
  tx: ProgramsDb,
  { accountId, contentDigest }: MailedStub,
  { number }: KeptProgram,
): Promise<void> {
  await tx
    .insertInto("program_received_mail")
    .values({ tenant_id: accountId, id: newId(), content_digest: contentDigest, number, received_at: now() })
    .execute();
}
