import type { PlannedThing } from "#modules/credit";
import type { PickedOffering } from "#modules/catalog";
import { localDay, parseInstant } from "#platform/time";

/** A picked session as credit is reckoned of it, were it done live. */
export function pickThing({ id, offering, session }: PickedOffering, zone: string): PlannedThing {
  const end = session.end ?? session.start;
  const held = ((parseInstant(end) ?? 0) - (parseInstant(session.start) ?? 0)) / 60;
  return {
    id,
    title: offering.title,
    provider: offering.provider,
    from: session.isAllDay ? session.start.slice(0, 10) : localDay(zone, session.start),
    to: session.isAllDay ? end.slice(0, 10) : localDay(zone, end),
    // All-day listings do not say how long one sits there.
    minutes: session.isAllDay ? (offering.durationMinutes ?? 0) : held,
    mode: "live",
    topics: offering.topics,
  };
}
