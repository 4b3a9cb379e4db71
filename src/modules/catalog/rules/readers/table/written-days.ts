/** A day as a cell writes it, with or without its year. Month and day may be the other way round where both are numbers. */
export interface WrittenDay {
  readonly month: number;
  readonly day: number;
  readonly year?: number;
  /** 0 is Monday. */
  readonly weekday?: number;
  readonly isNumber: boolean;
  /** It is the end of a range that begins with the one before. */
  readonly isEnd: boolean;
  /** Written as other readers do not read it. */
  readonly isShort?: boolean;
  readonly index: number;
  readonly length: number;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const month =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const number = "(\\d{1,2})(?:st|nd|rd|th)?";
const year = "(?:\\s*,?\\s+(20\\d{2})\\b)?";
const noTime = "(?![\\d:/]|\\s*[ap]\\.?\\s?m?\\b)";
const day = new RegExp(
  [
    "(?<![\\d.])(?<isoYear>20\\d{2})-(?<isoMonth>\\d{1,2})-(?<isoDay>\\d{1,2})(?![\\d])",
    "(?<![\\d/.])(?<first>\\d{1,2})/(?<second>\\d{1,2})(?:/(?<slashYear>20\\d{2}|\\d{2}))?(?![\\d/:])",
    `(?<![\\d:/])${number.replace("(", "(?<early>")}(?:\\s+|-)${month.replace("(", "(?<after>")}\\b\\.?(?:-(?<shortYear>\\d{2})(?![\\d:])|[\\s,-]+(?<afterYear>20\\d{2})\\b)?`,
    `\\b${month.replace("(", "(?<before>")}\\.?\\s+${number.replace("(", "(?<late>")}\\b${noTime}${year.replace("(20", "(?<lateYear>20")}`,
  ].join("|"),
  "giu",
);
/** After a month and a day: `-4`, or `, 9 and 16`, with the year they share. Two numbers and a comma may be a day and a time. */
const moreDays = new RegExp(
  `^(?:\\s*(?:-|–|—|to|through|thru)\\s*${number}\\b${noTime}(?!\\s*(?:-|–|to)\\s*\\d)|((?:\\s*,\\s*${number}\\b${noTime})*\\s*,?\\s*(?:&|and)\\s*${number}\\b${noTime})(?!\\s*(?:-|–|to)\\s*\\d)|((?:\\s*,\\s*${number}\\b${noTime}){2,})(?!\\s*(?:-|–|to|,)\\s*\\d))${year}`,
  "iu",
);

/** The days of a cell in order, those of `Dec 2, 9 & 16` each. */
export function writtenDays(text: string): readonly WrittenDay[] {
  const found: WrittenDay[] = [];
  for (const match of text.matchAll(day)) {
    const last = found.at(-1);
    const lastEnd = last === undefined ? 0 : last.index + last.length;
    if (match.index < lastEnd) continue;
    const between = text.slice(lastEnd, match.index);
    const isEnd = last !== undefined && leadsToEnd.test(between);
    const first = { ...dayOf(match, text), isEnd };
    found.push(first, ...(first.isNumber ? [] : daysAfter(first, text)));
  }
  return found;
}

const leadsToEnd =
  /^\s*(?:-|–|—|to|through|thru|until)\s*(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?,?\s*)?$/iu;

function dayOf(match: RegExpExecArray, text: string): Omit<WrittenDay, "isEnd"> {
  const groups = match.groups ?? {};
  const { isoMonth, isoDay, first, second, slashYear, early, after, before, late, shortYear } = groups;
  const written = groups["isoYear"] ?? slashYear ?? groups["afterYear"] ?? groups["lateYear"] ?? shortYear;
  const named = monthNumber(after ?? before);
  const weekday = weekdayBefore(text.slice(0, match.index));
  return {
    month: named ?? Number(isoMonth ?? first),
    day: named === undefined ? Number(isoDay ?? second) : Number(early ?? late),
    ...(written === undefined ? {} : { year: fullYear(written) }),
    ...(weekday === undefined ? {} : { weekday }),
    isNumber: first !== undefined,
    ...(shortYear === undefined ? {} : { isShort: true }),
    index: match.index,
    length: match[0].length,
  };
}

/** Days after `Dec 2` that share its month, and perhaps bring its year: only where they come later in the month. */
function daysAfter(first: WrittenDay, text: string): readonly WrittenDay[] {
  if (first.year !== undefined) return [];
  const from = first.index + first.length;
  const match = moreDays.exec(text.slice(from));
  if (match === null) return [];
  const isEnd = match[1] !== undefined;
  const shared = match[0].replace(/,?\s+20\d{2}$/u, "");
  const numbers = [...shared.matchAll(/\d{1,2}/gu)];
  const sharedYear = /(?:,|\s)\s*(20\d{2})$/u.exec(match[0])?.[1];
  const days = numbers.map((each) => Number(each[0]));
  if (days.some((each, at) => each <= (days[at - 1] ?? first.day) || each > 31)) return [];
  return numbers.map((each, at) => ({
    month: first.month,
    day: Number(each[0]),
    ...(sharedYear !== undefined && at === numbers.length - 1 ? { year: Number(sharedYear) } : {}),
    isNumber: false,
    isEnd,
    index: from + (at === 0 ? 0 : each.index),
    length:
      at === numbers.length - 1
        ? match[0].length - (at === 0 ? 0 : each.index)
        : (numbers[at + 1]?.index ?? 0) - (at === 0 ? 0 : each.index),
  }));
}

function monthNumber(name: string | undefined): number | undefined {
  return name === undefined ? undefined : months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function fullYear(text: string): number {
  return Number(text.length === 2 ? `20${text}` : text);
}

function weekdayBefore(text: string): number | undefined {
  const name = /\b(sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}\.?,?\s*$/iu.exec(text.slice(-14))?.[1];
  return name === undefined ? undefined : weekdays.indexOf(name.toLowerCase());
}
