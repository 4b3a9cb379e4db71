import { NotFound } from "#platform/errors";
import { csrfToken, parseQuery, takeFlash, type WebApp } from "#platform/http";
import { now } from "#platform/time";
import { fitLine } from "../queries/fits/fit-line.ts";
import {
  offering,
  type OfferingListing,
  offeringWithListings,
  type OfferingRow,
} from "../queries/offerings.ts";
import { labelOf } from "../rules/finding/labels.ts";
import { dayText, sessionLine } from "../rules/finding/when.ts";
import { findParameters } from "../rules/finding/find-query.ts";
import { lastMoment } from "../rules/harvesting/upcoming.ts";
import { otherTimes } from "../rules/matching/index.ts";
import { calendarText, structuredPage } from "../rules/publishing/index.ts";
import type { OfferingPageListing } from "../views/offering-listings.tsx";
import { OfferingPage } from "../views/offering-page.tsx";
import { mayChangeCatalogue } from "./may-change.ts";
import { readerFit, readerZone } from "./reader-fit.ts";
import type { CatalogSite } from "./site.ts";

/** The zone a reader asks for; the site's own when left out. */
const shownIn = findParameters.pick({ zone: true });

/** An offering's page and its calendar file. */
export function addOfferingRoutes(app: WebApp, site: CatalogSite): void {
  app.get("/offerings/:file{[0-9a-f-]+\\.ics}", async (c) => {
    const row = await offering(site.db, c.req.param("file").slice(0, -".ics".length));
    if ("mergedInto" in row) return c.redirect(`/offerings/${row.mergedInto}.ics`, 301);
    c.header("content-disposition", `attachment; filename="${row.id}.ics"`);
    return c.body(calendarText(row.offering.title, [published(site, row)]), 200, {
      "content-type": "text/calendar; charset=utf-8",
    });
  });
  app.get("/offerings/:id", async (c) => {
    const { zone } = parseQuery(c, shownIn);
    const row = await offeringWithListings(site.db, c.req.param("id"));
    if ("mergedInto" in row) return c.redirect(`/offerings/${row.mergedInto}`, 301);
    if (row.listings.length === 0) throw new NotFound("There is no offering at this address.");
    const ownZone = readerZone(c);
    const [at, shownZone] = [now(), zone ?? ownZone ?? site.zone];
    const { fit } = await readerFit(c, site);
    const flash = takeFlash(c);
    const next = row.offering.sessions.find((session) => lastMoment(session) >= at);
    return c.render(
      <OfferingPage
        shell={site.shell(c)}
        flash={flash && { ...flash, csrfToken: csrfToken(c) }}
        id={row.id}
        offering={row.offering}
        topicNames={row.offering.topics.map((topic) => site.words.names.get(topic) ?? labelOf(topic))}
        isGone={row.isGone}
        zone={shownZone}
        isOwnZone={shownZone === ownZone}
        now={at}
        fit={fit && next && fitLine(fit, next, row.offering, { zone: shownZone, now: at })}
        listings={row.listings.map((listing) => pageListing(listing, row.offering, shownZone))}
        mayJoin={mayChangeCatalogue(c)}
        ownActions={site.offeringActions?.(c, { ...offered(row, at), mayTry: true }) ?? []}
        similar={await site.finder.similar(row.id, row.offering)}
        structuredData={structuredPage(published(site, row))}
      />,
    );
  });
}

function offered({ id, offering: { sessions } }: OfferingRow, at: string) {
  return {
    id,
    isToCome: sessions.length === 0 || sessions.some((session) => lastMoment(session) >= at),
    isPast: sessions.length === 0 || sessions.some((session) => lastMoment(session) < at),
  };
}

function published(site: CatalogSite, row: OfferingRow) {
  return {
    id: row.id,
    offering: row.offering,
    updatedAt: row.updatedAt,
    pageUrl: `${site.publicUrl}/offerings/${row.id}`,
  };
}

function pageListing(
  { url, firstSeenAt, goneAt, sessions, ...listing }: OfferingListing,
  shown: OfferingRow["offering"],
  zone: string,
): OfferingPageListing {
  const others = goneAt === null ? otherTimes(sessions ?? [], shown.sessions) : [];
  return {
    ...listing,
    url: url ?? undefined,
    seen: goneAt === null ? `since ${dayText(firstSeenAt, zone)}` : `until ${dayText(goneAt, zone)}`,
    isGone: goneAt !== null,
    otherTimes: others.map((session) => sessionLine(session, zone)),
  };
}
