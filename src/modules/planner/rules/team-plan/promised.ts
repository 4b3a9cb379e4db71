import type { OfferingToTake } from "#modules/credit";
import { localDay } from "#platform/time";
import type { Proposed } from "./team-facts.ts";

/** What somebody promised to take, as it is planned on their record. */
export function promised({
  minutes,
  offeringId,
  placeName,
  provider,
  sittings,
  title,
  zone,
}: Proposed): Omit<OfferingToTake, "topics"> {
  return {
    offeringId,
    title,
    provider,
    from: localDay(zone, sittings[0]?.start ?? ""),
    to: localDay(zone, sittings.at(-1)?.end ?? ""),
    minutes,
    mode: "live",
    place: placeName,
  };
}
