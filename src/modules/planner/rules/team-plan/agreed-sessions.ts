import type { Proposed } from "./team-facts.ts";

/** A sitting of a proposal, as the schedule knows it: at its own place in the list its id is made from. */
export interface AgreedSitting {
  readonly staffId: string;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly zone: string;
  readonly attendance: "in-building" | "away";
  readonly travelMinutesBefore: number;
  readonly travelMinutesAfter: number;
}

/** When someone is off the desk who accepted a proposal, sitting by sitting, the ways there and back included. */
export function agreedSittings(
  staffId: string,
  { title, sittings, zone, travelMinutes, placeName }: Proposed,
): readonly AgreedSitting[] {
  const isAway = travelMinutes !== undefined || placeName !== undefined;
  return sittings.map(({ start, end }) => ({
    staffId,
    title,
    start,
    end,
    zone,
    attendance: isAway ? "away" : "in-building",
    travelMinutesBefore: travelMinutes ?? 0,
    travelMinutesAfter: travelMinutes ?? 0,
  }));
}
