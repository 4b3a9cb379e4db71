import { localDay, now } from "#platform/time";
import type { Viewer } from "#modules/people";
import type { CreditSite } from "./site.ts";

/** The employer whose credit is looked after; for someone without one their own tenant, in which nothing of the kind is. */
export function officeOf(viewer: Viewer): string {
  return viewer.positions[0]?.tenantId ?? viewer.accountId;
}

/** The local day it is now where the site is. */
export function todayAt({ zone }: Pick<CreditSite, "zone">): string {
  return localDay(zone, now());
}
