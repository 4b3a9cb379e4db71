// Draws the map of places with MapLibre: land and state borders from our own outlines, places as buttons that a keyboard reaches. No
// tiles, glyphs or icons are fetched from anywhere; what is written on the map is HTML.

import type { GeoJSONSource, LngLatBoundsLike, Map as LibraryMap, Marker } from "maplibre-gl";
import { coloursOf, type MapPoints, noPoints, styleOf } from "./map-style.ts";

/** Where the parts of a map are, and what to do when someone chooses a place on it. */
export interface MapParts {
  readonly library: string;
  readonly worker: string;
  readonly outlines: string;
  readonly onChoose: (id: string) => void;
}

/** A map that is open. */
export interface OpenMap {
  /** Shows other places, and all of them. */
  readonly show: (points: MapPoints) => void;
  /** Goes to a place, and to its button. */
  readonly choose: (id: string) => void;
}

type Library = typeof import("maplibre-gl");

/** Draws an empty map in the frame's view; resolves once it can be filled. */
export async function drawMap(frame: HTMLElement, parts: MapParts): Promise<OpenMap> {
  const view = frame.querySelector<HTMLElement>("[data-view]") ?? frame;
  trustWorker(new URL(parts.worker, location.href).href);
  const library: Library = await import(parts.library);
  library.setWorkerUrl(new URL(parts.worker, location.href).href);
  library.setWorkerCount(1);
  const map = new library.Map({
    container: view,
    style: styleOf(new URL(parts.outlines, location.href).href, coloursOf(view)),
    center: [-96, 39],
    zoom: 2.5,
    maxZoom: 14,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    // A page that is scrolled with one finger must not be caught by the map.
    cooperativeGestures: true,
    ...(matchMedia("(prefers-reduced-motion: reduce)").matches ? { reduceMotion: true } : {}),
  });
  map.keyboard.disableRotation();
  map.addControl(new library.ScaleControl({ unit: "imperial" }));
  await new Promise<void>((resolve, reject) => {
    map.once("load", () => resolve());
    map.once("error", ({ error }) => reject(error));
  });
  followLight(map, view);
  addTools(frame, map);
  return new PlacesOnMap(map, library, parts.onChoose);
}

/** Workers of other addresses than our own stay shut: the page's policy asks this one. */
function trustWorker(worker: string) {
  const { trustedTypes } = globalThis as unknown as {
    // Not in the browsers' common types yet.
    trustedTypes?: { createPolicy: (name: string, rules: object) => void; defaultPolicy: unknown };
  };
  if (trustedTypes?.defaultPolicy === null)
    trustedTypes.createPolicy("default", { createScriptURL: (url: string) => (url === worker ? url : null) });
}

function followLight(map: LibraryMap, view: HTMLElement) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    const colours = coloursOf(view);
    map.setPaintProperty("water", "background-color", colours.water);
    map.setPaintProperty("land", "fill-color", colours.land);
    map.setPaintProperty("borders", "line-color", colours.line);
    map.setPaintProperty("area", "fill-color", colours.ring);
    map.setPaintProperty("ring", "line-color", colours.ring);
  });
}

function addTools(frame: HTMLElement, map: LibraryMap) {
  frame.addEventListener("click", ({ target }) => {
    const tool = target instanceof Element && target.closest<HTMLElement>("[data-zoom]")?.dataset["zoom"];
    if (tool === "in") map.zoomIn();
    if (tool === "out") map.zoomOut();
  });
}

class PlacesOnMap implements OpenMap {
  readonly #map: LibraryMap;
  readonly #library: Library;
  readonly #onChoose: (id: string) => void;
  #points = noPoints;
  #markers = new Map<string, Marker>();

