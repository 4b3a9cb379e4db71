import {
  monthNumber,
  ordinalNumber,
  PART_NOUNS,
  romanNumber,
  spelledNumber,
  withoutPlural,
} from "./title-words.ts";

/** The numbers of a title, apart from its words, because a differing number makes another offering. */
export interface TitleNumbers {
  /** Parts, days, ordinals, versions and all other numbers, as plain strings, sorted; a number named twice counts twice. */
  readonly numbers: readonly string[];
  /** Those of `numbers` that count a part: "part 2", "session II", "2/3". */
  readonly parts: readonly string[];
  readonly years: readonly string[];
  /** Days named in the title, `MM-DD`. */
  readonly dates: readonly string[];
}

/**
 * Numbers, years and dates of a title, and the words that remain.
 *
 * "Part II", "part two", "2nd" and "2/3" all give the number 2; times of day ("2 pm ET") are left out, because
 * the session states them better. `words` are those of `folded`.
 */
export function titleNumbers(
  folded: string,
  words: readonly string[],
): TitleNumbers & { readonly words: readonly string[] } {
  if (!MAY_HOLD_NUMBER.test(folded)) return { numbers: [], parts: [], years: [], dates: [], words };
  const counted = folded.replace(FINAL_NUMBER, (word) => String(spelledNumber(word)));
  const found = sortTokens(/\d/.test(counted) ? withoutTimes(counted) : words);
  return {
    numbers: inOrder(found.numbers),
    parts: inOrder(found.parts),
    years: inOrder(found.years),
    dates: inOrder(found.dates),
    words: found.words,
  };
}

const MAY_HOLD_NUMBER =
  /\d|\b(?:[ivx]{1,5}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\b/;
const TIMES =
  /\b\d{1,2}(?::\d{2})?\s?(?:a\.?m|p\.?m)\b\.?(?:\s?\(?(?:[ecmp][sd]?t|utc|gmt|ak[sd]?t|hst)\b\)?)?|\b\d{1,2}:\d{2}\b(?:\s?(?:[ecmp][sd]?t|utc|gmt)\b)?/g;
const ISO_DATES = /\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b/g;
const SLASH_DATES = /\b(\d{1,2})\/(\d{1,2})\/((?:20)?\d\d)\b/g;
const YEAR = /^(?:19[89]\d|20[0-4]\d)$/;
/** "1/3", "1 of 3": the first is the part, the second how many there are. */
const PART_OF = /\b(\d{1,2})\s?(?:\/|of)\s?(\d{1,2})\b/g;

/** A single roman letter or a number word counts where a part's number would stand: at the end, before a subtitle. */
const FINAL_NUMBER =
  /(?<=\S\s)(?:[ivx]|one|two|three|four|five|six|seven|eight|nine|ten)(?=["'”»]?\s*(?:[!.]?["'”»]?$|[:()[\]|–—,]|-\s))/g;
/** "part3", "session2". */
const COUNTED_NOUN =
  /\b(part|pt|session|module|week|day|lesson|chapter|unit|vol|volume|episode|ep)(\d{1,3})\b/g;

function withoutTimes(folded: string): readonly string[] {
  const text = folded
    .replace(TIMES, " ")
    .replace(ISO_DATES, (_, year: string, month: string, day: string) => ` ${year} date${month}x${day} `)
    .replace(
      SLASH_DATES,
      (_, month: string, day: string, year: string) =>
        ` ${year.padStart(4, "20")} date${month.padStart(2, "0")}x${day.padStart(2, "0")} `,
    )
    .replace(PART_OF, (whole, part: string, of: string) =>
      Number(part) <= Number(of) ? ` part ${part} ` : whole,
    )
    .replace(COUNTED_NOUN, "$1 $2")
    .replace(/(\d),(?=\d{3}\b)/g, "$1")
    .replace(/\b(\d+)\.(\d+)\b/g, "$1point$2");
  return text.match(/[\p{L}\p{N}]+(?:[+#]+(?![\p{L}\p{N}]))?/gu) ?? [];
}

interface Found {
  readonly numbers: string[];
  readonly parts: string[];
  readonly years: string[];
  readonly dates: string[];
  readonly words: string[];
}

function sortTokens(tokens: readonly string[]): Found {
  const found: Found = { numbers: [], parts: [], years: [], dates: [], words: [] };
  let at = 0;
  while (at < tokens.length) {
    const date = dateAt(tokens, at);
    if (date === undefined) putToken(found, tokens, at);
    else found.dates.push(date.day);
    at += date?.length ?? 1;
  }
  return found;
}

/** The date that begins at a token and how many tokens it takes. */
function dateAt(tokens: readonly string[], at: number): { day: string; length: number } | undefined {
  const token = tokens[at] ?? "";
  const written = /^date(\d\d)x(\d\d)$/.exec(token);
  if (written) return { day: `${written[1]}-${written[2]}`, length: 1 };
  const following = tokens[at + 1] ?? "";
  const isMonthFirst = monthNumber(token) !== undefined;
  const month = isMonthFirst ? monthNumber(token) : monthNumber(following);
  const day = month === undefined ? undefined : dayNumber(isMonthFirst ? following : token);
  if (month === undefined || day === undefined) return undefined;
  return { day: `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`, length: 2 };
}

function putToken(found: Found, tokens: readonly string[], at: number): void {
  const token = tokens[at] ?? "";
  const value = numberAt(tokens, at);
  if (YEAR.test(token)) found.years.push(token);
  else if (value === undefined) found.words.push(token);
  else {
    found.numbers.push(value);
    if (isAfterPartNoun(tokens, at)) found.parts.push(value);
  }
}

/** A number in digits, an ordinal, or "two" and "II" where they count a part. */
function numberAt(tokens: readonly string[], at: number): string | undefined {
  const token = tokens[at] ?? "";
  if (/^\d+(?:point\d+)?$/.test(token)) return token.replace(/^0+(?=\d)/, "");
  const value = ordinalNumber(token) ?? (isCounting(tokens, at) ? spelledNumber(token) : undefined);
  return value === undefined ? undefined : String(value);
}

function isCounting(tokens: readonly string[], at: number): boolean {
  const token = tokens[at] ?? "";
  if (isAfterPartNoun(tokens, at)) return true;
  return token.length > 1 && romanNumber(token) !== undefined;
}

function isAfterPartNoun(tokens: readonly string[], at: number): boolean {
  return PART_NOUNS.has(withoutPlural(tokens[at - 1] ?? ""));
}

function dayNumber(token: string): number | undefined {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token)?.[1];
  const day = digits === undefined ? Number.NaN : Number(digits);
  return day >= 1 && day <= 31 ? day : undefined;
}

function inOrder(values: readonly string[]): readonly string[] {
  return values.length < 2 ? values : values.toSorted();
}
