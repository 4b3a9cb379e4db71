import { allowWorkers, parseQuery, type WebApp } from "#platform/http";
import { localDay, now } from "#platform/time";
import { viewerOf } from "#modules/people";
import { mapOf } from "../queries/map/map-of.ts";
import { mapGeoJson } from "../rules/map/geo-json.ts";
import { mapParameters } from "../rules/map/map-query.ts";
import { MapPage } from "../views/map/map-page.tsx";
import type { ProgramsSite } from "./site.ts";

/** The map of partners and programs, as a list and as points. */
export function addMapRoutes(app: WebApp, site: ProgramsSite): void {
  app.get("/programs/map", async (c) => {
    const query = parseQuery(c, mapParameters);
    const viewer = viewerOf(c);
    const { places, nowhere, leftOut, from } = await mapOf(site, viewer, query, localDay(site.zone, now()));
    allowWorkers(c);
    return c.html(
      <MapPage
        shell={site.shell(c)}
        {...{ query, places, nowhere, leftOut }}
        missingPlace={from === undefined ? (query.place === undefined ? "none" : "unknown") : undefined}
        worksHere={(viewer?.positions.length ?? 0) > 0}
      />,
    );
  });
  app.get("/programs/map/points.json", async (c) => {
    const query = parseQuery(c, mapParameters);
    const { places, frame } = await mapOf(site, viewerOf(c), query, localDay(site.zone, now()));
    // What someone may read today they may not read tomorrow.
    c.header("cache-control", "private, no-store");
    return c.json(mapGeoJson(places, frame), 200, { "content-type": "application/geo+json" });
  });
}
