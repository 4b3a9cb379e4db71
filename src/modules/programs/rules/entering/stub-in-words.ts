import { formatDate, parseDate, parseDateLoosely } from "#platform/time";
import { audiencesInWords } from "../plan/audiences.ts";
import { type ProgramPlan, stubPlan } from "../plan/program-plan.ts";

/** What a few words tell of a program. */
export interface StubInWords {
  readonly plan: ProgramPlan;
  /** The day it was held: as written, else the day the words came. */
  readonly heldOn: string;
  readonly attendance: number | undefined;
  readonly cents: number | undefined;
}

const marksBefore = /^(?:\s*(?:fwd?|fw|re|aw|wg|tr)\s*:\s*)+/iu;
const heads =
  /\b(?<count>\d{1,3}(?:,\d{3})+|\d{1,6})\s+(?:(?:\w+\s+){0,2}?(?:came|attended|showed up|turned up|were there|participated)|people|persons|participants|attendees|kids|children|teens|tweens|adults|seniors|patrons|families|guests)\b|\b(?:attendance|attended by|head ?count)\s*(?:was|of|:|=)?\s*(?<after>\d{1,6})\b/iu;
const money =
  /\$\s?(?<amount>\d{1,3}(?:,\d{3})+(?:\.\d{2})?|\d{1,7}(?:\.\d{2})?)|\b(?<plain>\d{1,6}(?:\.\d{2})?)\s+(?:dollars|bucks)\b/iu;
const nothing = /\b(?:cost (?:us )?nothing|no cost|for free|at no charge|free of charge|cost was zero)\b/iu;

/**
 * Reads “We did a podcast club for teens, 64 came, it cost $40”. The first line, or a subject, is the title as far as its first
 * comma or full stop; all of it is the summary. What is not said stays unknown.
 */
export function stubInWords(subject: string, text: string, today: string): StubInWords {
  const words = withoutSignature(text);
  const whole = `${subject.replace(marksBefore, "").trim()}\n${words}`.trim();
  const title = titleOf(subject.replace(marksBefore, "").trim() || (words.split("\n")[0] ?? ""));
  const { count, after } = heads.exec(whole)?.groups ?? {};
  const { amount, plain } = money.exec(whole)?.groups ?? {};
  const cost = amount ?? plain;
  return {
    plan: { ...stubPlan(title), summary: words.slice(0, 4_000), audiences: audiencesInWords(whole) },
    heldOn: dayIn(whole, today) ?? today,
    attendance: numberOf(count ?? after),
    cents:
      cost === undefined ? (nothing.test(whole) ? 0 : undefined) : Math.round((numberOf(cost) ?? 0) * 100),
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text.replaceAll(",", ""));
}

function titleOf(line: string): string {
  const first = line.split(/[.,;!?]\s|[.,;!?]$|\s[–—-]\s/u)[0] ?? "";
  const plain = first
    .replace(/^(?:we|i)\s+(?:did|held|ran|had|hosted|just did|just held)\s+(?:an?\s+|our\s+|the\s+)?/iu, "")
    .trim();
  const title = (plain === "" ? line : plain).slice(0, 200).trim();
  return title === "" ? "A program" : title.charAt(0).toUpperCase() + title.slice(1);
}

/** The first day in the words that can be read and is not to come; without a year, the latest such day. */
function dayIn(text: string, today: string): string | undefined {
  const written = text.match(
    /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\/\d{1,2}\/\d{2,4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?\b/giu,
  );
  for (const each of written ?? []) {
    const year = Number(today.slice(0, 4));
    const read = [each, `${each}, ${year}`, `${each}, ${year - 1}`]
      .map((day) => parseDateLoosely(day)?.date)
      .find((day) => day !== undefined && day <= today);
    if (read !== undefined) return read;
  }
  return /\b(?:yesterday|last night)\b/iu.test(text) ? dayBefore(today) : undefined;
}

function dayBefore(day: string): string | undefined {
  const number = parseDate(day);
  return number === undefined ? undefined : formatDate(number - 1);
}

// What mail programs put after two dashes, and what they quote.
function withoutSignature(text: string): string {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  const end = lines.findIndex(
    (line) => /^-- ?$/u.test(line) || /^(?:On .* wrote:|-{3,} ?Original Message)/u.test(line),
  );
  return (end === -1 ? lines : lines.slice(0, end))
    .filter((line) => !line.startsWith(">"))
    .join("\n")
    .trim();
}
