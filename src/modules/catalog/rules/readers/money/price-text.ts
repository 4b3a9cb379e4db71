import type { RecordPrice } from "../../record.ts";

/** What a source's words on cost come to: prices where they are plain, else the words. */
export interface StatedCost {
  readonly prices: readonly RecordPrice[];
  readonly costText?: string;
}

const symbols = new Map([
  ["$", "USD"],
  ["US$", "USD"],
  ["CA$", "CAD"],
  ["C$", "CAD"],
  ["A$", "AUD"],
  ["£", "GBP"],
  ["€", "EUR"],
]);
const amount =
  /^(US\$|CA\$|C\$|A\$|[$£€]|[A-Z]{3})?\s?(\d{1,3}(?:[,\s]\d{3})+(?:\.\d{1,2})?|\d{1,7}(?:[.,]\d{1,4})?)\s?(US\$|[$£€]|[A-Z]{3})?$/u;

/**
 * Reads a cost as written in a cell or a field: `Free`, `$25`, `25.00 USD`, `0`. A bare number is in `currency` when
 * that is given. Anything with more to say ("Free for members, $25 others") stays words as well.
 */
export function readCost(text: string, currency?: string): StatedCost {
  const words = text.replaceAll(/\s+/gu, " ").trim();
  if (words === "") return { prices: [] };
  if (
    /^(?:free|no (?:cost|charge|fee)|gratis|complimentary|none|0)(?: (?:of charge|event|admission))?[.!]?$/iu.test(
      words,
    )
  )
    return { prices: [{ amountCents: 0, currency: currency ?? "USD" }] };
  const price = priceFrom(words, currency);
  return price === undefined ? { prices: [], costText: words } : { prices: [price] };
}

/** One amount with its currency; nothing when the words are not exactly one amount, or name no currency. */
export function priceFrom(text: string, currency?: string): RecordPrice | undefined {
  const match = amount.exec(text.trim());
  if (match === null) return undefined;
  const stated = match[1] ?? match[3];
  const unit = (stated === undefined ? undefined : (symbols.get(stated) ?? stated)) ?? currency;
  const amountCents = cents(match[2] ?? "");
  if (amountCents === undefined) return undefined;
  if (unit === undefined) return amountCents === 0 ? { amountCents, currency: "USD" } : undefined;
  return /^[A-Z]{3}$/u.test(unit) ? { amountCents, currency: unit } : undefined;
}

function cents(digits: string): number | undefined {
  const decimal = /^\d+,\d{1,2}$/u.test(digits) ? digits.replace(",", ".") : digits.replaceAll(/[,\s]/gu, "");
  const value = Math.round(Number(decimal) * 100);
  return Number.isSafeInteger(value) ? value : undefined;
}
