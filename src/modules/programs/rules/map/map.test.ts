import fastCheck from "fast-check";
import { expect, test } from "vitest";
import { distanceMiles } from "#platform/places";
import { mapGeoJson } from "./geo-json.ts";
import { mapAddress, mapParameters } from "./map-query.ts";
import { type MapThing, placesOf, placeWords } from "./places.ts";
import { areaAround, ringAround } from "./shapes.ts";

const eastside = { latitude: 43.07, longitude: -89.38 };

function thing(more: Partial<MapThing>): MapThing {
  return {
    kind: "program",
    title: "Quilts",
    href: "/programs/1",
    branch: "Eastside",
    about: "64 came",
    at: eastside,
    placeName: "Eastside, Harbor County",
    ...more,
  };
}

test("things at one place are one place, under its commonest name; what nobody placed is listed apart", () => {
  const partner = thing({ kind: "partner", title: "Radio", placeName: "Eastside" });
  const lost = thing({ title: "Kites", at: undefined });
  const { places, nowhere } = placesOf([partner, thing({}), thing({ title: "Zithers" }), lost]);

  expect(places.map(({ name, things }) => `${name}: ${placeWords(things)}`)).toEqual([
    "Eastside, Harbor County: 2 programs, 1 partner",
  ]);
  expect(nowhere).toEqual([lost]);
});

test("what is drawn says where and how much, and nothing of what", () => {
  const { places } = placesOf([thing({})]);

  expect(mapGeoJson(places, { area: [], ring: [] })).toEqual({
    type: "FeatureCollection",
    features: [
      {
        type: "Feature",
        properties: {
          what: "place",
          id: "43.07000,-89.38000",
          name: "Eastside, Harbor County",
          words: "1 program",
          count: 1,
        },
        geometry: { type: "Point", coordinates: [-89.38, 43.07] },
      },
    ],
  });
});

test("a ring is as far away as was asked for, wherever one stands", () => {
  fastCheck.assert(
    fastCheck.property(
      fastCheck.integer({ min: -70, max: 70 }),
      fastCheck.integer({ min: -170, max: 170 }),
      fastCheck.integer({ min: 5, max: 100 }),
      (latitude, longitude, miles) => {
        const here = { latitude, longitude };
        const ring = ringAround(here, miles);

        expect(ring.every((point) => Math.abs(distanceMiles(here, point) - miles) < miles / 100)).toBe(true);
        expect(ring[0]).toEqual(ring.at(-1));
      },
    ),
    { numRuns: 100 },
  );
});

test("an area holds every point, has no dents, and is none for points in a row", () => {
  const degree = fastCheck.integer({ min: -20, max: 20 });
  const point = fastCheck.record({ latitude: degree, longitude: degree });
  const side = (one: typeof eastside, two: typeof eastside, three: typeof eastside) =>
    (two.longitude - one.longitude) * (three.latitude - one.latitude) -
    (two.latitude - one.latitude) * (three.longitude - one.longitude);
  fastCheck.assert(
    fastCheck.property(fastCheck.array(point, { maxLength: 12 }), (points) => {
      const area = areaAround(points);
      const edges = area.slice(1).map((end, place) => [area[place] ?? end, end] as const);

      expect(edges.every(([from, to]) => points.every((each) => side(from, to, each) >= 0))).toBe(true);
    }),
    { numRuns: 300 },
  );
  expect(areaAround([1, 2, 3].map((at) => ({ latitude: at, longitude: at })))).toEqual([]);
  expect(
    areaAround([eastside, { latitude: 44, longitude: -89 }, { latitude: 43, longitude: -88 }]),
  ).toHaveLength(4);
});

test("an address says what was asked, and no more", () => {
  const asked = {
    show: "partners",
    place: " Albany, NY ",
    within: "25",
    kind: ["school", "bakery"],
    season: "summer",
  };
  const query = mapParameters.parse(asked);

  expect(mapAddress(query)).toBe(
    "/programs/map?show=partners&place=Albany%2C+NY&within=25&season=summer&kind=school",
  );
  expect(mapAddress(mapParameters.parse({}))).toBe("/programs/map");
});
