import type { Listing } from "#modules/catalog";
import { parseInstant } from "#platform/time";
import { whereHeld } from "../plan/offering-dates.ts";
import { statedPrice } from "../plan/stated-price.ts";
import { groupPricesOf } from "./group-prices.ts";
import type { TeamFactsSession } from "./team-facts.ts";

/** Kinds whose dates belong together: who takes one takes all of them. Of the others each date is a choice. */
const wholes: ReadonlySet<string> = new Set(["course", "conference", "degree-program"]);

/** Longer than this, one date is no sitting that anybody plans. */
const longestSitting = 14 * 3_600;

/**
 * What a team may take of one offering between two instants (UTC): dated, with an end, not called off, at a price that is known
 * or surely none, and, where one has to go, at a place that is known: nobody can tell otherwise how long a desk is without them.
 */
export function teamSessionsOf(
  id: string,
  offering: Listing,
  { from, to }: { readonly from: string; readonly to: string },
): readonly TeamFactsSession[] {
  if (offering.status === "cancelled" || offering.status === "postponed") return [];
  const dated = offering.sessions.flatMap((session) => {
    const { start, end, isAllDay, status } = session;
    const isOff = status === "cancelled" || status === "postponed";
    if (isAllDay || isOff || end === undefined || end <= start) return [];
    const seconds = (parseInstant(end) ?? 0) - (parseInstant(start) ?? 0);
    return seconds > longestSitting ? [] : [{ start, end, where: whereHeld(session, offering) }];
  });
  const isWhole = wholes.has(offering.kind) && dated.length > 1;
  const groups = isWhole
    ? [dated.toSorted((a, b) => a.start.localeCompare(b.start))]
    : dated.map((each) => [each]);
  return groups
    .filter((dates) => dates.every(({ start, end }) => start >= from && end <= to))
    .flatMap((dates) => {
      const { how, place, placeName } = dates[0]?.where ?? {};
      const price = statedPrice(offering, how === "live");
      if (price === undefined || (how === "in-person" && place === undefined)) return [];
      return [
        {
          id: `${id} ${dates[0]?.start ?? ""}`,
          offeringId: id,
          title: offering.title,
          provider: offering.provider,
          url: offering.url,
          sittings: dates.map(({ start, end }) => ({ start, end })),
          ...(place !== undefined && { place }),
          ...(placeName !== undefined && { placeName }),
          cents: price.cents,
          ...(price.isCostUnknown && { isCostUnknown: true }),
          groupPrices: groupPricesOf(offering.cost),
          // Seats of a whole belong to it, as those of one date to that date.
          ...(offering.capacity !== undefined && { seats: offering.capacity }),
          isConference: offering.kind === "conference",
          topics: offering.topics,
        },
      ];
    });
}
