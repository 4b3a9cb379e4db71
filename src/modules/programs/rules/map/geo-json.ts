import type { Coordinates } from "#platform/places";
import { type MapPlace, placeWords } from "./places.ts";

/** What the map draws beside the places. */
export interface MapFrame {
  /** The area of the reader's own branches. */
  readonly area: readonly Coordinates[];
  /** How far was asked for. */
  readonly ring: readonly Coordinates[];
}

/** The map's points, its area and its ring as GeoJSON (RFC 7946). Each place has its id, its name and how much is there, and no more: what it is stands in the list. */
export function mapGeoJson(places: readonly MapPlace[], { area, ring }: MapFrame) {
  return {
    type: "FeatureCollection",
    features: [
      ...outline("area", area),
      ...outline("ring", ring),
      ...places.map(({ id, name, at, things }) => ({
        type: "Feature",
        properties: { what: "place", id, name, words: placeWords(things), count: things.length },
        geometry: { type: "Point", coordinates: position(at) },
      })),
    ],
  };
}

function outline(what: string, points: readonly Coordinates[]) {
  if (points.length === 0) return [];
  return [
    {
      type: "Feature",
      properties: { what },
      geometry: { type: "Polygon", coordinates: [points.map(position)] },
    },
  ];
}

/** Longitude first (§3.1.1), to a metre (§11.2). */
function position({ latitude, longitude }: Coordinates): readonly [number, number] {
  return [Number(longitude.toFixed(5)), Number(latitude.toFixed(5))];
}
