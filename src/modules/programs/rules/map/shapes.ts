import type { Coordinates } from "#platform/places";

const earthMiles = 3_958.8;
const radians = Math.PI / 180;

/** The smallest area without dents that holds all points, counter-clockwise, its first point again at the end; empty for fewer than three that are apart. */
export function areaAround(points: readonly Coordinates[]): readonly Coordinates[] {
  const sorted = points.toSorted(
    (one, other) => one.longitude - other.longitude || one.latitude - other.latitude,
  );
  const lower = chain(sorted);
  const upper = chain(sorted.toReversed());
  const around = [...lower.slice(0, -1), ...upper.slice(0, -1)];
  const [first] = around;
  return first === undefined || around.length < 3 ? [] : [...around, first];
}

/** Points that turn left all along; Andrew's monotone chain. */
function chain(points: readonly Coordinates[]): readonly Coordinates[] {
  const kept: Coordinates[] = [];
  for (const point of points) {
    while (kept.length > 1 && !turnsLeft(kept[kept.length - 2], kept.at(-1), point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

function turnsLeft(one: Coordinates | undefined, two: Coordinates | undefined, three: Coordinates): boolean {
  if (one === undefined || two === undefined) return true;
  return (
    (two.longitude - one.longitude) * (three.latitude - one.latitude) -
      (two.latitude - one.latitude) * (three.longitude - one.longitude) >
    0
  );
}

const corners = 72;

/** Everything so many miles from a place, as a ring of points, its first again at the end. */
export function ringAround({ latitude, longitude }: Coordinates, miles: number): readonly Coordinates[] {
  const angle = miles / earthMiles;
  const here = latitude * radians;
  return Array.from({ length: corners + 1 }, (_, place) => {
    const bearing = ((place % corners) / corners) * 2 * Math.PI;
    const there = Math.asin(
      Math.sin(here) * Math.cos(angle) + Math.cos(here) * Math.sin(angle) * Math.cos(bearing),
    );
    const along = Math.atan2(
      Math.sin(bearing) * Math.sin(angle) * Math.cos(here),
      Math.cos(angle) - Math.sin(here) * Math.sin(there),
    );
    return { latitude: there / radians, longitude: longitude + along / radians };
  });
}
