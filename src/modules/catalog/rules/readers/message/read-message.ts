import PostalMime from "postal-mime";
import type { ReadContext, ReadProblem, ReadResult, SourceRecord } from "../../record.ts";
import { readCalendar } from "../calendar/index.ts";
import { readPage } from "../page/index.ts";
import { distinctRecords } from "../records/distinct-records.ts";
import { proposedRecord } from "./proposal.ts";
import { withoutPeople } from "./people.ts";

/**
 * What an e-mail someone forwarded tells of: the events of attached or inline calendars, else of structured data in its
 * HTML, else one proposal from subject and words, to be checked by a person. The addresses of sender and recipients
 * are not kept.
 */
export async function readMessage(source: Uint8Array | string, context: ReadContext): Promise<ReadResult> {
  const email = await opened(source);
  if (typeof email === "string")
    return { records: [], problems: [{ where: "message", message: email, isLoss: true }] };
  const problems: ReadProblem[] = [];
  const found = [...calendarRecords(email, context, problems), ...markupRecords(email, context)];
  if (found.length > 0)
    return {
      records: distinctRecords(found).map((record) => withoutPeople(record, peopleOf(email))),
      problems,
    };
  const proposal = proposedRecord(
    { subject: email.subject ?? "", text: bodyText(email), html: email.html, sender: email.from?.name },
    dated(context, email),
  );
  if (proposal === undefined) {
    problems.push({
      where: "message",
      message: "No title and no date were found in this message.",
      isLoss: true,
    });
    return { records: [], problems };
  }
  problems.push({
    where: "message",
    message:
      "The message holds no calendar: title, date and link were taken from its words. Please check them.",
    isLoss: false,
  });
  return { records: [withoutPeople(proposal, peopleOf(email))], problems };
}

type Email = Awaited<ReturnType<typeof PostalMime.parse>>;

const mostParts = 50;

async function opened(source: Uint8Array | string): Promise<Email | string> {
  try {
    return await PostalMime.parse(trimmed(source), {
      attachmentEncoding: "arraybuffer",
      maxNestingDepth: 50,
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `The message cannot be opened (${error.message.slice(0, 120)}).`;
  }
}

const mostLines = 60_000;

/** The message without long runs of empty lines, and cut after 60,000 lines: the parser works line by line, slowly. */
function trimmed(source: Uint8Array | string): Uint8Array {
  const bytes =
    typeof source === "string"
      ? Buffer.from(source)
      : Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  const lines = bytes
    .toString("latin1")
    .replaceAll(/(?:\r?\n){4,}/gu, "\n\n\n")
    .split("\n");
  return Buffer.from(lines.slice(0, mostLines).join("\n"), "latin1");
}

function calendarRecords(
  email: Email,
  context: ReadContext,
  problems: ReadProblem[],
): readonly SourceRecord[] {
  const calendars = email.attachments
    .slice(0, mostParts)
    .filter(isCalendar)
    .map((part) => contentOf(part.content));
  const inline = inlineCalendar(email.text ?? "");
  return [...calendars, ...(inline === undefined ? [] : [inline])].flatMap((calendar) => {
    const read = readCalendar(calendar, context);
    problems.push(...read.problems.map((problem) => ({ ...problem, where: `calendar, ${problem.where}` })));
    return read.records;
  });
}

/** From the first line that begins a calendar to the last that ends one. */
function inlineCalendar(text: string): string | undefined {
  const start = text.search(/^BEGIN:VCALENDAR/mu);
  const end = text.lastIndexOf("\nEND:VCALENDAR");
  return start === -1 || end < start ? undefined : text.slice(start, end + "\nEND:VCALENDAR".length);
}

function isCalendar(part: Email["attachments"][number]): boolean {
  return (
    /^(?:text\/calendar|application\/ics)/u.test(part.mimeType) ||
    /\.(?:ics|vcs|ical)$/iu.test(part.filename ?? "")
  );
}

function contentOf(content: ArrayBuffer | Uint8Array | string): Uint8Array | string {
  return content instanceof ArrayBuffer ? new Uint8Array(content) : content;
}

/** Structured data in the HTML part, as senders of tickets and registrations put it there for mail programs. */
function markupRecords(email: Email, context: ReadContext): readonly SourceRecord[] {
  if (email.html === undefined || !/ld\+json|itemtype|h-event|vevent/iu.test(email.html)) return [];
  return readPage(email.html, context).records;
}

function bodyText(email: Email): string {
  return email.text ?? "";
}

/** Days without a year are meant from the day the message was sent. */
function dated(context: ReadContext, email: Email): ReadContext {
  const sent = email.date === undefined ? Number.NaN : Date.parse(email.date);
  return Number.isNaN(sent) ? context : { ...context, now: new Date(sent).toISOString() };
}

/** Names and addresses of everyone the message went through. */
function peopleOf(email: Email): readonly string[] {
  const all = [
    email.from,
    email.sender,
    ...(email.to ?? []),
    ...(email.cc ?? []),
    ...(email.bcc ?? []),
    ...(email.replyTo ?? []),
  ];
  return all
    .flatMap((each) => (each === undefined ? [] : (each.group ?? [each])))
    .map((each) => each.address ?? "")
    .filter(Boolean);
}
