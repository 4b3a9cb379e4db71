import type { Reason, StatedCredit } from "../listing.ts";

export interface CreditDecision {
  readonly credit: readonly StatedCredit[];
  readonly reasons: readonly Reason[];
}

/** Unless one of these is there, a text states no credit: told first, because most records state none. */
const MENTIONS_CREDIT =
  /\b(?:ceus?|leus?|tleus?|pdps?|pdus?|cpes?|ctle|c\.e\.|ce|clu|credits?|contact|clock|acts?\s?48|certificate|attendance|hours?\s+(?:of|toward)|pd|professional development|continuing education|cle|mcle|mla ce)\b/iu;

const AMOUNT =
  "(\\d{1,3}(?:\\.\\d{1,2})?|\\.\\d{1,2}|one|two|three|four|five|six|half an?|one-half|one and a half|an?)";

type Unit = NonNullable<StatedCredit["unit"]>;

/**
 * Ways of stating credit: pattern, unit, and whether the unit is hours. A CEU is never turned into hours: boards
 * mean 10 hours, 10 hours of 50 minutes, or one hour by it. LEU, PDP and the like stay the authority's own unit.
 */
const STATEMENTS: readonly (readonly [pattern: RegExp, unit: Unit, isHours: boolean])[] = [
  [
    statement("(?:contact|clock|instructional|ce contact|continuing education contact)[\\s-]+hours?"),
    "contact-hour",
    true,
  ],
  [statement("(?:continuing education units?(?:\\s*\\(ceus?\\))?|ceus?)"), "ceu", false],
  [
    statement(
      "(?:pd|professional development|professional learning|act\\s?48|ctle|pdp|in-?service)[\\s-]+(?:credit\\s+)?hours?",
    ),
    "pd-hour",
    true,
  ],
  [
    statement(
      "(?:ce|continuing education|cpe|continuing professional education|mla ce|general ce|cle|mcle|credit|learning)[\\s-]+(?:credit\\s+)?hours?",
    ),
    "contact-hour",
    true,
  ],
  [
    statement("hours?\\s+(?:of\\s+)?(?:ce|continuing education|cpe|mla ce|clock)(?:\\s+credits?)?"),
    "contact-hour",
    true,
  ],
  [
    statement("hours?\\s+(?:of\\s+)?(?:pd|professional development|professional learning)(?:\\s+credits?)?"),
    "pd-hour",
    true,
  ],
  [
    statement(
      "(?:(?:t?leus?|pdps?|pdus?|clus?)|library education units?(?:\\s*\\(leus?\\))?|technology leus?|professional development points?(?:\\s*\\(pdps?\\))?)",
    ),
    "credit",
    false,
  ],
  [
    statement(
      "(?:ce|pd|cpe|continuing education|professional development|mla|ahip|graduate|semester|academic|college|staff development)\\s+(?:credits?|points?)(?:\\s+hours?)?",
    ),
    "credit",
    false,
  ],
];

/** Credit promised without an amount: "CE certificate", "eligible for CE credit". */
const WITHOUT_AMOUNT =
  /\b(?:(?:ce|continuing education|cpe|pd|professional development|leu|ceu|attendance|clock[- ]hour)\s+certificates?|certificates?\s+of\s+(?:attendance|completion|participation)|(?:eligible|approved|qualif(?:y|ies)|available)\s+for\s+(?:\w+\s+){0,3}(?:ce|continuing education|ceus?|leus?|clock hours?|contact hours?|pd|professional development)(?:\s+(?:credits?|hours?))?|(?:ce|continuing education)\s+credits?\s+(?:is|are|will be)?\s*(?:available|offered|provided|awarded))\b/iu;

/** Categories that authorities name beside an amount. */
const CATEGORY =
  /\b(?:in|for|toward|category:?|under|as)\s+(?:the\s+)?(?:category\s+(?:of\s+)?)?(technology|management|leadership|youth services|children['’]s services|public services?|technical services?|collection(?: development)?|administration|programming|library core|general|category [A-E]|core|foundational)\b|\b(category\s+[A-E]|technology)\s+(?:leus?|credits?|hours?|ceus?|contact hours?)\b|\b(t)leus?\b/iu;

/** Credit as the provider states it, each once; at most six statements. */
export function creditOf(text: string): CreditDecision {
  if (!MENTIONS_CREDIT.test(text)) return { credit: [], reasons: [] };
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
}

function statement(unit: string): RegExp {
  return new RegExp(
    `(?<![\\w$.])${AMOUNT}(?:\\s*\\(\\d+(?:\\.\\d+)?\\))?[\\s-]+(?:free\\s+|approved\\s+|state\\s+|technology\\s+)?${unit}\\b`,
    "giu",
  );
}

const MOST_STATEMENTS = 6;

function stated(text: string): StatedCredit[] {
  const taken: { readonly from: number; readonly to: number; readonly credit: StatedCredit }[] = [];
  for (const [pattern, unit, isHours] of STATEMENTS) {
    for (const match of text.matchAll(pattern)) {
      const to = match.index + match[0].length;
      if (taken.some((other) => match.index < other.to && to > other.from)) continue;
      const credit = creditFrom(match, { unit, isHours, after: text.slice(to, to + 50) });
      if (credit !== undefined) taken.push({ from: match.index, to, credit });
    }
  }
  const seen = new Set<string>();
  return taken
    .sort((one, other) => one.from - other.from)
    .map((each) => each.credit)
    .filter((each) => {
      const key = `${each.units} ${each.unit} ${each.category}`;
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, MOST_STATEMENTS);
}

interface CreditContext {
  readonly unit: Unit;
  readonly isHours: boolean;
  readonly after: string;
}

/** No single offering gives more; a larger number is a requirement ("75 clock hours every five years"). */
const MOST_UNITS = 60;
const REQUIREMENT =
  /^[^.;]{0,25}\b(?:every|per year|annually|each year|required|requirement|to renew|needed)\b/iu;

function creditFrom(match: RegExpExecArray, context: CreditContext): StatedCredit | undefined {
  const units = unitsOf(match[1] ?? "");
  if (!(units > 0 && units <= MOST_UNITS) || REQUIREMENT.test(context.after)) return undefined;
  const category = CATEGORY.exec(`${match[0]}${/^[^.;\n]*/u.exec(context.after)?.[0] ?? ""}`);
  const named = category?.[1] ?? category?.[2] ?? (category?.[3] === undefined ? undefined : "technology");
  return {
    text: match[0].replace(/\s+/gu, " "),
    ...(context.isHours ? { contactMinutes: Math.round(units * 60) } : {}),
    units,
    unit: context.unit,
    ...(named === undefined ? {} : { category: named.toLowerCase() }),
  };
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
