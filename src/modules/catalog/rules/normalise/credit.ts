import type { Reason, StatedCredit } from "../listing.ts";
import { allMatches } from "./all-matches.ts";
import { CUE } from "./cues.ts";
import { onlyStated } from "../only-stated.ts";
import { remembered } from "../remembered.ts";
import { linesOf } from "./wording.ts";
import type { Wording } from "./wording.ts";

export interface CreditDecision {
  readonly credit: readonly StatedCredit[];
  readonly reasons: readonly Reason[];
}

const AMOUNT =
  "(\\d{1,3}(?:\\.\\d{1,2})?|\\.\\d{1,2}|one and a half|one-half|one|two|three|four|five|six|half an?|an?)";

type Unit = NonNullable<StatedCredit["unit"]>;

/** What stands between amount and unit without changing either. */
const ADJECTIVE =
  "(?:(?:free|approved|state|technology|ce|continuing education|pd|professional development|professional learning|act\\s?48|ctle|pdp|in-?service|cpe|mla(?: ce)?|general ce|cle|mcle|learning|contact|clock|instructional|credit|graduate|semester|academic|ahip|library education)[\\s-]+){0,3}";

/** The units, each with what may follow it; which one it is, `unitOf` tells. */
const UNIT =
  "(?:contact|clock|instructional|ce|pd|credit)\\s?hours?|hours?(?:\\s+(?:of\\s+)?(?:(?:mla\\s+)?ce|cpe|continuing education|clock|pd|professional development|professional learning|t?leus?))?(?:\\s+credits?)?|(?:(?:continuing )?education )?units?(?:\\s*\\((?:ceu|leu)s?\\))?|ceus?|t?leus?|pdps?|pdus?|clus?|development points?(?:\\s*\\(pdps?\\))?|credits?(?:\\s+hours?)?|points?";

const STATEMENT = new RegExp(
  `(?<![\\w$.])${AMOUNT}(?:\\s*\\(\\d+(?:\\.\\d+)?\\))?[\\s-]+(${ADJECTIVE}(?:${UNIT}))(?!\\w)`,
  "giu",
);

/**
 * Which unit the words name. A CEU is never turned into hours: boards mean ten hours, ten hours of 50 minutes, or
 * one hour by it. LEU, PDP and points stay the authority's own unit. "3 hours" alone is a length, not credit.
 */
const UNITS: readonly (readonly [words: RegExp, unit: Unit, isHours: boolean])[] = [
  [/\bceus?\b|continuing education units?/iu, "ceu", false],
  [/hours?\s+(?:of\s+)?t?leus?\b/iu, "credit", true],
  [
    /\b(?:t?leus?|pdps?|pdus?|clus?)$|units?\b.*leu|library education units?|development points?/iu,
    "credit",
    false,
  ],
  [/(?:contact|clock|instructional)[\s-]?hours?|hours?\s+(?:of\s+)?clock/iu, "contact-hour", true],
  [
    /(?:\bpd|professional (?:development|learning)|act\s?48|ctle|pdp|in-?service)[\s-]+(?:credit\s+)?hours?|hours?\s+(?:of\s+)?(?:pd|professional)/iu,
    "pd-hour",
    true,
  ],
  [
    /(?:ce|continuing education|cpe|cle|credit|learning)[\s-]+(?:credit\s+)?hours?|hours?\s+(?:of\s+)?(?:(?:mla\s+)?ce|cpe|continuing education)|hours?\s+credits?/iu,
    "contact-hour",
    true,
  ],
  [
    /(?:ce|pd|cpe|continuing education|professional development|mla|ahip|graduate|semester|academic)\s+(?:credits?|points?)/iu,
    "credit",
    false,
  ],
];

/** The unit in front, as forms and tables have it: "CE hours: 1.5", "LEUs: 1", "CE credit: 2 hours". */
const LABELLED =
  /(?<![\w-])((?:contact|clock|ce|pd|continuing education|professional (?:development|learning))\s+(?:credit\s+)?hours?|(?:ce|continuing education|ctle|pd|professional development)(?:\s+credits?)?|ceus?|t?leus?|pd[pu]s?|continuing education units?)(?:\s*\([a-z]{2,5}\))?\s*[:=]\s*(\d{1,2}(?:\.\d{1,2})?|\.\d{1,2})(\s*-?(?:credit )?(?:hours?|hrs?)\b)?(?!\s*(?:[-–:/%]|to\b)|\s*[ap]\.?m\b|\w|\.\d)/giu;

/** Credit promised without an amount: "CE certificate", "eligible for CE credit". */
const WITHOUT_AMOUNT =
  /\b(?:(?:ce|continuing education|cpe|pd|professional development|leu|ceu|attendance|clock[- ]hour)\s+certificates?|certificates?\s+of\s+(?:attendance|completion|participation)|(?:eligible|approved|qualif(?:y|ies)|available)\s+for\s+(?:\w+\s+){0,3}(?:ce|continuing education|ceus?|leus?|clock hours?|contact hours?|pd|professional development)(?:\s+(?:credits?|hours?))?|(?:ce|continuing education)\s+credits?\s+(?:is|are|will be)?\s*(?:available|offered|provided|awarded))\b/iu;

