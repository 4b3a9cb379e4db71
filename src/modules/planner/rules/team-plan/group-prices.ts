import type { Listing } from "#modules/catalog";
import type { TeamFactsSession } from "./team-facts.ts";

/** From how many people on: `groups of 5 or more`, `3+ people`, `Group rate (4 or more)`. */
const fromPeople = [
  /\b(?:groups?|teams?)\b[^\d$]{0,20}(\d{1,3})\b/iu,
  /\b(\d{1,3})\s*(?:\+|or more|and more|or above)/iu,
];

/** Paid once for all of them, however many: what each pays cannot be said beforehand. */
const forAll =
  /\b(?:flat|whole group|entire group|per group|per team|per site|site licen[cs]e|unlimited)\b/iu;

/**
 * What each saves who comes with so many others, where an offering states such a price for each; in order of how many, each
 * saving more than the one before. A price for a whole group, or one that nobody saves by, is none.
 */
export function groupPricesOf({
  fromCents,
  currency,
  tiers,
}: Listing["cost"]): TeamFactsSession["groupPrices"] {
  if (fromCents === undefined) return [];
  const stated = tiers.flatMap(({ label = "", amountCents, currency: paidIn }) => {
    if (paidIn !== currency || forAll.test(label)) return [];
    const people = peopleIn(label);
    const cents = fromCents - amountCents;
    return people === undefined || people < 2 || cents <= 0 ? [] : [{ people, cents }];
  });
  const byPeople = stated.toSorted((one, other) => one.people - other.people || other.cents - one.cents);
  return byPeople.filter(({ cents }, place) =>
    byPeople.slice(0, place).every((before) => before.cents < cents),
  );
}

function peopleIn(label: string): number | undefined {
  for (const pattern of fromPeople) {
    const [, number] = pattern.exec(label) ?? [];
    if (number !== undefined) return Number(number);
  }
  return undefined;
}
