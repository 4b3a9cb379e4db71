/* Only for tests: a parsed feed in the words of gofeed's expected results. */
import type {
  FeedDate,
  FeedPerson,
  ParsedFeed,
  ParsedItem,
} from "../../../src/modules/catalog/rules/readers/feed/index.ts";

type Json = Record<string, unknown>;

/** Drops what is undefined, empty lists and empty objects, as gofeed's own printing does; instants to the second. */
export function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pruned);
  if (typeof value === "string") return value.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d+Z$/, "$1Z");
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value)
    .map(([key, entry]) => [key, pruned(entry)] as const)
    .filter(
      ([key, entry]) =>
        entry !== undefined && entry !== "" && (key === "items" || key === "entries" || !isEmpty(entry)),
    );
  return Object.fromEntries(kept);
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function dates(name: string, date: FeedDate | undefined): Json {
  return { [name]: date?.written, [`${name}Parsed`]: date?.instant };
}

function person({ name, email, uri }: FeedPerson): Json {
  return { name, email, uri };
}

/** gofeed's own reading of Atom. */
export function atomView(feed: ParsedFeed): unknown {
  return { ...atomHeadView(feed), version: feed.version, entries: feed.items.map(atomEntryView) };
}

function atomHeadView(feed: Omit<ParsedFeed, "items" | "problems" | "format" | "version">): Json {
  return {
    title: feed.title,
    id: feed.id,
    ...dates("updated", feed.updated),
    subtitle: feed.description,
    links: feed.links,
    language: feed.language,
    generator: feed.generator && {
      value: feed.generator.name,
      uri: feed.generator.uri,
      version: feed.generator.version,
    },
    icon: feed.icon,
    logo: feed.image?.url,
    rights: feed.rights,
    contributors: feed.contributors.map(person),
    authors: feed.authors.map(person),
    categories: feed.categories,
  };
}

function atomEntryView(item: ParsedItem): Json {
  return {
    title: item.title,
    id: item.id,
    ...dates("updated", item.updated),
    ...dates("published", item.published),
    summary: item.summary?.value,
    content: item.content && { src: item.content.src, type: item.content.type, value: item.content.value },
    authors: item.authors.map(person),
    contributors: item.contributors.map(person),
    categories: item.categories,
    links: item.links,
    rights: item.rights,
    source: item.source?.feed && atomHeadView(item.source.feed),
  };
}

/** gofeed's own reading of RSS. */
export function rssView(feed: ParsedFeed): unknown {
  const { rss } = feed;
  return {
    title: feed.title,
    link: feed.link,
    description: feed.description,
    language: feed.language,
    copyright: feed.rights,
    managingEditor: rss?.managingEditor,
    webMaster: rss?.webMaster,
    ...dates("pubDate", feed.published),
    ...dates("lastBuildDate", feed.updated),
    categories: feed.categories.map(({ term, scheme }) => ({ domain: scheme, value: term })),
    generator: feed.generator?.name,
    docs: rss?.docs,
    ttl: rss?.ttl,
    image: feed.image,
    rating: rss?.rating,
    skipHours: rss?.skipHours,
    skipDays: rss?.skipDays,
    cloud: rss?.cloud && renamed(rss.cloud),
    textInput: rss?.textInput,
    version: feed.version,
    items: feed.items.map(rssItemView),
  };
}

/** Attribute names are kept in lower case here. */
function renamed(cloud: Readonly<Record<string, string>>): Json {
  const { registerprocedure, ...others } = cloud;
  return { ...others, registerProcedure: registerprocedure };
}

function rssItemView(item: ParsedItem): Json {
  return {
    title: item.title,
    link: item.link,
    links: item.links.map(({ href }) => href),
    description: item.summary?.value,
    content: item.content?.value,
    author: item.authors[0]?.written,
    categories: item.categories.map(({ term, scheme }) => ({ domain: scheme, value: term })),
    comments: item.comments,
    enclosure: item.enclosures[0],
    guid: item.id === undefined ? undefined : { value: item.id },
    ...dates("pubDate", item.published),
    source: item.source,
    custom: item.custom,
  };
}

