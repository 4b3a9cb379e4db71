import type { RecordPrice } from "../record.ts";
import { allMatches } from "./all-matches.ts";
import type { CuedSentence } from "./cued-sentences.ts";
import { CUE } from "./cues.ts";
import { dateIn } from "./date-words.ts";
import { withoutOtherMoney } from "./other-money.ts";
import { remembered } from "../remembered.ts";
import { storableBeginning } from "./storable.ts";

/** Price tiers read from words, which words, and why they were taken. */
export interface PriceReading {
  readonly tiers: readonly RecordPrice[];
  readonly because: string;
  readonly said?: string;
}

/** Reads words that are about cost and nothing else: "Free for members, $25 non-members", "£20", "No charge". */
export function pricesInCostText(text: string, currency: string): PriceReading {
  const tiers = clausesOf(text).flatMap((clause) => tiersIn(clause, currency, true));
  return { tiers, because: `the source says “${storableBeginning(text.trim(), 80)}”` };
}

/**
 * Reads the sentences of a description that have words of cost, and only where they speak plainly: "$5,000 in
 * prizes", "feel free", "free parking" say nothing about what the offering costs.
 */
export function pricesInDescription(sentences: readonly CuedSentence[], currency: string): PriceReading {
  const tiers: RecordPrice[] = [];
  const said: string[] = [];
  for (const sentence of sentences) {
    const found = sentenceTiers(sentence, currency);
    if (found.length === 0) continue;
    tiers.push(...found);
    said.push(storableBeginning(sentence.text.trim(), 120));
    // Once it is free to all, later prices are of something else: the book, the hotel.
    if (found.some((price) => price.amountCents === 0 && price.label === undefined)) break;
  }
  const text = said.join(" ");
  return tiers.length === 0
    ? NOTHING
    : { tiers, said: text, because: `text says “${storableBeginning(text, 120)}”` };
}

const NOTHING: PriceReading = { tiers: [], because: "" };

/** "Free" made plain by signs rather than words: "Cost: free", "(free)", "FREE!", "Limited to 30, free". */
const SIGNED_FREE =
  /\b(?:cost|fees?|price|registration|admission|tuition|tickets?)\s*:\s*(?:free|none|no (?:cost|charge|fee)|complimentary)\b|^\W*free\W*$|[([]free[)\]]|\bfree!|\b(?:limit(?:ed)?(?: (?:to|of))? \d+|\d+ (?:seats|spaces|places|spots|people|participants|attendees))\b[^.;!?\n]{0,40}[,–—-]\s*free\W*$|^\W*free\s*[,–—-]\s*(?:limit(?:ed)?(?: (?:to|of))? )?\d+\b/iu;

/** A line of a price list that names no price: "Regular: $95". */
const PRICE_LINE =
  /^\W*(?:regular|standard|general|individuals?|groups?|late|on-?site|full(?: price| conference)?)\b[^.:;!?\n]{0,30}:\s*(?:US|CA|C|AU|A)?[$£€]\s?\d[\d,.]*\W*$/iu;

/** A sentence that says nothing but a price: "$25." */
const BARE_PRICE = /^\W*(?:US|CA|C|AU|A)?[$£€]\s?\d{1,3}(?:\.\d\d)?(?: (?:per|a) person)?[^\w%]*$/u;

function sentenceTiers(sentence: CuedSentence, currency: string): readonly RecordPrice[] {
  if (sentence.has(CUE.otherMoney)) return [];
  const isFree = sentence.has(CUE.free) || (sentence.has(CUE.freeWord) && SIGNED_FREE.test(sentence.text));
  const isPriced =
    sentence.has(CUE.currency) &&
    (sentence.has(CUE.price) || PRICE_LINE.test(sentence.text) || BARE_PRICE.test(sentence.text));
  if (isFree && !sentence.has(CUE.currency)) {
    const text = withoutOtherMoney(sentence.text);
    const isOfExtras = text !== sentence.text && !FREE_WORD.test(text);
    return DENIED.test(text) || isOfExtras ? [] : [freeTier(text, currency)];
  }
  if (!isFree && !isPriced && !sentence.has(CUE.donation)) return [];
  return tiersAsSaid[isFree ? "free" : "priced"](`${currency} ${sentence.text}`);
}

const tiersAsSaid = {
  free: remembered((said) => tiersInSentence(said, true)),
  priced: remembered((said) => tiersInSentence(said, false)),
};

