import type { Shell } from "./shell.ts";

/**
 * A map that the island `programs-map` opens when somebody asks for it, of the places that `data-points` on the page names. Nothing of it is
 * shown without JavaScript: the list beside it says the same.
 */
export function MapFrame({ shell, caption }: { readonly shell: Shell; readonly caption: string }) {
  const asset = (name: string) => shell.assets[name] ?? "";
  return (
    <programs-map
      data-draw={asset("draw-map.mjs")}
      data-library={asset("maplibre-gl.mjs")}
      data-worker={asset("maplibre-gl-worker.mjs")}
      data-outlines={asset("us-outlines.json")}
      data-failed="The map could not be drawn here. The list says the same."
      data-show="Show on the map"
    >
      <p data-open hidden>
        <button type="button" class="button button--quiet">
          Open the map
        </button>
      </p>
      <div data-frame hidden>
        <div class="map__tools">
          <button type="button" class="button button--quiet" data-zoom="in">
            Zoom in
          </button>
          <button type="button" class="button button--quiet" data-zoom="out">
            Zoom out
          </button>
        </div>
        <div class="map__view" data-view></div>
        <p class="quiet">{caption}</p>
      </div>
      <p role="status"></p>
    </programs-map>
  );
}
