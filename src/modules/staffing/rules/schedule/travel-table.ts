import type { TravelTime } from "../branch.ts";
import type { CompiledStaffing } from "./compiled.ts";
import type { PlaceIndex } from "./places.ts";

/**
 * Minutes between branches. The way back takes as long as the way there, unless it is given too; of two times for one
 * way the longer counts.
 */
export function travelTable(
  times: readonly TravelTime[],
  { branches }: PlaceIndex,
): Pick<CompiledStaffing, "travelMinutes" | "longestWay"> {
  const minutes = new Map<number, number>();
  const count = branches.size;
  for (const time of times) {
    const [from, to] = [branches.get(time.fromBranchId)?.index, branches.get(time.toBranchId)?.index];
    if (from === undefined || to === undefined) continue;
    const way = from * count + to;
    minutes.set(way, Math.max(minutes.get(way) ?? 0, time.minutes));
  }
  return {
    travelMinutes: (from, to) =>
      from === to ? 0 : (minutes.get(from * count + to) ?? minutes.get(to * count + from)),
    longestWay: Math.max(0, ...minutes.values()),
  };
}
