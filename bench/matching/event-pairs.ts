import type { Listing } from "../../src/modules/catalog/rules/listing.ts";
import type { KnownListing } from "./catalogue.ts";
import { disguises } from "./hard-negatives.ts";
import { chanceFrom, seedOf, type Chance } from "./random.ts";
import { variantOf } from "./variants.ts";

/** Two listings with the truth about them and how the pair was made. */
export interface LabelledPair {
  readonly a: Listing;
  readonly b: Listing;
  readonly isSame: boolean;
  readonly kind: string;
}

export type Half = "tuning" | "held out";

export function halfOf(known: KnownListing): Half {
  return seedOf(`half ${known.family}`) % 2 === 0 ? "tuning" : "held out";
}

/** Labelled pairs of one half: copies of real records, real duplicates, and look-alikes of every kind. */
export function eventPairs(
  known: readonly KnownListing[],
  half: Half,
  perKind: number,
): readonly LabelledPair[] {
  const own = known.filter((each) => halfOf(each) === half);
  const chance = chanceFrom(seedOf(`pairs ${half}`));
  const pairs: LabelledPair[] = [];
  for (const kind of ["conference", "talk", "workshop"] as const) {
    const records = sample(
      own.filter((each) => each.kind === kind),
      perKind,
      chance,
    );
    for (const { listing } of records) {
      pairs.push({ a: listing, b: variantOf(listing, chance), isSame: true, kind: `${kind}, copy` });
      for (const [name, disguise] of Object.entries(disguises)) {
        if (!chance.is(0.3)) continue;
        // Disguised after rewording with the same draws, so that no edit takes away what tells the two apart.
        const seed = chance.below(1_000_000);
        const [a, b] = disguise(listing, chanceFrom(seed));
        const [, copy] = disguise(variantOf(listing, chance), chanceFrom(seed));
        pairs.push({ a, b, isSame: false, kind: `${kind}, ${name}` });
        pairs.push({ a, b: copy, isSame: false, kind: `${kind}, ${name}, copied` });
      }
    }
  }
  return [...pairs, ...realPairs(own, chance)];
}

/** Pairs found in the data: the same conference in two files, and neighbours that are not the same. */
function realPairs(own: readonly KnownListing[], chance: Chance): readonly LabelledPair[] {
  const pairs: LabelledPair[] = [];
  const add = (group: readonly KnownListing[], kind: string): void => {
    for (const [index, a] of group.entries()) {
      for (const b of group.slice(index + 1, index + 6)) {
        const isSame = a.truth === b.truth;
        pairs.push({ a: a.listing, b: b.listing, isSame, kind: isSame ? "conference, in two files" : kind });
        if (!isSame)
          pairs.push({ a: a.listing, b: variantOf(b.listing, chance), isSame, kind: `${kind}, copied` });
      }
    }
  };
  const conferences = own.filter((each) => each.kind === "conference");
  for (const group of groups(conferences, (each) => each.family))
    add(group, "conference, other year or city");
  const others = own.filter((each) => each.kind !== "conference");
  const days = groups(others, (each) => `${each.kind} ${each.listing.sessions[0]?.start.slice(0, 10)}`);
  for (const group of days) add(group.slice(0, 12), `${group[0]?.kind}, same day`);
  return pairs;
}

function groups(
  known: readonly KnownListing[],
  name: (each: KnownListing) => string,
): readonly KnownListing[][] {
  return [...Map.groupBy(known, name).values()].filter((group) => group.length > 1);
}

function sample<T>(values: readonly T[], count: number, chance: Chance): readonly T[] {
  return values
    .map((value) => ({ value, order: chance.next() }))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ value }) => value);
}
