import type { OfferingToPlan } from "#modules/catalog";

/** `Partnerships That Last: Week 2 of 4`, `Repairs (part 1 of 3)`. */
const partOfSeries =
  /[\s:–—,-]*\(?\b(week|part|session|class|module|meeting|day)\s+(\d{1,2})\s+of\s+(\d{1,2})\b\)?/iu;

/** `$165 for the series`, `$90 for all three`: the price of one part is the price of all. */
const forTheWhole = /\bseries\b|\bfor all\b|\bin all\b|\bwhole course\b|\bfor the course\b/iu;

interface Part extends OfferingToPlan {
  readonly place: number;
  readonly count: number;
  readonly unit: string;
  readonly of: string;
}

/**
 * Offerings as one pays for them: parts of a series that has one price are one offering, attended whole, under the id of its
 * first part. Where some of its parts are missing it is left out, since nobody pays for the rest alone. The order stays.
 */
export function wholeSeries(offerings: readonly OfferingToPlan[]): readonly OfferingToPlan[] {
  const parts = offerings.flatMap((each) => partOf(each) ?? []);
  const series = Map.groupBy(parts, keyOf);
  const keys = new Map(parts.map((part) => [part.id, keyOf(part)]));
  return offerings.flatMap((each) => {
    const key = keys.get(each.id);
    if (key === undefined) return [each];
    const whole = wholeOf(series.get(key) ?? []);
    return whole?.id === each.id ? [whole] : [];
  });
}

function partOf(each: OfferingToPlan): Part | undefined {
  const { title, cost } = each.offering;
  const [matched, unit = "", place, count] = partOfSeries.exec(title) ?? [];
  const isPricedWhole = (cost.fromCents ?? 0) > 0 && forTheWhole.test(cost.text ?? "");
  if (matched === undefined || !isPricedWhole) return undefined;
  const of = title.replace(matched, "").trim();
  return { ...each, place: Number(place), count: Number(count), unit: unit.toLowerCase(), of };
}

function keyOf({ of, unit, count, offering }: Part): string {
  return JSON.stringify([of.toLowerCase(), unit, count, offering.provider, offering.cost.fromCents]);
}

function wholeOf(parts: readonly Part[]): OfferingToPlan | undefined {
  const byPlace = new Map(parts.toReversed().map((part) => [part.place, part]));
  const inOrder = Array.from({ length: parts[0]?.count ?? 0 }, (_, at) => byPlace.get(at + 1));
  const all = inOrder.flatMap((part) => part ?? []);
  const [first] = all;
  if (first === undefined || all.length < first.count) return undefined;
  const { durationMinutes: _one, ...offering } = first.offering;
  const units = `${first.unit}${first.unit === "class" ? "es" : "s"}`;
  return {
    id: first.id,
    offering: {
      ...offering,
      title: `${first.of} (${first.count} ${units})`,
      // Its dates belong together, as those of a course do.
      kind: "course",
      sessions: all.flatMap((part) => part.offering.sessions),
    },
  };
}
