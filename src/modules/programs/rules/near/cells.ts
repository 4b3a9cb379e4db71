import type { Coordinates } from "#platform/places";

/** Miles of a degree of latitude, a little less than the least there is. */
const milesOfDegree = 68.6;
/** Beyond it degrees of longitude are too narrow to be worth counting. */
const mostLatitude = 75;

/** The square of one degree that a place is in: `43 -90`. */
export function cellOf({ latitude, longitude }: Coordinates): string {
  return `${Math.floor(latitude)} ${Math.floor(longitude)}`;
}

/**
 * Every square of one degree that may have something within a distance of a place; undefined where they would be too many, or go
 * around a pole. A first sieve: the distance itself is still to be asked.
 */
export function cellsAround(
  { latitude, longitude }: Coordinates,
  miles: number,
): readonly string[] | undefined {
  const high = miles / milesOfDegree;
  const farthest = Math.abs(latitude) + high;
  if (farthest > mostLatitude) return undefined;
  // By the narrowest circle of latitude that is reached; the distance along it is never shorter than the straight one.
  const wide =
    (2 * Math.asin(Math.min(1, Math.sin(miles / 3950 / 2) / Math.cos((farthest * Math.PI) / 180))) * 180) /
    Math.PI;
  const cells: string[] = [];
  for (let north = Math.floor(latitude - high); north <= Math.floor(latitude + high); north += 1)
    for (let east = Math.floor(longitude - wide); east <= Math.floor(longitude + wide); east += 1)
      cells.push(`${north} ${((((east + 180) % 360) + 360) % 360) - 180}`);
  return cells.length > 400 ? undefined : cells;
}
