import { wayLabels } from "../finding/labels.ts";
import { sessionLine } from "../finding/when.ts";
import type { Listing } from "../listing.ts";
import type { RecordSession } from "../record.ts";
import { costLine, placeLine, xml } from "../publishing/index.ts";
import { type DigestRhythm, rhythmWords } from "./saved-search.ts";

/** An offering in a digest. */
export interface DigestOffering {
  readonly offering: Listing;
  readonly session: RecordSession | undefined;
  /** Address of its page here, absolute. */
  readonly pageUrl: string;
}

export interface Digest {
  /** What the reader called the search, and the question in words. */
  readonly name: string;
  readonly question: string;
  readonly every: DigestRhythm;
  readonly offerings: readonly DigestOffering[];
  /** How many more are new, beyond those in this letter. */
  readonly more: number;
  /** Set for the first one, which begins with what fits already. */
  readonly isFirst: boolean;
  /** Zone the times are written in. */
  readonly zone: string;
  readonly allUrl: string;
  readonly stopUrl: string;
}

/** A letter without its address. */
export interface LetterText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A digest as a letter, in plain text and simple HTML that say the same. */
export function digestLetter(digest: Digest): LetterText {
  const { name, question, offerings, allUrl, stopUrl } = digest;
  const count = `${offerings.length + digest.more}`;
  const subject = digest.isFirst
    ? `${count} ${count === "1" ? "fits" : "fit"} “${oneLine(name)}”`
    : `${count} new for “${oneLine(name)}”`;
  const opening = digest.isFirst
    ? `To begin with, what fits now: ${oneLine(question)}. From now on you get only what is new.`
    : `New, and fitting: ${oneLine(question)}.`;
  const rest = moreLine(digest);
  const because = `You get this ${rhythmWords[digest.every]} when there is something new, because this address was confirmed for it.`;
  const items = offerings.map((each) => ({
    title: oneLine(each.offering.title),
    facts: factsLine(each, digest.zone),
    url: each.pageUrl,
  }));
  return {
    subject,
    text: [
      opening,
      ...items.map(({ title, facts, url }) => `${title}\n${facts}\n${url}`),
      ...(rest === undefined ? [] : [rest]),
      `All that fits now:\n${allUrl}`,
      `${because} Stop it:\n${stopUrl}`,
    ].join("\n\n"),
    html: [
      `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>${xml(subject)}</title></head>\n<body>`,
      `<p>${xml(opening)}</p>`,
      "<ul>",
      ...items.map(
        ({ title, facts, url }) => `<li><p><a href="${xml(url)}">${xml(title)}</a><br>${xml(facts)}</p></li>`,
      ),
      "</ul>",
      ...(rest === undefined ? [] : [`<p>${xml(rest)}</p>`]),
      `<p><a href="${xml(allUrl)}">All that fits now</a></p>`,
      `<p><small>${xml(because)} <a href="${xml(stopUrl)}">Stop it</a></small></p>`,
      "</body>\n</html>\n",
    ].join("\n"),
  };
}

/**
 * The letter that asks an address's owner whether they want a digest. It holds no word that the asker wrote: else anyone
 * could send their own words to a stranger through us.
 */
export function confirmationLetter(asked: {
  readonly every: DigestRhythm;
  readonly siteUrl: string;
  readonly confirmUrl: string;
  readonly keptDays: number;
}): Omit<LetterText, "html"> {
  return {
    subject: "Please confirm: new learning by e-mail",
    text: [
      `Someone, most likely you, asked ${asked.siteUrl} to send new learning offerings for a saved search to this address ${rhythmWords[asked.every]}.`,
      `To get them, open this page and confirm:\n${asked.confirmUrl}`,
      `If it was not you, do nothing: no digest comes, and the address is deleted after ${asked.keptDays} days. The same page deletes it at once.`,
    ].join("\n\n"),
  };
}

function moreLine({ more, isFirst }: Digest): string | undefined {
  if (more === 0) return undefined;
  return isFirst
    ? `And ${more.toLocaleString("en")} more, under “All that fits now”.`
    : `And ${more.toLocaleString("en")} more that are new: they come with the next letter, and are under “All that fits now” already.`;
}

function factsLine({ offering, session }: DigestOffering, zone: string): string {
  const isCancelled = offering.status === "cancelled" || session?.status === "cancelled";
  const way = offering.ways.map((each) => wayLabels[each].toLowerCase()).join(" or ");
  return oneLine(
    [
      isCancelled ? "Cancelled" : undefined,
      session === undefined ? undefined : sessionLine(session, zone),
      way === "" ? undefined : way.charAt(0).toUpperCase() + way.slice(1),
      offering.ways.includes("in-person") ? placeLine(session?.place ?? offering.place) : undefined,
      costLine(offering.cost),
      offering.provider,
    ]
      .filter(Boolean)
      .join(" · "),
  );
}

// Titles come from strangers: in plain text a line of theirs must not look like one of ours.
function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}
