import type { ReadContext, RecordSession, SourceRecord } from "../../record.ts";
import { absoluteAddress } from "../markup/address.ts";
import { attribute, parseMarkup } from "../markup/document.ts";
import { oneLine, visibleText } from "../markup/visible-text.ts";
import { clocksIn } from "../moments/clock-text.ts";
import { daysIn } from "../moments/day-text.ts";
import { buildSession } from "../moments/session.ts";
import { readSpan } from "../moments/span.ts";
import { placeInLines } from "../records/place-line.ts";
import { bareSubject, innerSubject, innerText } from "./forwarded.ts";
import { withoutAddresses } from "./people.ts";

export interface MessageWords {
  readonly subject: string;
  readonly text: string;
  readonly html: string | undefined;
  /** The name of who sent it. */
  readonly sender?: string | undefined;
}

const longestText = 200_000;

/** One event from the words of a message: its subject as title, the first day with a time, the likeliest link. */
export function proposedRecord(message: MessageWords, context: ReadContext): SourceRecord | undefined {
  const whole = (message.text.trim() === "" ? htmlWords(message.html) : message.text).slice(0, longestText);
  const words = withoutAddresses(innerText(whole, message.sender));
  const title = titleOf(message.subject, whole);
  const dated = firstSession(`${message.subject}\n${words}`, context);
  if (title === undefined || (dated === undefined && words === "")) return undefined;
  const links = linksOf(message, whole);
  const registrationUrl = links.find(({ isRegistration }) => isRegistration)?.url;
  const url = links.find(({ isRegistration }) => !isRegistration)?.url ?? registrationUrl;
  const place = placeInLines(words.split("\n").map((line) => line.trim()));
  const warnings = [
    "It was read from the words of a message, not from a calendar.",
    ...(dated?.warnings ?? ["No date was found."]),
  ];
  const hasOnlineWords = /\b(?:webinar|zoom|online|virtual|teams meeting|google meet|webex)\b/iu.test(
    `${title} ${words.slice(0, 3_000)}`,
  );
  return {
    key: registrationUrl ?? url ?? `${title.toLowerCase()} @ ${dated?.session.start ?? ""}`,
    title,
    ...(words === "" ? {} : { description: words.slice(0, 20_000), descriptionKind: "text" as const }),
    ...(url === undefined ? {} : { url }),
    ...(registrationUrl === undefined ? {} : { registrationUrl }),
    sessions: dated === undefined ? [] : [dated.session],
    ...(place === undefined ? {} : { place }),
    ...(hasOnlineWords ? { isOnline: true } : {}),
    categories: [],
    prices: [],
    warnings,
  };
}

function titleOf(subject: string, text: string): string | undefined {
  const candidates = [
    innerSubject(text),
    bareSubject(subject),
    innerText(text)
      .split("\n")
      .find((line) => line.trim().length > 5),
  ];
  const title = candidates.find((each) => each !== undefined && each.trim() !== "");
  const line =
    title === undefined
      ? ""
      : oneLine(withoutAddresses(title)).replace(
          /^(?:reminder|invitation|save the date|register now|you.re invited)\s*[:–—-]\s*/iu,
          "",
        );
  return line === "" ? undefined : line.slice(0, 300);
}

function htmlWords(html: string | undefined): string {
  return html === undefined ? "" : visibleText(parseMarkup(html).root);
}

interface Dated {
  readonly session: RecordSession;
  readonly warnings: readonly string[];
}

/** The first line with a day and a time, a line break between them allowed; else the first with a day. */
function firstSession(text: string, context: ReadContext): Dated | undefined {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && line.length < 600);
  const options = { now: context.now };
  const withDay = lines.flatMap((line, index) => {
    const [day] = daysIn(line, options);
    if (day === undefined || /\b(?:deadline|register by|posted|published|sent)\b/iu.test(line)) return [];
    const from = line.slice(Math.max(0, day.index - 40));
    return [clocksIn(from).length > 0 ? from : `${from} ${timeOnly(lines[index + 1] ?? "")}`];
  });
  const best = withDay.find((line) => clocksIn(line).length > 0) ?? withDay[0];
  const span = best === undefined ? undefined : readSpan(best.slice(0, 200), options);
  if (best === undefined || span === undefined) return undefined;
  const { session, warnings } = buildSession(span, context.defaultZone);
  return { session: { ...session, original: best.slice(0, 200).trim() }, warnings };
}

/** The next line, when it is a time and not another day. */
function timeOnly(line: string): string {
  return clocksIn(line).length > 0 && daysIn(line).length === 0 ? line : "";
}

interface Link {
  readonly url: string;
  readonly isRegistration: boolean;
}

const unwanted =
  /unsubscribe|mailto:|preferences|facebook\.com|twitter\.com|x\.com\/|linkedin\.com|instagram\.com|\.(?:png|jpe?g|gif)(?:\?|$)|list-manage\.com\/(?:unsub|profile)|privacy/iu;
const registering =
  /regist|sign.?up|rsvp|enroll|eventbrite|libcal\.com\/event|zoom\.us\/(?:webinar|meeting)\/register|ticket/iu;

function linksOf(message: MessageWords, text: string): readonly Link[] {
  const anchors =
    message.html === undefined
      ? []
      : parseMarkup(message.html.slice(0, 2_000_000))
          .tags.filter((tag) => tag.name === "a")
          .map((tag) => [attribute(tag, "href") ?? "", visibleText(tag, { left: 2_000 })] as const);
  const bare = [...text.matchAll(/https?:\/\/[^\s<>"')\]]{1,2000}/gu)].map(
    (match) => [match[0].replace(/[.,;:!?]+$/u, ""), ""] as const,
  );
  const links = [...anchors, ...bare].flatMap(([href, label]) => {
    const url = absoluteAddress(href, undefined);
    if (url === undefined || unwanted.test(url) || unwanted.test(label)) return [];
    return [{ url, isRegistration: registering.test(`${url} ${label}`) }];
  });
  return [...new Map(links.map((link) => [link.url, link])).values()];
}
