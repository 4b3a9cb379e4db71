import { z } from "zod";
import { absoluteUrl } from "./addresses.ts";
import { compact } from "./compact.ts";
import { readFeedDate } from "./feed-dates.ts";
import type { FeedHead, FeedEnclosure, FeedLink, FeedPerson, ParsedItem } from "./parsed-feed.ts";
import { withoutForbiddenCharacters } from "./decode-bytes.ts";

/** A value of the wrong type is taken as left out: one bad field must not cost the item. */
const text = z
  .union([z.string(), z.number()])
  .transform((value) => withoutForbiddenCharacters(String(value)).trim() || undefined)
  .optional()
  .catch(undefined);
const quantity = z.number().optional().catch(undefined);
const listOf = <T extends z.ZodType>(element: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((list) => list.flatMap((entry) => parsed(element, entry)));

const author = z.object({ name: text, url: text, avatar: text });
const attachment = z.object({
  url: text,
  mime_type: text,
  title: text,
  size_in_bytes: quantity,
  duration_in_seconds: quantity,
});
const shared = { author: author.optional().catch(undefined), authors: listOf(author), language: text };

const feed = z.object({
  ...shared,
  version: text,
  title: text,
  home_page_url: text,
  feed_url: text,
  description: text,
  user_comment: text,
  next_url: text,
  icon: text,
  favicon: text,
  expired: z.boolean().optional().catch(undefined),
});

const item = z.object({
  ...shared,
  id: text,
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  image: text,
  banner_image: text,
  date_published: text,
  date_modified: text,
  tags: listOf(z.string()),
  attachments: listOf(attachment),
});

/** The head of a JSON Feed 1.0 or 1.1; undefined when the object is something else. */
export function jsonFeedHead(value: unknown, base: string | undefined): FeedHead | undefined {
  const found = feed.safeParse(value);
  if (!found.success) return undefined;
  const { data } = found;
  const [home, self] = [absoluteUrl(data.home_page_url, base), absoluteUrl(data.feed_url, base)];
  return compact<FeedHead>({
    format: "json",
    version: /(\d+(?:\.\d+)*)\/?$/.exec(data.version ?? "")?.[1] ?? "",
    title: data.title,
    description: data.description,
    link: home,
    feedUrl: self,
    nextUrl: absoluteUrl(data.next_url, base),
    links: links([home, "alternate"], [self, "self"]),
    authors: people(data),
    contributors: [],
    categories: [],
    image: data.icon === undefined ? undefined : { url: absoluteUrl(data.icon, base) ?? data.icon },
    icon: absoluteUrl(data.favicon, base),
    language: data.language,
    isExpired: data.expired,
    userComment: data.user_comment,
  });
}

/** An item of a JSON Feed; undefined when it is not an object. */
export function jsonFeedItem(
  value: unknown,
  position: number,
  base: string | undefined,
): ParsedItem | undefined {
  const found = item.safeParse(value);
  if (!found.success) return undefined;
  const { data } = found;
  const [url, external] = [absoluteUrl(data.url, base), absoluteUrl(data.external_url, base)];
  const content = data.content_html ?? data.content_text;
  return compact<ParsedItem>({
    title: data.title,
    titleKind: data.title === undefined ? undefined : "text",
    summary: data.summary === undefined ? undefined : { value: data.summary, kind: "text" },
    content:
      content === undefined
        ? undefined
        : { value: content, kind: data.content_html === undefined ? "text" : "html" },
    plainContent: data.content_text,
    link: url ?? external,
    links: links([url, "alternate"], [external, "related"]),
    id: data.id,
    published: readFeedDate(data.date_published),
    updated: readFeedDate(data.date_modified),
    authors: people(data),
    contributors: [],
    categories: data.tags.filter((tag) => tag.trim() !== "").map((term) => ({ term: term.trim() })),
    enclosures: data.attachments.flatMap((file) => enclosure(file, base)),
    media: [],
    imageUrl: absoluteUrl(data.image, base),
    bannerUrl: absoluteUrl(data.banner_image, base),
    language: data.language,
    position,
    warnings: [],
  });
}

function parsed<T extends z.ZodType>(schema: T, value: unknown): z.infer<T>[] {
  const found = schema.safeParse(value);
  return found.success ? [found.data] : [];
}

function links(...pairs: readonly (readonly [href: string | undefined, rel: string])[]): FeedLink[] {
  return pairs.flatMap(([href, rel]) => (href === undefined ? [] : [{ href, rel }]));
}

/** Version 1.1 names several authors, 1.0 one; some write both. */
function people(data: Pick<z.infer<typeof item>, "author" | "authors">): FeedPerson[] {
  const named = data.authors.length > 0 ? data.authors : data.author ? [data.author] : [];
  return named
    .map(({ name, url, avatar }) => compact<FeedPerson>({ name, uri: url, avatar }))
    .filter((person) => Object.keys(person).length > 0);
}

function enclosure(file: z.infer<typeof attachment>, base: string | undefined): FeedEnclosure[] {
  const url = absoluteUrl(file.url, base);
  if (url === undefined) return [];
  return [
    compact<FeedEnclosure>({
      url,
      type: file.mime_type,
      title: file.title,
      length: file.size_in_bytes?.toString(),
      durationSeconds: file.duration_in_seconds,
    }),
  ];
}
