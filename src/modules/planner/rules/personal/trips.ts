import { distanceMiles } from "#platform/places";
import type { PersonalProblem, Point } from "./personal-problem.ts";

/** Minutes of travel between places, known or none for home (where what is online is taken, too). */
export type TravelMinutes = (one: Point | undefined, other: Point | undefined) => number;

const usualMilesPerHour = 40;

/**
 * Whole minutes, rounded up, as the crow flies. Without a home nothing takes time; it is the same there and back. What is
 * online is taken at home, so that nobody has to listen at the wheel.
 */
export function travelOf({ home, limits }: Pick<PersonalProblem, "home" | "limits">): TravelMinutes {
  if (home === undefined) return () => 0;
  const milesPerHour = limits.milesPerHour ?? usualMilesPerHour;
  return (one, other) => {
    if (one === undefined && other === undefined) return 0;
    const miles = milesApart(one ?? home, other ?? home);
    return Math.ceil((miles / milesPerHour) * 60 - roundingNoise);
  };
}

const roundingNoise = 1e-6;

/** As the crow flies; 0 for the same point. */
export function milesApart(one: Point, other: Point): number {
  if (one.latitude === other.latitude && one.longitude === other.longitude) return 0;
  return distanceMiles(one, other);
}

/** Whether going there is being away. */
export function isAway(place: Point | undefined, home: Point | undefined): place is Point {
  if (place === undefined) return false;
  return home === undefined || milesApart(place, home) > 0;
}
