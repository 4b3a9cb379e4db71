import { type Coordinates, distanceMiles } from "#platform/places";

const kilometresPerMile = 1.609_344;

/**
 * Minutes on the way to a place, and as many back; 0 when one of the two is not known.
 *
 * A plain rule, since nobody knows the roads here: the straight line at 40 km/h, which allows for their bends, and ten
 * minutes to get out and in. In steps of five minutes, since it is not known better. Nobody drives for more than four
 * hours: farther away one travels the day before, and the schedule has an absence for that.
 */
export function travelMinutes(home: Coordinates | undefined, place: Coordinates | undefined): number {
  if (home === undefined || place === undefined) return 0;
  const kilometres = distanceMiles(home, place) * kilometresPerMile;
  if (kilometres < nextDoor) return 0;
  return Math.min(mostMinutes, Math.ceil((kilometres / speed) * 12 + 2) * 5);
}

/** Kilometres an hour. */
const speed = 40;
const mostMinutes = 240;
/** Kilometres: one's own building, by two readings of its address. */
const nextDoor = 0.2;