/** gofeed's one shape for all formats. */
export function universalView(feed: ParsedFeed): unknown {
  const isJson = feed.format === "json";
  // A JSON Feed has no dates of its own: gofeed takes those of its newest item.
  const updated = feed.updated ?? (isJson ? newest(feed.items.map((item) => item.updated)) : undefined);
  const published = feed.published ?? (isJson ? newest(feed.items.map((item) => item.published)) : undefined);
  const authors = feed.authors.map(isJson ? jsonPerson : person);
  return {
    title: feed.title,
    description: feed.description,
    link: feed.link,
    feedLink: feed.feedUrl,
    links: feed.links.map(({ href }) => href),
    ...dates("updated", updated),
    ...dates("published", published),
    author: authors[0],
    authors,
    language: feed.language,
    image: feed.image && { url: feed.image.url, title: feed.image.title },
    copyright: feed.rights,
    generator: generatorText(feed),
    categories: feed.categories.map(({ term }) => term),
    items: feed.items.map((item) => universalItemView(item, isJson)),
    feedType: feed.format,
    feedVersion: feed.version,
  };
}

function universalItemView(item: ParsedItem, isJson: boolean): Json {
  const authors = item.authors.map(isJson ? jsonPerson : person);
  const image = item.imageUrl ?? item.bannerUrl;
  const published = item.published ?? (isJson ? undefined : item.updated);
  return {
    title: item.title,
    description: item.summary?.value,
    content: item.content?.value,
    link: item.link,
    links: item.links.filter(({ rel }) => rel !== "enclosure").map(({ href }) => href),
    ...dates("updated", item.updated),
    ...dates("published", published),
    author: authors[0],
    authors,
    guid: item.id,
    image: image === undefined ? undefined : { url: image },
    categories: item.categories.map(({ term }) => term),
    enclosures: item.enclosures.map(({ url, length, type }) => ({ url, length, type })),
    custom: item.custom,
  };
}

function jsonPerson({ name, uri, avatar }: FeedPerson): Json {
  return { name, url: uri, avatar };
}

function newest(values: readonly (FeedDate | undefined)[]): FeedDate | undefined {
  return values.toSorted((one, other) => (other?.instant ?? "").localeCompare(one?.instant ?? ""))[0];
}

function generatorText(feed: ParsedFeed): string | undefined {
  const { name, version, uri } = feed.generator ?? {};
  const text = [name, version === undefined ? undefined : `v${version}`, uri].filter(Boolean).join(" ");
  return text === "" ? undefined : text;
}

/** gofeed's own reading of JSON Feed. */
export function jsonView(feed: ParsedFeed): unknown {
  const authors = feed.authors.map(jsonPerson);
  return {
    version: feed.version,
    title: feed.title,
    description: feed.description,
    user_comment: feed.userComment,
    next_url: feed.nextUrl,
    icon: feed.image?.url,
    favicon: feed.icon,
    expired: feed.isExpired,
    home_page_url: feed.link,
    feed_url: feed.feedUrl,
    language: feed.language,
    author: authors[0],
    authors,
    items: feed.items.map(jsonItemView),
  };
}

function jsonItemView(item: ParsedItem): Json {
  const authors = item.authors.map(jsonPerson);
  return {
    id: item.id,
    url: item.link,
    external_url: item.links.find(({ rel }) => rel === "related")?.href,
    title: item.title,
    content_html: item.content?.kind === "html" ? item.content.value : undefined,
    content_text: item.plainContent,
    summary: item.summary?.value,
    image: item.imageUrl,
    banner_image: item.bannerUrl,
    date_published: item.published?.written,
    date_modified: item.updated?.written,
    author: authors[0],
    authors,
    tags: item.categories.map(({ term }) => term),
    attachments: item.enclosures.map((file) => ({
      url: file.url,
      mime_type: file.type,
      title: file.title,
      size_in_bytes: Number(file.length),
      duration_in_seconds: file.durationSeconds,
    })),
  };
}
