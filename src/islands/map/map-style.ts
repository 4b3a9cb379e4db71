// The map's colours and layers. Colours are the page's own, light and dark: the frame says them, and this reads them off.

import type { FillLayerSpecification, LineLayerSpecification, StyleSpecification } from "maplibre-gl";

export interface MapColours {
  readonly water: string;
  readonly land: string;
  readonly line: string;
  readonly ring: string;
}

/** The colours that the style sheet gives the map's view. */
export function coloursOf(view: HTMLElement): MapColours {
  const style = getComputedStyle(view);
  return {
    water: style.backgroundColor,
    land: style.fill,
    line: style.borderTopColor,
    ring: style.color,
  };
}

export const landLayer = ({ land }: MapColours): FillLayerSpecification => ({
  id: "land",
  type: "fill",
  source: "outlines",
  filter: ["==", ["get", "what"], "land"],
  paint: { "fill-color": land },
});

export const bordersLayer = ({ line }: MapColours): LineLayerSpecification => ({
  id: "borders",
  type: "line",
  source: "outlines",
  paint: { "line-color": line, "line-width": 1 },
});

/** Places, the reader's area and the ring, as our own door gives them. */
export interface MapPoints {
  type: "FeatureCollection";
  features: MapFeature[];
}

interface MapFeature {
  type: "Feature";
  properties: { what: string; id?: string };
  geometry: MapPoint | { type: "Polygon"; coordinates: [number, number][][] };
}

/** Longitude first. */
interface MapPoint {
  type: "Point";
  coordinates: [number, number];
}

/** A map without anything on it. */
export const noPoints: MapPoints = { type: "FeatureCollection", features: [] };

/** Land, borders, the reader's area and how far was asked for; places are drawn above it as buttons. */
export function styleOf(outlines: string, colours: MapColours): StyleSpecification {
  return {
    version: 8,
    sources: {
      outlines: { type: "geojson", data: outlines },
      shapes: { type: "geojson", data: noPoints },
      places: {
        type: "geojson",
        data: noPoints,
        cluster: true,
        clusterRadius: 44,
        clusterMaxZoom: 12,
        clusterProperties: { things: ["+", ["get", "count"]] },
      },
    },
    layers: [
      { id: "water", type: "background", paint: { "background-color": colours.water } },
      landLayer(colours),
      bordersLayer(colours),
      {
        id: "area",
        type: "fill",
        source: "shapes",
        filter: ["==", ["get", "what"], "area"],
        paint: { "fill-color": colours.ring, "fill-opacity": 0.12 },
      },
      {
        id: "ring",
        type: "line",
        source: "shapes",
        filter: ["==", ["get", "what"], "ring"],
        paint: { "line-color": colours.ring, "line-width": 1.5, "line-dasharray": [3, 3] },
      },
      // Nothing is seen of it: without a layer a source is not read.
      { id: "places", type: "circle", source: "places", paint: { "circle-opacity": 0, "circle-radius": 1 } },
    ],
  };
}
