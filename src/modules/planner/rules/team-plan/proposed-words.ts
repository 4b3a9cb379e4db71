import { moneyWords } from "../words/amount-words.ts";
import type { Proposed } from "./team-facts.ts";

/** `Room 4, Springfield`, `in person`, `online`. */
export function placeWords({
  placeName,
  travelMinutes,
}: Pick<Proposed, "placeName" | "travelMinutes">): string {
  return placeName ?? (travelMinutes === undefined ? "online" : "in person");
}

/** `$40`, `free`, `price not stated`. */
export function priceWords({ cents, isCostUnknown }: Pick<Proposed, "cents" | "isCostUnknown">): string {
  return isCostUnknown === true ? "price not stated" : moneyWords(cents);
}

/** What one place costs and who pays it: `$40, paid by Harbor County`. */
export function paidWords(proposed: Pick<Proposed, "cents" | "isCostUnknown">, employer: string): string {
  return proposed.cents === 0 ? priceWords(proposed) : `${priceWords(proposed)}, paid by ${employer}`;
}
