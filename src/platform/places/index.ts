/** Where US and Canadian places are: ZIP codes, towns, states and provinces with their usual time zones. */
export {
  type Coordinates,
  distanceMiles,
  type Gazetteer,
  type LocatedZip,
  openGazetteer,
} from "./gazetteer.ts";
export { packagedGazetteer } from "./packaged-gazetteer.ts";
export { zoneOfRegion } from "./region-zones.ts";
export { countryOfRegion, REGION_NAMES, regionCode, regionName } from "./regions.ts";
