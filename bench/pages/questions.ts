import { type Chance, chanceFrom } from "../matching/random.ts";

// Words of titles and their beginnings, one mistyped; none of the sentences that half of the made descriptions share.
const words =
  "copyright weeding storytime grant metadata privacy outreach makerspace genealogy budget volunteers trustee zines literacy digitization pilot teens catalogng fundraising usability".split(
    " ",
  );
const topics =
  "technology early-literacy teen-services collections outreach advocacy accessibility money".split(" ");
/** ZIP codes within a day's drive of where the made meetings are. */
const towns =
  "12180 12207 12010 12047 12065 12118 12203 12302 12401 12534 12601 12801 12866 12901 13021 13045 13088 13202 13323 13501 13601 13760 14202 14604".split(
    " ",
  );
const weekdays = "mon tue wed thu fri sat sun".split(" ");

type Draw = (pick: (values: readonly string[]) => string, chance: Chance) => string;

const filters: readonly Draw[] = [
  () => "free=yes",
  (pick) => `max-minutes=${pick(["30", "45", "60", "75", "90", "120"])}`,
  (pick) => `way=${pick(["live-online", "in-person", "own-pace"])}`,
  (pick) =>
    pick(["kind=webinar&kind=workshop", "kind=webinar", "kind=course", "kind=conference&kind=workshop"]),
  (pick) => [...new Set([pick(weekdays), pick(weekdays)])].map((day) => `day=${day}`).join("&"),
  (pick) => `near=${pick(towns)}&within=${pick(["10", "25", "50", "100"])}`,
  (pick) => `topic=${pick(topics)}`,
  (_, chance) => `after=${hour(8 + chance.below(5))}&before=${hour(14 + chance.below(5))}`,
  (_, chance) => `from=${date(chance.below(300))}&to=${date(330 + chance.below(300))}`,
];

/**
 * Addresses of Find: nearly all with words, most with up to three filters, a few further pages. Hardly one is asked
 * twice: what is kept of one question serves another only where they share a filter or a hit.
 */
export function questions(count: number): readonly string[] {
  const chance = chanceFrom(7);
  const pick = (values: readonly string[]) => values[chance.below(values.length)] ?? "";
  return Array.from({ length: count }, () => {
    const text = chance.is(0.9)
      ? Array.from({ length: 1 + chance.below(3) }, () => pick(words)).join("+")
      : "";
    const chosen = new Set(Array.from({ length: chance.below(4) }, () => chance.below(filters.length)));
    const asked = [...chosen].map((place) => filters[place]?.(pick, chance) ?? "");
    const page = chance.is(0.1) ? ["page=2"] : [];
    return `/find?${[...(text === "" ? [] : [`q=${text}`]), ...asked, ...page].join("&")}`;
  });
}

function hour(number: number): string {
  return `${String(number).padStart(2, "0")}:00`;
}

/** So many days after the first of December 2026. */
function date(days: number): string {
  return new Date(Date.UTC(2026, 11, 1 + days)).toISOString().slice(0, 10);
}
