import { InvalidInput, type Problem } from "#platform/errors";
import { withTables } from "#platform/db";
import { parseQuery, readQuery, type WebApp, type WebContext } from "#platform/http";
import { localDay, now } from "#platform/time";
import { askedQuery } from "../queries/finding/asked-query.ts";
import { namesUnknown } from "../queries/finding/names-unknown.ts";
import { filterLabels, findParameters, findQuery, type FindQuery } from "../rules/finding/find-query.ts";
import type { Found } from "../rules/finding/found.ts";
import { sessionSuits } from "../rules/finding/session-suits.ts";
import { lastMoment } from "../rules/harvesting/upcoming.ts";
import {
  atomText,
  calendarText,
  type FeedHead,
  jsonFeedText,
  type PublishedOffering,
  rssText,
} from "../rules/publishing/index.ts";
import { waysOut } from "../rules/finding/ways-out.ts";
import { wordsAsFilters } from "../rules/finding/words-as-filters.ts";
import { findAddress, FindPage, type OpenWay } from "../views/find-page.tsx";
import type { ViewerFit } from "../queries/fits/fit-by.ts";
import { cardActions } from "./card-actions.ts";
import { readerFit, readerZone } from "./reader-fit.ts";
import type { CatalogSite } from "./site.ts";
import { sampleReader } from "./sources/sample.tsx";

const feedSize = 100;

/** Find, and the same results as feeds. */
export function addFindRoutes(app: WebApp, site: CatalogSite): void {
  app.get("/find", (c) => findPage(c, site, askedOf(c)));
  for (const [suffix, feed] of Object.entries(feeds))
    app.get(`/find.${suffix}`, async (c) => {
      const asked = askedOf(c);
      if (asked.problems.length > 0) return findPage(c, site, asked);
      // A feed is read by programs, and never says what fits one person.
      const query = { ...asked.query, fitsMe: false };
      const found = await site.finder.find({ ...query, page: 1 }, { pageSize: feedSize });
      const head = feedHead(site, query, suffix, found);
      const text = feed.text(head, publishedOfferings(site, found, query));
      return c.body(text, 200, { "content-type": feed.type });
    });
}

/** Find with what was asked; where some of it cannot be used, with what is wrong said at its field. */
export async function findPage(
  c: WebContext,
  site: CatalogSite,
  { query: asked, problems, typed }: Asked,
): Promise<Response> {
  const { fit, knowledge } = await readerFit(c, site);
  const wanted = { ...asked, fitsMe: asked.fitsMe && fit !== undefined, zone: zoneFor(c, site, asked) };
  const found = await site.finder.cards(wanted, { fit, keepsToLastPage: true });
  const query = { ...wanted, page: found.page };
  const catalogue = await site.finder.size();
  if (problems.length > 0) c.status(422);
  return c.render(
    <FindPage
      shell={site.shell(c)}
      query={query}
      found={found}
      ownActions={cardActions(c, site, found)}
      zone={query.zone ?? site.zone}
      catalogue={catalogue}
      sampleReader={catalogue.hasSample ? await sampleReader(c, { db: withTables(site.db) }) : undefined}
      readAsFilters={openReading(site, query, fit)}
      waysOut={found.total === 0 ? openWays(site, query, fit) : []}
      problems={problems}
      typed={typed}
      unknownNames={await namesUnknown(query, site)}
      knowledge={knowledge}
      lacksSchedule={asked.fitsMe && knowledge === "unknown"}
    />,
  );
}

/** As asked for, else as the reader's account states it; in the address, so that a feed means the same hours. */
function zoneFor(c: WebContext, site: CatalogSite, { zone }: FindQuery): string | undefined {
  const own = readerZone(c);
  return zone ?? (own === site.zone ? undefined : own);
}

/** The question with its words read as filters, where something fits that. */
function openReading(site: CatalogSite, query: FindQuery, fit: ViewerFit | undefined): OpenWay | undefined {
  const read = wordsAsFilters(query, site.words.names, localDay(query.zone ?? site.zone, now()));
  const count = read === undefined ? 0 : site.finder.count(read.query, { fit });
  return read && count > 0 ? { ...read, count } : undefined;
}

const mostWays = 6;

/** Questions near one that nothing fits, which something fits. */
function openWays(site: CatalogSite, query: FindQuery, fit: ViewerFit | undefined): readonly OpenWay[] {
  const ways: OpenWay[] = [];
  for (const way of waysOut(query, site.words.names)) {
    const count = site.finder.count(way.query, { fit });
    if (count > 0) ways.push({ ...way, count });
    if (ways.length === mostWays) break;
  }
  return ways;
}

/** A question in an address. */
interface Asked {
  readonly query: FindQuery;
  readonly problems: readonly Problem[];
  /** What was typed where something is wrong. */
  readonly typed: Readonly<Record<string, string>>;
}

/** The question in a request's address; what cannot be used is left out of it, named, and kept as it was typed. */
export function askedOf(c: WebContext): Asked {
  try {
    return { query: askedQuery(parseQuery(c, findParameters, filterLabels)), problems: [], typed: {} };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const problems = error.problems.map(({ where, message }) => ({ where: fieldOf(where), message }));
    const wrong = new Set(problems.map(({ where }) => where));
    const sent = Object.entries(readQuery(c));
    const usable = Object.fromEntries(sent.filter(([name]) => !wrong.has(name)));
    const typed = sent.flatMap(([name, value]) =>
      wrong.has(name) && typeof value === "string" ? [[name, value] as const] : [],
    );
    return { query: findQuery(findParameters.parse(usable)), problems, typed: Object.fromEntries(typed) };
  }
}

// A problem with one of several values is told at the field they share.
function fieldOf(where: string): string {
  return where.split(".")[0] ?? "";
}

/** Found offerings as they leave the house, each with its sessions that suit the question. */
export function publishedOfferings(
  site: CatalogSite,
  found: Found,
  query: FindQuery,
): readonly PublishedOffering[] {
  const [at, zone] = [now(), query.zone ?? site.zone];
  return found.offerings.map(({ id, offering, updatedAt }) => {
    const sessions = offering.sessions.filter(
      (session) => (query.includesPast || lastMoment(session) >= at) && sessionSuits(query, session, zone),
    );
    return {
      id,
      offering: sessions.length === 0 ? offering : { ...offering, sessions },
      updatedAt,
      pageUrl: `${site.publicUrl}/offerings/${id}`,
    };
  });
}

interface FeedKind {
  readonly type: string;
  readonly text: (head: FeedHead, offerings: readonly PublishedOffering[]) => string;
}

/** The forms in which results can be taken along, by the ending of their address. */
export const feeds: Readonly<Record<string, FeedKind>> = {
  ics: {
    type: "text/calendar; charset=utf-8",
    text: (head, offerings) => calendarText(head.title, offerings),
  },
  rss: { type: "application/rss+xml; charset=utf-8", text: rssText },
  atom: { type: "application/atom+xml; charset=utf-8", text: atomText },
  json: { type: "application/feed+json; charset=utf-8", text: jsonFeedText },
};

/** What the feed of a question says about itself. */
function feedHead(site: CatalogSite, query: FindQuery, suffix: string, found: Found): FeedHead {
  const newest = found.offerings
    .map((each) => each.updatedAt)
    .toSorted()
    .at(-1);
  return {
    title: query.text === "" ? "Learning for library staff" : `Learning for library staff: ${query.text}`,
    description: "Found by Carrel.",
    feedUrl: site.publicUrl + findAddress(query, `/find.${suffix}`),
    pageUrl: site.publicUrl + findAddress(query),
    updatedAt: newest ?? now(),
  };
}
