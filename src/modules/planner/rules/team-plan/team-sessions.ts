import type { Listing } from "#modules/catalog";
import { parseInstant } from "#platform/time";
import { groupPricesOf } from "./group-prices.ts";
import type { TeamFactsSession } from "./team-facts.ts";

/** Kinds whose dates belong together: who takes one takes all of them. Of the others each date is a choice. */
const wholes: ReadonlySet<string> = new Set(["course", "conference", "degree-program"]);

/** Longer than this, one date is no sitting that anybody plans. */
const longestSitting = 14 * 3_600;

/** What a team may take of one offering between two instants (UTC): dated, with an end, and not called off. */
export function teamSessionsOf(
  id: string,
  offering: Listing,
  { from, to }: { readonly from: string; readonly to: string },
): readonly TeamFactsSession[] {
  if (offering.status === "cancelled" || offering.status === "postponed") return [];
  const dated = offering.sessions.flatMap(({ start, end, isAllDay, status }) => {
    const isOff = status === "cancelled" || status === "postponed";
    if (isAllDay || isOff || end === undefined || end <= start) return [];
    const seconds = (parseInstant(end) ?? 0) - (parseInstant(start) ?? 0);
    return seconds > longestSitting ? [] : [{ start, end }];
  });
  const isWhole = wholes.has(offering.kind) && dated.length > 1;
  const groups = isWhole
    ? [dated.toSorted((a, b) => a.start.localeCompare(b.start))]
    : dated.map((each) => [each]);
  return groups
    .filter((sittings) => sittings.every(({ start, end }) => start >= from && end <= to))
    .map((sittings) => ({
      id: `${id} ${sittings[0]?.start ?? ""}`,
      offeringId: id,
      title: offering.title,
      provider: offering.provider,
      url: offering.url,
      sittings,
      ...placeOf(offering),
      cents: offering.cost.fromCents ?? 0,
      groupPrices: groupPricesOf(offering.cost),
      // Seats of a whole belong to it, as those of one date to that date.
      ...(offering.capacity !== undefined && { seats: offering.capacity }),
      isConference: offering.kind === "conference",
      topics: offering.topics,
    }));
}

/** Who may take part online does not travel. */
function placeOf({ ways, place }: Listing): Pick<TeamFactsSession, "place" | "placeName"> {
  if (!ways.includes("in-person") || ways.includes("live-online")) return {};
  if (place?.latitude === undefined || place.longitude === undefined) return {};
  const name = [place.city, place.region].filter((part) => part !== undefined).join(", ");
  return {
    place: { latitude: place.latitude, longitude: place.longitude },
    ...(name !== "" && { placeName: name }),
  };
}
