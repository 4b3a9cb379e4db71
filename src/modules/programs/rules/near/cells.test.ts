import fastCheck from "fast-check";
import { expect, test } from "vitest";
import { distanceMiles } from "#platform/places";
import { cellOf, cellsAround } from "./cells.ts";

test("whatever is within the distance is in one of the squares", () => {
  const degrees = (most: number) => fastCheck.double({ min: -most, max: most, noNaN: true });
  const place = fastCheck.record({ latitude: degrees(80), longitude: degrees(179.99) });
  fastCheck.assert(
    fastCheck.property(
      place,
      degrees(2.2),
      degrees(4),
      fastCheck.integer({ min: 1, max: 150 }),
      (from, up, along, miles) => {
        const to = {
          latitude: Math.max(-89, Math.min(89, from.latitude + up)),
          longitude: ((((from.longitude + along + 180) % 360) + 360) % 360) - 180,
        };
        fastCheck.pre(distanceMiles(from, to) <= miles);

        expect(cellsAround(from, miles)?.includes(cellOf(to)) ?? true).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});

test("a hundred miles are a handful of squares", () => {
  expect(cellsAround({ latitude: 43.07, longitude: -89.38 }, 100)?.length).toBeLessThan(25);
});
