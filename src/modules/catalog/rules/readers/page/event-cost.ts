import { formatDate } from "#platform/time";
import type { RecordPrice } from "../../record.ts";
import { oneLine } from "../markup/visible-text.ts";
import { readMoment } from "../moments/moment.ts";
import { priceFrom, readCost } from "../money/price-text.ts";
import { type Thing, firstWords, hasType, thingsOf, valuesOf, wordsOf } from "./thing.ts";

export interface StatedOffers {
  readonly prices: readonly RecordPrice[];
  readonly costText?: string;
  /** Where an offer says one gets it. */
  readonly registrationUrl?: string;
}

const mostOffers = 100;

/** Reads `offers` and `isAccessibleForFree`: each price a tier with its name, the rest as words. */
export function statedOffers(event: Thing): StatedOffers {
  const prices: RecordPrice[] = [];
  const words: string[] = [];
  const offers = valuesOf(event, "offers", "offer", "price").slice(0, mostOffers);
  for (const offer of offers) {
    if (typeof offer !== "object") addWords(String(offer), prices, words);
    else for (const each of singleOffers(offer)) addOffer(each, prices, words);
  }
  const hasFreeOffer = offers.some(
    (offer) => typeof offer === "object" && /^(?:free|no cost)$/iu.test(firstWords(offer, "category") ?? ""),
  );
  const isFree = valuesOf(event, "isAccessibleForFree", "free").some((value) =>
    /^(?:true|yes|1|.*\/true)$/iu.test(wordsOf(value) ?? ""),
  );
  if ((isFree || hasFreeOffer) && prices.length === 0) prices.push({ amountCents: 0, currency: "USD" });
  const costText = [...new Set(words)].join("; ");
  const registrationUrl = offers
    .filter((offer): offer is Thing => typeof offer === "object")
    .map((offer) => firstWords(offer, "url"))
    .find((url) => url !== undefined);
  return {
    prices: distinct(prices),
    ...(costText === "" ? {} : { costText }),
    ...(registrationUrl === undefined ? {} : { registrationUrl }),
  };
}

/** The offers of an AggregateOffer, whose lowest and highest price they are; else the offer itself. */
function singleOffers(offer: Thing): readonly Thing[] {
  const inside = thingsOf(offer, "offers").slice(0, mostOffers);
  const arePriced = inside.some((each) => valuesOf(each, "price", "priceSpecification").length > 0);
  return arePriced ? inside : [offer, ...inside];
}

function addWords(text: string, prices: RecordPrice[], words: string[]): void {
  if (/^\S+\.\S+\/\S*$/u.test(text.trim())) return; // an address, as older examples of schema.org have it
  const cost = readCost(oneLine(text));
  prices.push(...cost.prices);
  if (cost.costText !== undefined) words.push(cost.costText);
}

function addOffer(offer: Thing, prices: RecordPrice[], words: string[]): void {
  const specifications = thingsOf(offer, "priceSpecification");
  for (const source of [offer, ...specifications]) {
    const currency = firstWords(source, "priceCurrency") ?? firstWords(offer, "priceCurrency");
    const label = labelOf(source, offer);
    const until = untilOf(source) ?? untilOf(offer);
    for (const [name, suffix] of [
      ["price", undefined],
      ["lowPrice", "lowest"],
      ["highPrice", "highest"],
      ["minPrice", "lowest"],
      ["maxPrice", "highest"],
    ] as const) {
      const written = firstWords(source, name);
      if (written === undefined) continue;
      const price =
        priceFrom(written, currency?.toUpperCase()) ?? readCost(written, currency?.toUpperCase()).prices[0];
      if (price === undefined) words.push([label, oneLine(written)].filter(Boolean).join(": "));
      else prices.push({ ...tierLabel(label, suffix), ...price, ...(until === undefined ? {} : { until }) });
    }
  }
}

function tierLabel(label: string | undefined, suffix: string | undefined): { label?: string } {
  const words = [label, suffix].filter(Boolean).join(", ");
  return words === "" ? {} : { label: words };
}

function labelOf(source: Thing, offer: Thing): string | undefined {
  const named =
    firstWords(source, "name", "description", "category", "priceType") ??
    firstWords(offer, "name", "description", "category");
  const customer = valuesOf(source, "eligibleCustomerType")
    .map((value) => wordsOf(value))
    .find(Boolean);
  const isSoldOut = /SoldOut|OutOfStock/u.test(firstWords(offer, "availability") ?? "");
  const words = [named, customer, isSoldOut ? "sold out" : undefined].filter(Boolean).join(", ");
  return words === "" || hasType(source, "AggregateOffer")
    ? isSoldOut
      ? "sold out"
      : undefined
    : oneLine(words);
}

function untilOf(source: Thing): string | undefined {
  const written = firstWords(source, "priceValidUntil", "validThrough", "availabilityEnds");
  const moment = written === undefined ? undefined : readMoment(written);
  return moment === undefined ? undefined : formatDate(moment.day);
}

function distinct(prices: readonly RecordPrice[]): readonly RecordPrice[] {
  return [...new Map(prices.map((price) => [JSON.stringify(price), price])).values()];
}
