import type { WebContext } from "#platform/http";
import { now } from "#platform/time";
import type { Found, ShownListing } from "../rules/finding/found.ts";
import { lastMoment } from "../rules/harvesting/upcoming.ts";
import type { CardActions } from "../views/offering-card.tsx";
import type { CatalogSite } from "./site.ts";

/** What later modules let the reader do with what was found. */
export function cardActions(
  c: WebContext,
  site: CatalogSite,
  { offerings }: Found<ShownListing>,
): CardActions {
  const at = now();
  return new Map(
    offerings.map(({ id, session }) => {
      const isToCome = session === undefined || lastMoment(session) >= at;
      return [id, site.offeringActions?.(c, { id, isToCome, isPast: false })] as const;
    }),
  );
}
