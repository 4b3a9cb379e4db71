import { chanceFrom } from "../matching/random.ts";

// Words of titles and their beginnings, one mistyped; none of the sentences that half of the made descriptions share.
const words =
  "copyright weeding storytime grant metadata privacy outreach makerspace genealogy budget volunteers trustee zines literacy digitization pilot teens catalogng fundraising usability".split(
    " ",
  );
const filters = [
  "free=yes",
  "max-minutes=60",
  "way=live-online",
  "kind=webinar&kind=workshop",
  "day=tue&day=thu",
  "near=12180&within=25",
  "topic=youth-services",
  "after=09:00&before=17:00",
  "from=2027-02-01&to=2027-08-31",
];

/** Addresses of Find: nearly all with words, most with up to three filters, a few further pages; none twice in a row. */
export function questions(count: number): readonly string[] {
  const chance = chanceFrom(7);
  return Array.from({ length: count }, () => {
    const pick = (values: readonly string[]) => values[chance.below(values.length)] ?? "";
    const text = chance.is(0.9)
      ? Array.from({ length: 1 + chance.below(3) }, () => pick(words)).join("+")
      : "";
    const chosen = new Set(Array.from({ length: chance.below(4) }, () => pick(filters)));
    const page = chance.is(0.1) ? ["page=2"] : [];
    return `/find?${[...(text === "" ? [] : [`q=${text}`]), ...chosen, ...page].join("&")}`;
  });
}