/** Of a sentence with the currency of its bare amounts in front, as three letters. */
function tiersInSentence(said: string, isFree: boolean): readonly RecordPrice[] {
  const currency = said.slice(0, 3);
  return clausesOf(withoutOtherMoney(said.slice(4))).flatMap((clause) =>
    tiersIn(clause, currency, isFree).map(plainlyLabelled),
  );
}

/** The common case, "free" and no amount: only who may come free is looked for, in the words that follow. */
function freeTier(sentence: string, currency: string): RecordPrice {
  const free = FREE_FOR.exec(sentence);
  const price = { amountCents: 0, currency };
  return free?.[1] === undefined ? price : plainlyLabelled({ label: free[1], ...price });
}

const FREE_FOR =
  /\b(?:free|no (?:cost|charge|fee)|without charge|complimentary)(?: of charge)?(?: and open)?(?: to attend)? (?:for|to) ([^.,;!?()\n]{3,80})/iu;

/** Of a sentence's words only those about who pays are a label; "for free" alone narrows nothing. */
const WHO_PAYS =
  /\b(?:(?:non|not)[- ]?)?(?:\w+ )?(?:members?|students?|early[ -]bird(?: registration| rate)?|residents?|trustees?|retirees?|retired|employees|staff of [\w ]{2,40})\b|\b(?:for|to) (?:all |any )?(?:[\w'’-]+ ){0,4}(?:librar(?:y|ies|ians)|staff|workers|educators|teachers|subscribers|everyone|anyone|all|public)\b(?: in (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?|\bsuggested donation\b/iu;

function plainlyLabelled(price: RecordPrice): RecordPrice {
  const { label, ...rest } = price;
  const isShort = label !== undefined && (label.match(/\S+/gu) ?? []).length <= 4;
  const who =
    isShort && /member|student|resident|concession|senior/iu.test(label)
      ? label
      : WHO_PAYS.exec(`for ${label ?? ""}`)?.[0];
  const named = who?.replace(/^(?:for|to) /iu, "");
  const isAnyone = named === undefined || /^(?:all|anyone|everyone|public)$/iu.test(named);
  return isAnyone || label === undefined ? rest : { label: named, ...rest };
}

const AMOUNT =
  /(?:\b((?:USD?|CAD|AUD?|NZD?)(?=\s?[$£€])|(?:CA|C|A)(?=[$£€])))?\s?([$£€])\s?(\d{1,3}(?:,\d{3})+|\d{1,6})(?:[.,](\d{2})(?!\d))?|\b(\d{1,5})(?:\.(\d{2}))?\s?(USD|CAD|AUD|EUR|GBP|dollars|euros|pounds)\b/iu;
const AMOUNTS = new RegExp(AMOUNT.source, "giu");
const DENIED = /\b(?:not|isn['’]t|no longer|never) (?:a )?free\b/iu;
const FREE_WORD =
  /\b(?:free|no (?:cost|charge|fee)|without charge|complimentary|gratis|gratuite?|kostenlos|gratuito|none|zero)\b/iu;
const ANY_AMOUNT_WELCOME =
  /\b(?:(?:suggested|optional|voluntary|recommended|by|free[- ]will|any)\s+donations?|pay what you (?:can|wish|want|will)|donations? (?:welcome|accepted|appreciated|encouraged|optional)|sliding scale from \$?0)\b/iu;

/** What a clause needs to say any price: most clauses are told apart by this. */
const SAYS_A_PRICE = /\d|free|no c|no fee|without|compli|grati|kosten|none|zero|donation|pay what/iu;

/** Parts that each speak of one tier: "Free for members, $25 non-members; students $10". */
function clausesOf(text: string): string[] {
  return text
    .replace(/(\d),(?=\d{3}\b)/gu, "$1")
    .split(
      /[;\n|•/]|\((?<=[$£€]\s?\d[^();\n]*\()(?=[^()]*[$£€]\s?\d)|,\s+(?!until|through|by|before|20\d\d)|\.\s+|\s+-\s+(?=[$£€])|\s+(?:and|or|but|otherwise|y|et)\s+(?=(?:is |it is |only )?(?:US|CA|C)?[$£€]|free\b|non-?members?|members?|students?|no (?:cost|charge)|\d+ ?(?:USD|dollars))/iu,
    )
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
}

function tiersIn(clause: string, currency: string, takesFree: boolean): RecordPrice[] {
  if (!SAYS_A_PRICE.test(clause)) return [];
  const anyAmount = ANY_AMOUNT_WELCOME.exec(clause);
  if (anyAmount !== null) return [{ label: anyAmount[0], amountCents: 0, currency }];
  const amounts = allMatches(AMOUNTS, clause);
  const [only] = amounts;
  if (only === undefined) {
    if (/^0(?:\.00?)?$/u.test(clause)) return [{ amountCents: 0, currency }];
    if (/^\d{1,5}(?:\.\d{2})?$/u.test(clause) && takesFree) {
      return [{ amountCents: Math.round(Number(clause) * 100), currency }];
    }
    if (!takesFree || DENIED.test(clause)) return [];
    const free = FREE_WORD.exec(clause);
    return free === null ? [] : [{ ...labelled(clause.replace(free[0], " ")), amountCents: 0, currency }];
  }
  const isRange = amounts.length === 2 && /\d\s*(?:-|–|to)\s*(?:US)?[$£€]?\s?\d/iu.test(clause);
  if (amounts.length === 1 || isRange) return amounts.map((match) => tier(clause, match, currency));
  return amounts.map((match, place) => tier(labelPart(clause, amounts, place), match, currency));
}

/** "$25 members $40 others": the words that belong to one of several amounts. */
function labelPart(clause: string, amounts: readonly RegExpExecArray[], place: number): string {
  const startsWithAmount = (amounts[0]?.index ?? 0) < 3;
  const from = startsWithAmount ? (amounts[place]?.index ?? 0) : endOf(amounts[place - 1]);
  const to = startsWithAmount ? amounts[place + 1]?.index : endOf(amounts[place]);
  return clause.slice(from, to);
}

function endOf(match: RegExpExecArray | undefined): number {
  return match === undefined ? 0 : match.index + match[0].length;
}

const SIGNS: Readonly<Record<string, string>> = { "£": "GBP", "€": "EUR" };
const NAMES: Readonly<Record<string, string>> = {
  us: "USD",
  ca: "CAD",
  c: "CAD",
  a: "AUD",
  au: "AUD",
  nz: "NZD",
  dollars: "USD",
  euros: "EUR",
  pounds: "GBP",
};

function tier(clause: string, match: RegExpExecArray, currency: string): RecordPrice {
  const [, prefix, sign, whole, cents, plain, plainCents, name] = match;
  const amount =
    Number((whole ?? plain ?? "0").replaceAll(",", "")) * 100 + Number(cents ?? plainCents ?? "0");
  const trailing = /^\s?(USD|CAD|AUD|NZD)\b/u.exec(
    clause.slice(clause.indexOf(match[0]) + match[0].length),
  )?.[1];
  const named = (name ?? prefix ?? trailing)?.toLowerCase();
  const code = named === undefined ? (SIGNS[sign ?? ""] ?? currency) : (NAMES[named] ?? named.toUpperCase());
  const words = clause.replace(AMOUNTS, " ");
  const until = /\b(?:early|until|through|before|by|til)\b/iu.test(clause) ? dateIn(clause) : undefined;
  return {
    ...labelled(until === undefined ? words : words.replace(UNTIL, " ")),
    amountCents: amount,
    currency: named === "dollars" ? currency : code,
    ...(until === undefined ? {} : { until }),
  };
}

/** A day the price holds to is in its own field, not in its label. */
const UNTIL = /\b(?:until|through|before|by|til)\b.*$/iu;

/** What is left of a clause when the amount is taken out, without the words that only say "it costs". */
function labelled(rest: string): { readonly label?: string } {
  const label = rest
    .replace(/\b(?:USD|CAD|AUD|NZD)\b/gu, " ")
    .replace(
      /^[\s:–—-]*(?:(?:the\s+)?(?:registration\s+)?(?:costs?|fees?|prices?|admission|tickets?)\b(?:\s+(?:is|are|to attend))?|is|are)[\s:=–—-]*/iu,
      "",
    )
    .replace(/\s+/gu, " ")
    .replace(/^[\s:=().,–—-]+|[\s:=(.,–—-]+$/gu, "")
    .replace(/^(?:for|to)\s+/iu, "")
    .replace(/\($/u, "")
    .replace(/^([^()]*)\)$/u, "$1")
    .trim();
  return label.length < 2 || label.length > 120 || /^(?:of charge|per person|each|to attend)$/iu.test(label)
    ? {}
    : { label };
}
