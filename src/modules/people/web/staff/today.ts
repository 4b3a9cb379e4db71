import { localDay, now } from "#platform/time";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleSite } from "../site.ts";

/** The day it is where the reader is. */
export function todayOf(viewer: Viewer, site: Pick<PeopleSite, "zone">): string {
  return localDay(viewer.zone ?? site.zone, now());
}
