import type { Cost, Reason } from "../listing.ts";
import type { RecordPrice, SourceRecord } from "../record.ts";
import { pricesInCostText, pricesInDescription } from "./cost-text.ts";
import type { PriceReading } from "./cost-text.ts";
import { CUE } from "./cues.ts";
import { storableBeginning } from "./storable.ts";
import type { Wording } from "./wording.ts";

export interface CostDecision {
  readonly cost: Cost;
  readonly reason?: Reason;
}

export interface CostSettings {
  readonly currency: string;
  /** Local date of today; tiers that ended before no longer count as what one pays. */
  readonly today?: string;
}

/**
 * What it costs, cheapest tier first: prices the source states, else its words on cost, else plain statements in
 * the description. Unknown stays unknown: silence is never free. A price for members (or residents, students, the
 * staff of some libraries) is a tier, but not what anyone pays, so it makes nothing free.
 */
export function costOf(record: SourceRecord, wording: Wording, settings: CostSettings): CostDecision {
  if (record.prices.length > 0) {
    const labelled =
      record.costText === undefined ? [] : pricesInCostText(record.costText, settings.currency).tiers;
    // A source that states the bare number and the words both is better read from its words.
    const isBare = record.prices.every((price) => price.label === undefined);
    const prices = isBare && labelled.length > record.prices.length ? labelled : record.prices;
    return decide({ tiers: prices, because: "the source states its prices" }, record.costText, settings);
  }
  if (record.costText !== undefined && record.costText.trim() !== "") {
    const reading = pricesInCostText(record.costText, settings.currency);
    return decide(reading, record.costText.trim(), settings);
  }
  return decide(
    pricesInDescription(
      wording.sentences(CUE.free | CUE.freeWord | CUE.currency | CUE.donation),
      settings.currency,
    ),
    undefined,
    settings,
  );
}

function decide(reading: PriceReading, words: string | undefined, settings: CostSettings): CostDecision {
  if (reading.tiers.length === 0) return { cost: unknownCost(words ?? reading.said, settings.currency) };
  const tiers = withoutRepeats(reading.tiers).toSorted((one, other) => one.amountCents - other.amountCents);
  const open = tiers.filter((tier) => isForAnyone(tier) && isCurrent(tier, settings.today));
  const fromCents = open[0]?.amountCents;
  const text = words ?? reading.said;
  const cost: Cost = {
    known: true,
    isFree: fromCents === 0,
    ...(fromCents === undefined ? {} : { fromCents }),
    currency: tiers[0]?.currency ?? settings.currency,
    tiers,
    ...(text === undefined ? {} : { text: storableBeginning(text, 300) }),
  };
  return { cost, reason: { field: "cost", value: costName(cost), because: reading.because } };
}

function unknownCost(text: string | undefined, currency: string): Cost {
  const cost = { known: false, isFree: false, currency, tiers: [] };
  return text === undefined ? cost : { ...cost, text: storableBeginning(text, 300) };
}

function costName(cost: Cost): string {
  if (cost.isFree) return "free";
  return cost.fromCents === undefined ? "for some only" : `from ${cost.fromCents / 100} ${cost.currency}`;
}

/** Labels under which not everyone can pay that price; what follows "non" is not one of them. */
const RESTRICTED =
  /\b(?:(?<!\bnon[ -]?|\bnot (?:a |yet )?)(?:members?|membership|subscribers?)|students?|residents?|employees?|alumni|retirees?|retired|unemployed|trustees?|partner(?:s| libraries)|staff of|member libraries|customers|fellows|volunteers|presenters?|speakers?|first[ -]time attendees?|scholarship|military|veterans?|seniors?|concessions?|children|child|youth|library card ?holders?|only for|employed (?:in|by)|in-state|system libraries|group (?:rates?|prices?|discounts?|registrations?)|groups of \d+|teams of \d+|\d+ or more)\b/iu;
/** "Texas library staff", "libraries in Ohio", "RAILS libraries": a name narrows an open word. */
const NARROWED =
  /\b(?:[A-Z]{3,}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?:['’]s)? (?:public |academic |school )?(?:librar(?:y|ies|ians)|staff|library staff|library workers|educators|teachers|schools)\b|\b(?:in|of|from|within) (?:the )?(?:[A-Z]{2,}|[A-Z][a-z]+)\b/u;
const OPENING_WORDS =
  /^(?:free|registration|cost|fee|all|any|open|public|for|to|academic|school|general|regular|the)\b\s*/iu;

/** True when anyone can have this price: not only members, students or the staff of some libraries. */
export function isForAnyone(tier: RecordPrice): boolean {
  const label = tier.label ?? "";
  if (label === "") return true;
  if (/\b(?:everyone|anyone|open to all|all are welcome|general public)\b/iu.test(label)) return true;
  if (/\bnon-?\s?(?:members?|residents?|students?)\b|\bnot (?:a )?members?\b/iu.test(label)) {
    return !/(?<!non-?\s?)\b(?:students?|residents?)\b/iu.test(label.replace(/non-?\s?\w+/giu, ""));
  }
  return !RESTRICTED.test(label) && !NARROWED.test(withoutOpeningWords(label));
}

function withoutOpeningWords(label: string): string {
  let rest = label;
  while (OPENING_WORDS.test(rest)) rest = rest.replace(OPENING_WORDS, "");
  return rest;
}

function isCurrent(tier: RecordPrice, today: string | undefined): boolean {
  return tier.until === undefined || today === undefined || tier.until >= today;
}

function withoutRepeats(tiers: readonly RecordPrice[]): RecordPrice[] {
  if (tiers.length === 1) return [...tiers];
  const seen = new Set<string>();
  return tiers.filter((tier) => {
    const key = `${tier.amountCents} ${tier.currency} ${tier.label ?? ""}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