  constructor(map: LibraryMap, library: Library, onChoose: (id: string) => void) {
    this.#map = map;
    this.#library = library;
    this.#onChoose = onChoose;
    // Which places are in one heap changes with each step of nearness.
    map.on("idle", () => this.#draw());
  }

  readonly show = (points: MapPoints) => {
    this.#points = points;
    // Heaps of other places have the same numbers.
    for (const marker of this.#markers.values()) marker.remove();
    this.#markers = new Map();
    const of = (what: string) => points.features.filter(({ properties }) => properties.what === what);
    void this.#source("places").setData({ type: "FeatureCollection", features: of("place") });
    const shapes = [...of("area"), ...of("ring")];
    void this.#source("shapes").setData({ type: "FeatureCollection", features: shapes });
    const bounds = new this.#library.LngLatBounds();
    for (const { geometry } of points.features) {
      if (geometry.type === "Point") bounds.extend(geometry.coordinates);
      if (geometry.type === "Polygon")
        for (const corner of geometry.coordinates.flat()) bounds.extend(corner);
    }
    if (!bounds.isEmpty()) this.#fit(bounds);
  };

  readonly choose = (id: string) => {
    const found = this.#points.features.find(({ properties }) => properties.id === id);
    if (found?.geometry.type !== "Point") return;
    this.#map.once("idle", () => this.#markers.get(id)?.getElement().focus());
    this.#map.jumpTo({ center: found.geometry.coordinates, zoom: Math.max(this.#map.getZoom(), 11) });
    this.#map.getContainer().scrollIntoView({ block: "nearest" });
  };

  #fit(bounds: LngLatBoundsLike) {
    this.#map.fitBounds(bounds, { padding: 40, maxZoom: 11, animate: false });
  }

  #source(name: string): GeoJSONSource {
    return this.#map.getSource(name) as GeoJSONSource; // made with the style
  }

  #draw() {
    const shown = new Map<string, Marker>();
    for (const { geometry, properties } of this.#map.querySourceFeatures("places")) {
      if (geometry.type !== "Point") continue;
      const [longitude = 0, latitude = 0] = geometry.coordinates;
      const mark = markOf(properties);
      // What is on the edge of two squares comes twice.
      if (shown.has(mark.key)) continue;
      const marker = this.#markers.get(mark.key) ?? this.#marker(mark, [longitude, latitude]);
      shown.set(mark.key, marker);
    }
    for (const [key, marker] of this.#markers) if (!shown.has(key)) marker.remove();
    this.#markers = shown;
  }

  #marker({ key, heap, text, said, name }: Mark, at: [number, number]): Marker {
    const element = document.createElement("button");
    element.type = "button";
    element.className = heap === undefined ? "map__mark" : "map__mark map__mark--heap";
    element.textContent = text;
    // Its label says it already: this is for the eyes.
    if (name !== undefined) element.dataset["name"] = name;
    element.setAttribute("aria-label", said);
    element.title = said;
    element.addEventListener("click", () => {
      if (heap === undefined) this.#onChoose(key);
      else void this.#comeNearer(heap, at);
    });
    return new this.#library.Marker({ element }).setLngLat(at).addTo(this.#map);
  }

  async #comeNearer(heap: number, at: [number, number]) {
    const zoom = await this.#source("places").getClusterExpansionZoom(heap);
    this.#map.easeTo({ center: at, zoom: zoom + 0.3 });
    this.#map.getCanvas().focus();
  }
}

/** A place, or a heap of places that are too near each other to be told apart yet. */
interface Mark {
  readonly key: string;
  readonly heap: number | undefined;
  readonly text: string;
  readonly said: string;
  /** Written beside a place. */
  readonly name?: string;
}

function markOf(properties: Readonly<Record<string, unknown>>): Mark {
  const word = (name: string) => String(properties[name]);
  const heap = properties["cluster_id"];
  if (typeof heap !== "number")
    return {
      key: word("id"),
      heap: undefined,
      text: word("count"),
      said: `${word("name")}: ${word("words")}`,
      name: word("name"),
    };
  const [places, things] = [word("point_count"), word("things")];
  const said = `${places} places with ${things} programs and partners. Zoom in`;
  return { key: `heap ${heap}`, heap, text: things, said };
}
