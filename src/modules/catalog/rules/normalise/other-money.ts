const MONEY = String.raw`(?:US|CA|C|AU|A)?[$£€]\s?\d[\d,]*(?:\.\d{2})?`;

/** Amounts that are kept, spared or owed by somebody else: fees of cancelling or paying, what an early bird saves. */
const OTHER_AMOUNTS = new RegExp(
  String.raw`${MONEY}\s+(?:non-?refundable\s+)?(?:processing|cancell?ation|administrati(?:on|ve)|handling|service|convenience|no-?show|late)\s+(?:fee|charge)s?|\b(?:processing|cancell?ation|administrati(?:on|ve)|handling|service|convenience|no-?show|late)\s+(?:fee|charge)s?(?:\s*:|\s+(?:is|are|of))\s*${MONEY}|\b(?:save|saves|saving|discount of)\s+(?:up to\s+|an? (?:extra|additional)\s+)?${MONEY}|${MONEY}\s+(?:off|discount)\b`,
  "giu",
);
const LODGING =
  /\b(?:hotels?|lodging|per night|a night|nightly|your room|rooms? rate|guest rooms?|room block)\b/iu;
const TAKING_PART = /\b(?:registration|tuition|admission|tickets?|fees?)\b/iu;
/** What comes with an offering and is given free: says nothing of the offering itself. */
const FREE_EXTRAS =
  /\b(?:lunch|breakfast|dinner|meals?|coffee|refreshments|parking|wi-?fi|childcare|shipping|materials|handouts)(?:\s+(?:is|are|will be))?(?:\s+also)?(?:\s+(?:provided|offered|available|included))?\s+(?:for\s+)?(?:free\b|at no (?:extra |additional )?(?:cost|charge)|complimentary\b|without charge)(?:\s+of charge)?/giu;

/** The sentence without money that is not the price of taking part; most sentences come back as they are. */
export function withoutOtherMoney(sentence: string): string {
  if (LODGING.test(sentence) && !TAKING_PART.test(sentence)) return "";
  return sentence.replace(OTHER_AMOUNTS, " ").replace(FREE_EXTRAS, " ");
}
