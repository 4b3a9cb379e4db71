import { readDays } from "./read-days.ts";
import { readLengths } from "./read-lengths.ts";
import type { CertificateReading, Proposal } from "./reading.ts";

/** Certificates are short; beyond this it is something else, and is not read. */
const mostLetters = 20_000;

/**
 * What a certificate's text, or an e-mail about one, may mean: title, provider, days and length. Pure; nothing in it is taken
 * where the text can be read in two ways. `subject` is an e-mail's: a title where the text names none.
 */
export function readCertificateText(text: string, subject = ""): CertificateReading {
  const plain = withoutHeaders(tidied(text.slice(0, mostLetters)));
  const named = titlesIn(plain);
  return {
    titles: named.length > 0 ? named : titleOfSubject(subject),
    providers: providersIn(plain),
    days: readDays(plain),
    lengths: readLengths(plain),
  };
}

const happening =
  "(?:webinar|workshop|course|training|program|programme|session|class|conference|event|presentation|seminar|module|e-learning|online|live|recorded|archived|one-hour|two-hour|following|continuing education)";
const lead = `(?:(?:the|a|an|our|this)\\s+)?(?:${happening}\\s*)*(?:entitled|titled|called|named)?\\s*[:,]?\\s*`;
const did =
  '(?:has\\s+)?(?:successfully\\s+)?(?:completed|attended|participated\\s+in|(?:took|taken)\\s+part\\s+in|viewed|watched)|(?:for\\s+)?(?:attending|completing|completion\\s+of|attendance\\s+at|participating\\s+in|participation\\s+in|viewing|registering\\s+for)|certificate\\s+of\\s+(?:completion|attendance|participation)(?=[ \\t]*:[ \\t]*["“«])';
const titleAfterDeed = new RegExp(`\\b(?:${did})\\b[ \\t]*:?\\s+${lead}`, "giu");
const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const dayFirst = new RegExp(
  `^(?:on\\s+)?(?:${month}\\.?\\s+\\d|\\d{1,2}(?:st|nd|rd|th)?\\s+${month}\\b|\\d{1,4}[-/.]\\d)`,
  "iu",
);
const titleLabel =
  /^[ \t>*]*(?:course|webinar|workshop|program|programme|session|event|activity|training|class|topic)?[ \t]*(?:title|name)?[ \t]*:[ \t]*(\S.*)$/gimu;
const providerLabel =
  /^[ \t>*]*(?:provider|sponsor|presented by|sponsored by|offered by|hosted by|organi[sz]ation|provided by)[ \t]*:[ \t]*(\S.*)$/gimu;
const providerAfter =
  /\b(?:presented|provided|offered|sponsored|hosted|organi[sz]ed|produced|conducted)\s+by\s+(?:the\s+(?=[a-z]))?/giu;

function titlesIn(text: string): readonly Proposal<string>[] {
  const labelled = [...text.matchAll(titleLabel)].flatMap(([said, value = ""]) =>
    /^[ \t>*]*:/u.test(said) || /^[ \t>*]*name\s*:/iu.test(said) ? [] : [value],
  );
  const told = [...text.matchAll(titleAfterDeed)].map((match) => text.slice(match.index + match[0].length));
  return distinct([...labelled.map(wholeLine), ...told.map(titleAtStart)]);
}

function providersIn(text: string): readonly Proposal<string>[] {
  const labelled = [...text.matchAll(providerLabel)].map(([, value = ""]) => value);
  const told = [...text.matchAll(providerAfter)].map((match) => text.slice(match.index + match[0].length));
  return distinct([...labelled.map(wholeLine), ...told.map(providerAtStart)]);
}

function titleAtStart(text: string): string {
  // “Completed March 14” says when, not what.
  if (dayFirst.test(text)) return "";
  const quoted = /^["“«'‘]([^"”»\n]{3,200}?)["”»'’](?=[\s,.;:)]|$)/u.exec(text);
  if (quoted?.[1] !== undefined) return quoted[1];
  return cut(
    text,
    /\n|\s+(?:presented|provided|offered|sponsored|hosted|held|given|conducted)\s|\s+on\s+(?=\w+\s+\d|\d)|\s+for\s+(?=[\d.½¼¾]|a total)|,\s+(?=(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d)|\s*[,(]\s*(?=\d|a\s+\d)|\s+\(|\.\s|\.$|;/iu,
  );
}

function providerAtStart(text: string): string {
  return cut(
    text,
    /\n|\s+(?:on|from|at|for|in)\s+(?=\w+\s+\d|\d|[½¼¾])|\.\s+(?=[A-Z])|\.$|\.\n|;|,\s+(?=(?:on|and has|for)\b)|\s*[,(]\s*(?=\d)/u,
  );
}

function wholeLine(text: string): string {
  return text;
}

function cut(text: string, at: RegExp): string {
  const end = text.search(at);
  return (end === -1 ? text : text.slice(0, end)).slice(0, 300);
}

/** “Fwd: Certificate of completion: Weeding well” is about “Weeding well”. */
function titleOfSubject(subject: string): readonly Proposal<string>[] {
  const bare = subject
    .replace(/^(?:\s*(?:fwd?|fw|re|aw|wg)\s*:\s*)+/iu, "")
    .replace(
      /^(?:your\s+)?(?:(?:ce|continuing education|attendance|completion)\s+)?certificate(?:\s+of\s+(?:completion|attendance|participation))?\s*(?:for|from|of|is ready|[-–:])*\s*[-–:]?\s*/iu,
      "",
    );
  return distinct([bare]);
}

function distinct(texts: readonly string[]): readonly Proposal<string>[] {
  const plain = texts.map((text) =>
    text
      .replaceAll(/\s+/gu, " ")
      .replaceAll(/^[\s"“”'‘’*_:–-]+|[\s"“”'‘’*_,:;–-]+$/gu, "")
      .slice(0, 300),
  );
  const kept = plain.filter((text) => /\p{L}.*\p{L}/u.test(text));
  return kept
    .filter((text, place) => kept.findIndex((other) => other.toLowerCase() === text.toLowerCase()) === place)
    .map((value) => ({ value, said: value }));
}

/** Without empty lines and runs of blanks: the patterns would go over those again and again. */
function tidied(text: string): string {
  return text
    .split(/[\r\n]+/u)
    .map((line) => line.replaceAll(/\s+/gu, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** Without the lines that a forwarded message begins with: when it was sent is no day of a certificate. */
function withoutHeaders(text: string): string {
  return text
    .split("\n")
    .filter((line) => !/^[>\s*]*(?:from|sent|to|cc|subject|reply-to)\s*:\*?\s/iu.test(line))
    .filter((line) => !/^[>\s*]*date\s*:\*?\s.*\d{1,2}:\d{2}/iu.test(line))
    .filter((line) => !/^[>\s]*on\s.{6,120}\swrote:\s*$/iu.test(line))
    .join("\n");
}
