import { localDay, now } from "#platform/time";
import type { CreditSite } from "./site.ts";

/** The local day it is now where the site is. */
export function todayAt({ zone }: Pick<CreditSite, "zone">): string {
  return localDay(zone, now());
}
