import type { RecordSession } from "../record.ts";

/** Meetings that one listing has at a time at which the offering made of all listings has none: by one of them it is wrong. */
export function otherTimes(
  listed: readonly RecordSession[],
  shown: readonly RecordSession[],
): readonly RecordSession[] {
  const starts = new Set(shown.flatMap(({ isAllDay, start }) => (isAllDay ? [] : [Date.parse(start)])));
  return listed.filter(({ isAllDay, start }) => !isAllDay && !starts.has(Date.parse(start)));
}
