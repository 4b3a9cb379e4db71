import { createHash } from "node:crypto";
import type { WebApp, WebContext } from "#platform/http";
import { noteFeed } from "../../actions/searches/change-search.ts";
import { installationTenant, searchOfFeed } from "../../queries/saved-searches.ts";
import { questionInWords } from "../../rules/finding/question-in-words.ts";
import type { FeedHead } from "../../rules/publishing/index.ts";
import type { SavedSearch } from "../../rules/searches/saved-search.ts";
import { findAddress } from "../../views/find-page.tsx";
import type { FeedLink } from "../../views/searches/feed-links.tsx";
import { feeds, publishedOfferings } from "../find.tsx";
import type { CatalogSite } from "../site.ts";

const feedSize = 100;

const feedNames: Readonly<Record<string, string>> = {
  ics: "Calendar (iCalendar)",
  rss: "RSS",
  atom: "Atom",
  json: "JSON Feed",
};

/** The addresses of a search's feeds, absolute. */
export function feedLinks(site: CatalogSite, { secret }: SavedSearch): readonly FeedLink[] {
  return Object.entries(feeds).map(([suffix, { type }]) => ({
    name: feedNames[suffix] ?? suffix,
    url: feedUrl(site, secret, suffix),
    type: type.replace(/;.*/u, ""),
  }));
}

/** What a saved search finds, as feeds. Whoever has the address may read them: calendars and feed readers cannot sign in. */
export function addSearchFeeds(app: WebApp, site: CatalogSite): void {
  for (const [suffix, feed] of Object.entries(feeds))
    app.get(`/searches/:secret/feed.${suffix}`, async (c) => {
      const tenantId = await installationTenant(site.db);
      const search = await searchOfFeed(site.db, tenantId, c.req.param("secret"));
      const found = await site.finder.find(search.question, { pageSize: feedSize });
      const offerings = publishedOfferings(site, found, search.question);
      const hash = hashOf(
        JSON.stringify([search.name, offerings.map(({ id, updatedAt }) => [id, updatedAt])]),
      );
      const updatedAt = await noteFeed(site.db, tenantId, { id: search.id, hash });
      const head = headOf(site, search, { suffix, updatedAt });
      return feedAnswer(c, { body: feed.text(head, offerings), type: feed.type, updatedAt });
    });
}

function headOf(
  site: CatalogSite,
  search: SavedSearch,
  { suffix, updatedAt }: { readonly suffix: string; readonly updatedAt: string },
): FeedHead {
  return {
    title: search.name,
    description: questionInWords(search.question, site.words.names),
    feedUrl: feedUrl(site, search.secret, suffix),
    // Find, not the search's own page: that one can change the search.
    pageUrl: site.publicUrl + findAddress(search.question),
    updatedAt,
  };
}

function feedUrl({ publicUrl }: CatalogSite, secret: string, suffix: string): string {
  return `${publicUrl}/searches/${secret}/feed.${suffix}`;
}

/** The feed, or 304 to a reader that has it already (RFC 9110 §13.2.2: its tag goes before its date). */
function feedAnswer(
  c: WebContext,
  feed: { readonly body: string; readonly type: string; readonly updatedAt: string },
): Response {
  // Weak, because the same feed may be sent compressed or not.
  const tag = `W/"${hashOf(feed.body)}"`;
  c.header("etag", tag);
  c.header("last-modified", new Date(feed.updatedAt).toUTCString());
  c.header("cache-control", "private, max-age=300");
  c.header("x-robots-tag", "noindex");
  const tags = c.req.header("if-none-match");
  const since = Date.parse(c.req.header("if-modified-since") ?? "");
  const isKnown =
    tags === undefined
      ? since >= Date.parse(feed.updatedAt)
      : tags.split(",").some((each) => each.trim().replace(/^(?!W\/)/u, "W/") === tag || each.trim() === "*");
  return isKnown ? c.body(null, 304) : c.body(feed.body, 200, { "content-type": feed.type });
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 27);
}
