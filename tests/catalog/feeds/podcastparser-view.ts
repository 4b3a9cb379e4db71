/* A parsed feed in the words of podcastparser's expected results, which see a feed as a podcast client does. */
import type {
  FeedEnclosure,
  ParsedFeed,
  ParsedItem,
} from "../../../src/modules/catalog/rules/readers/feed/index.ts";
import { plainLine } from "../../../src/modules/catalog/rules/readers/feed/plain-text.ts";

type Json = Record<string, unknown>;

const FEED_TYPES = new Set(["episodic", "serial"]);
const EPISODE_TYPES = new Set(["full", "trailer", "bonus"]);

/** `name` is the file's, for a feed without a title. */
export function podcastView(feed: ParsedFeed, name: string, baseUrl: string): Json {
  const podcast = feed.podcast ?? {};
  const link = (rel: string): string | undefined =>
    feed.links.find((candidate) => candidate.rel === rel)?.href;
  const isSerial = podcast.type === "serial";
  const episodes = feed.items.flatMap((item): Json[] => {
    const episode = episodeView(item, feed, baseUrl);
    return episode ? [episode] : [];
  });
  const order = isSerial ? 1 : -1;
  return {
    title: feed.title ?? name,
    link: feed.format === "rss" ? feed.link : undefined,
    generator: feed.generator?.name,
    language: feed.language,
    type: FEED_TYPES.has(podcast.type ?? "") ? podcast.type : undefined,
    cover_url: podcast.imageUrl ?? feed.image?.url ?? feed.icon,
    explicit: podcast.isExplicit,
    itunes_author: podcast.author,
    itunes_owner: podcast.owner,
    itunes_categories: podcast.categories,
    itunes_keywords: podcast.keywords,
    new_url: feed.movedTo,
    import_prohibited: podcast.isLocked,
    funding_url: podcast.fundingUrl,
    payment_url: link("payment"),
    paged_feed_first: link("first"),
    paged_feed_next: feed.nextUrl,
    episodes: episodes.toSorted(
      (one, other) => order * (Number(one["published"]) - Number(other["published"])),
    ),
  };
}

function episodeView(item: ParsedItem, feed: ParsedFeed, baseUrl: string): Json | undefined {
  const enclosures = [...item.enclosures, ...item.media];
  const isNameOnly = item.isIdPermalink === false || feed.format === "atom";
  const id = item.id === undefined || isNameOnly ? item.id : new URL(item.id, rootBase(feed, baseUrl)).href;
  const guid = id ?? item.link ?? enclosures[0]?.url;
  const title = item.title === undefined ? titleOfFile(enclosures) : plainLine(item.title, "html");
  if (guid === undefined || title === undefined) return undefined;
  const podcast = item.podcast ?? {};
  return {
    title,
    guid,
    ...descriptions(item, feed),
    link: item.link ?? (isNameOnly ? "" : (id ?? "")),
    published: Date.parse((item.published ?? item.updated)?.instant ?? "1970-01-01T00:00:00Z") / 1000,
    total_time: podcast.durationSeconds ?? 0,
    payment_url: item.links.find(({ rel }) => rel === "payment")?.href ?? null,
    enclosures: enclosures.map(enclosureView),
    subtitle: podcast.subtitle,
    number: podcast.episode,
    season: podcast.season,
    type: EPISODE_TYPES.has(podcast.type ?? "") ? podcast.type : undefined,
    explicit: podcast.isExplicit,
    itunes_author: podcast.author,
    episode_art_url: podcast.imageUrl ?? (enclosures.length === 0 ? item.imageUrl : undefined),
    chapters: podcast.chapters?.map(({ startSeconds, title: heading, href, imageUrl }) => ({
      start: startSeconds,
      title: heading,
      href,
      image: imageUrl,
    })),
    chapters_json_url: podcast.chaptersUrl,
    transcript_url: podcast.transcriptUrl,
    persons: podcast.persons?.map(({ name, role, group, href, imageUrl }) => ({
      name,
      role,
      group,
      href: href ?? null,
      img: imageUrl ?? null,
    })),
  };
}

/** A podcast client reads no Atom summary; the markup is kept beside the text. */
function descriptions(item: ParsedItem, feed: ParsedFeed): Json {
  const summary = feed.format === "atom" ? undefined : item.summary;
  const html =
    item.content?.kind === "html" ? item.content.value : summary?.kind === "html" ? summary.value : undefined;
  const text = summary?.kind === "text" ? summary.value : item.podcast?.summary;
  return { description: text ?? (html === undefined ? "" : plainLine(html, "html")), description_html: html };
}

function enclosureView({ url, type, length }: FeedEnclosure): Json {
  return {
    url,
    mime_type: type ?? "application/octet-stream",
    file_size: length === undefined ? -1 : Number(length),
  };
}

function titleOfFile(enclosures: readonly FeedEnclosure[]): string | undefined {
  const [only, ...others] = enclosures;
  return others.length > 0
    ? undefined
    : only?.url
        .split("/")
        .at(-1)
        ?.replace(/\.\w+$/, "");
}

/** xml:base of the root, where the file has one. */
function rootBase(feed: ParsedFeed, baseUrl: string): string {
  return feed.base ?? baseUrl;
}
