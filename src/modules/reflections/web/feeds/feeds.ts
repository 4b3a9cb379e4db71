import type { WebApp, WebContext } from "#platform/http";
import { digest } from "#platform/secrets";
import { NotFound } from "#platform/errors";
import { journalByHandle } from "../../queries/journals/journals.ts";
import { feedBySecret } from "../../queries/reading/feeds.ts";
import { type KnownReader, readerOf, visitor } from "../../queries/reading/reader-of.ts";
import { followedBy } from "../../queries/reading/followed.ts";
import { type SharedReflection, wholeStreamPage } from "../../queries/reading/shared-reflections.ts";
import { feedText, type FeedHead } from "../../rules/feeds/feed-text.ts";
import { communityIn } from "../../rules/feeds/secret-streams.ts";
import type { Wanted } from "../../rules/streams/stream-names.ts";
import { headlineOf } from "../../rules/writing/headline.ts";
import { proseHtml } from "../../views/reading/prose.tsx";
import { topicNames } from "../reading/listed.ts";
import type { ReflectionSite } from "../site.ts";
import { feedEndings, type FeedEnding, feedTypes } from "./addresses.ts";

const feedSize = 50;

/** Feeds: open ones of what everyone may read, and by secret addresses what their owner may. */
export function addFeedRoutes(app: WebApp, site: ReflectionSite): void {
  for (const ending of feedEndings) {
    app.get(`/reflections/feed.${ending}`, async (c) =>
      answer(c, site, { ending, path: "/reflections", title: "Reflections", wanted: [{ of: "everyone" }] }),
    );
    app.get(`/reflections/topics/:topic{[a-z0-9-]+}/feed.${ending}`, async (c) => {
      const topic = c.req.param("topic");
      const name = site.words.names.get(topic);
      if (name === undefined) throw new NotFound("There is no such topic.");
      const path = `/reflections/topics/${topic}`;
      return answer(c, site, { ending, path, title: name, wanted: [{ of: "topic", topic }] });
    });
    app.get(`/journals/:handle{[a-z0-9-]+}/feed.${ending}`, async (c) => {
      const journal = await journalByHandle(site.db, c.req.param("handle"));
      const wanted = [{ of: "journal", journalId: journal.id }] as const;
      const path = `/journals/${journal.handle}`;
      return answer(c, site, { ending, path, title: `@${journal.handle}`, wanted, isEmptyNothing: true });
    });
    app.get(`/journal/feeds/:secret{[A-Za-z0-9_-]{20,64}}/feed.${ending}`, async (c) => {
      const secret = c.req.param("secret");
      const { label, stream, viewer } = await feedBySecret(site.db, secret);
      const reader = await readerOf(site.db, viewer);
      const communityId = communityIn(stream);
      if (communityId !== undefined && !reader.communities.has(communityId))
        throw new NotFound("There is no feed at this address, or its owner took it back.");
      const wanted: readonly Wanted[] =
        communityId !== undefined
          ? [{ of: "community", communityId }]
          : stream === "branch" || stream === "system"
            ? [{ of: stream }]
            : await followedBy(site.db, viewer);
      return answer(c, site, {
        ending,
        path: communityId === undefined ? `/reflections?of=${stream}` : `/communities/${communityId}`,
        self: `/journal/feeds/${secret}/feed.${ending}`,
        title: label,
        wanted,
        reader,
      });
    });
  }
}

interface AskedFeed {
  readonly ending: FeedEnding;
  /** The page it is the feed of. */
  readonly path: string;
  /** Its own path, when that is not below the page's. */
  readonly self?: string;
  readonly title: string;
  readonly wanted: readonly Wanted[];
  /** Whose eyes it is read with; a visitor's when absent, whoever asks. */
  readonly reader?: KnownReader;
  /** Whether there is no feed where there is nothing to read: an empty journal is nobody's to know of. */
  readonly isEmptyNothing?: boolean;
}

/** The feed, or 304 to a reader that has it. No cache keeps it: what was withdrawn is gone with the next look. */
async function answer(c: WebContext, site: ReflectionSite, asked: AskedFeed): Promise<Response> {
  const { ending, path, reader = visitor, self = `${path}/feed.${ending}`, title, wanted } = asked;
  const reflections = await wholeStreamPage(site.db, reader, wanted, { limit: feedSize });
  if (asked.isEmptyNothing === true && reflections.length === 0)
    throw new NotFound("It may be gone, or it is not yours to read.");
  const head: FeedHead = {
    title,
    description: "Reflections of library people on what they learned.",
    feedUrl: site.publicUrl + self,
    pageUrl: site.publicUrl + path,
    updatedAt: reflections.reduce(
      (last, { changedAt }) => (changedAt > last ? changedAt : last),
      "2000-01-01T00:00:00Z",
    ),
  };
  const text = feedText(
    ending,
    head,
    reflections.map((each) => itemOf(site, each)),
  );
  const tag = `W/"${digest(text).slice(0, 27)}"`;
  c.header("etag", tag);
  c.header("cache-control", asked.reader === undefined ? "no-cache, must-revalidate" : "private, no-store");
  if (asked.reader !== undefined) c.header("x-robots-tag", "noindex");
  if (
    c.req
      .header("if-none-match")
      ?.split(",")
      .some((each) => each.trim() === tag) === true
  )
    return c.body(null, 304);
  return c.body(text, 200, { "content-type": `${feedTypes[ending].type}; charset=utf-8` });
}

function itemOf(site: ReflectionSite, reflection: SharedReflection) {
  const { authorName, body, changedAt, excerpt, id, sharedAt, topics } = reflection;
  return {
    id,
    url: `${site.publicUrl}/reflections/${id}`,
    title: headlineOf(reflection),
    authorName,
    html: proseHtml(body, 2, site.publicUrl),
    summary: excerpt,
    topics: topicNames(site, topics),
    publishedAt: sharedAt,
    updatedAt: changedAt,
  };
}