/** Categories that authorities name beside an amount. */
const CATEGORY =
  /\b(?:in|for|toward|category:?|under|as)\s+(?:the\s+)?(?:category\s+(?:of\s+)?)?(technology|management|leadership|youth services|children['’]s services|public services?|technical services?|collection(?: development)?|administration|programming|library core|general|category [A-E]|core|foundational)\b|\b(category\s+[A-E]|technology)\s+(?:leus?|credits?|hours?|ceus?|contact hours?)\b|\b(t)leus?\b/iu;

/**
 * Credit as the provider states it, each once; at most six statements. What the source gives in a field of its own
 * (`statedText`) comes first, and is kept in its words when it names no amount we know.
 */
export function creditOf(wording: Wording, statedText = ""): CreditDecision {
  const said = creditInText(linesOf(wording.sentences(CUE.credit)));
  return statedText === "" ? said : withOwnField(statedText, said);
}

function withOwnField(statedText: string, said: CreditDecision): CreditDecision {
  const own = ownField(statedText);
  const known = new Set(own.map((each) => `${each.units} ${each.unit}`));
  const others = said.credit.filter((each) => !known.has(`${each.units} ${each.unit}`));
  const ownReasons = own.map((each) => ({
    field: "credit" as const,
    value: each.text,
    because: `the source states “${statedText}”`,
  }));
  return {
    credit: [...own, ...others].slice(0, MOST_STATEMENTS),
    reasons: [
      ...ownReasons,
      ...said.reasons.filter(({ value }) => others.some((each) => each.text === value)),
    ],
  };
}

function ownField(text: string): readonly StatedCredit[] {
  const found = stated(text);
  return found.length > 0 ? found : [{ text }];
}

const creditInText = remembered((text): CreditDecision => {
  if (text === "") return { credit: [], reasons: [] };
  const found = stated(text);
  const bare = found.length === 0 ? WITHOUT_AMOUNT.exec(text) : null;
  const credit = bare === null ? found : [{ text: bare[0] }];
  return {
    credit,
    reasons: credit.map((each) => ({
      field: "credit",
      value: each.text,
      because: `text says “${each.text}”`,
    })),
  };
});

const MOST_STATEMENTS = 6;

function stated(text: string): StatedCredit[] {
  const seen = new Set<string>();
  const credit: StatedCredit[] = [];
  for (const match of allMatches(STATEMENT, text)) {
    const [said, amount = "", words = ""] = match;
    const each = creditFrom({ said, amount, words }, text.slice(match.index + match[0].length));
    const key = `${each?.units} ${each?.unit} ${each?.category}`;
    if (each === undefined || seen.has(key) || credit.length === MOST_STATEMENTS) continue;
    seen.add(key);
    credit.push(each);
  }
  return credit.length === 0 ? labelled(text) : credit;
}

function labelled(text: string): StatedCredit[] {
  const found = allMatches(LABELLED, text).flatMap((match) => {
    const [said, label = "", amount = "", hours] = match;
    const after = text.slice(match.index + said.length);
    const each = creditFrom({ said, amount, words: hours === undefined ? label : `${label} hours` }, after);
    return each === undefined ? [] : [each];
  });
  const keyed = found.map((each) => [`${each.units} ${each.unit} ${each.category}`, each] as const);
  return [...new Map(keyed).values()].slice(0, MOST_STATEMENTS);
}

/** No single offering gives more; a larger number is a requirement ("75 clock hours every five years"). */
const MOST_UNITS = 60;
const REQUIREMENT =
  /^[^.;]{0,25}\b(?:every|per year|annually|each year|required|requirement|to renew|needed)\b/iu;

interface Statement {
  readonly said: string;
  readonly amount: string;
  /** Which name the unit. */
  readonly words: string;
}

function creditFrom({ said: text, amount, words }: Statement, after: string): StatedCredit | undefined {
  const unit = UNITS.find(([pattern]) => pattern.test(words));
  const units = unitsOf(amount);
  if (unit === undefined || !(units > 0 && units <= MOST_UNITS) || REQUIREMENT.test(after)) return undefined;
  const [, name, isHours] = unit;
  return {
    text: text.replace(/\s+/gu, " "),
    ...(isHours ? { contactMinutes: Math.round(units * 60) } : {}),
    units,
    unit: name,
    ...onlyStated({ category: categoryIn(`${text}${/^[^.;\n]{0,50}/u.exec(after)?.[0] ?? ""}`) }),
  };
}

function categoryIn(text: string): string | undefined {
  const match = CATEGORY.exec(text);
  const isTechnology = match?.[3] !== undefined;
  return isTechnology ? "technology" : (match?.[1] ?? match?.[2])?.toLowerCase();
}

const WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  half: 0.5,
  "half a": 0.5,
  "half an": 0.5,
  "one-half": 0.5,
  "one and a half": 1.5,
};

function unitsOf(text: string): number {
  return WORDS[text.toLowerCase()] ?? Number(text);
}
