import type { ReadProblem, RecordPlace } from "../../record.ts";

/** A feed as it was published, whatever format it came in. Absent means the feed does not say. */
export interface ParsedFeed {
  readonly format: FeedFormat;
  /** The version the document claims: `2.0`, `0.91`, `1.0`; empty when it claims none. */
  readonly version: string;
  readonly title?: string;
  readonly description?: string;
  /** The page the feed belongs to. */
  readonly link?: string;
  /** The feed's own address. */
  readonly feedUrl?: string;
  /** The next page of a feed served in pages (RFC 5005, JSON Feed). */
  readonly nextUrl?: string;
  /** Where the feed says it has moved to. */
  readonly movedTo?: string;
  readonly links: readonly FeedLink[];
  /** What relative addresses of the feed are relative to. */
  readonly base?: string;
  readonly id?: string;
  readonly published?: FeedDate;
  readonly updated?: FeedDate;
  readonly authors: readonly FeedPerson[];
  readonly contributors: readonly FeedPerson[];
  readonly categories: readonly FeedCategory[];
  readonly image?: FeedImage;
  readonly icon?: string;
  readonly language?: string;
  readonly generator?: FeedGenerator;
  readonly rights?: string;
  readonly isExpired?: boolean;
  /** A note of the publisher to people who read the feed raw. */
  readonly userComment?: string;
  readonly podcast?: FeedPodcast;
  /** What only RSS has. */
  readonly rss?: RssChannelDetails;
  readonly items: readonly ParsedItem[];
  readonly problems: readonly ReadProblem[];
}

/** What a feed says of itself, all formats alike. */
export type FeedHead = Omit<ParsedFeed, "items" | "problems">;

export type FeedFormat = "rss" | "atom" | "json";

export interface ParsedItem {
  readonly title?: string;
  readonly titleKind?: "text" | "html";
  /** The short text: description, summary. */
  readonly summary?: FeedText;
  /** The whole text: content, content:encoded, content_html. */
  readonly content?: FeedText;
  /** The whole text without markup, when the feed gives it beside the markup (JSON Feed). */
  readonly plainContent?: string;
  /** The page about it. */
  readonly link?: string;
  readonly links: readonly FeedLink[];
  readonly id?: string;
  /** False when an RSS guid is only a name, not an address. */
  readonly isIdPermalink?: boolean;
  /** RDF's name for the item. */
  readonly about?: string;
  readonly published?: FeedDate;
  readonly updated?: FeedDate;
  readonly authors: readonly FeedPerson[];
  readonly contributors: readonly FeedPerson[];
  readonly categories: readonly FeedCategory[];
  readonly enclosures: readonly FeedEnclosure[];
  /** Files given by the Media RSS module. */
  readonly media: readonly FeedEnclosure[];
  readonly imageUrl?: string;
  readonly bannerUrl?: string;
  readonly language?: string;
  readonly rights?: string;
  readonly comments?: string;
  /** The feed an item was taken from. */
  readonly source?: FeedSource;
  readonly coordinates?: Pick<RecordPlace, "latitude" | "longitude">;
  readonly event?: FeedEvent;
  readonly podcast?: FeedPodcast;
  /** RSS elements that belong to no standard or module, by lower-case name. */
  readonly custom?: Readonly<Record<string, string>>;
  /** Its number in the document, from 1. */
  readonly position: number;
  readonly warnings: readonly string[];
}

/** A date as the feed wrote it, and as a UTC instant when it could be read. */
export interface FeedDate {
  readonly written: string;
  readonly instant?: string;
}

export interface FeedText {
  readonly value: string;
  readonly kind: "text" | "html";
  /** The type as stated: `html`, `text/plain`. */
  readonly type?: string;
  /** Where the content is, when it is not in the feed. */
  readonly src?: string;
}

export interface FeedLink {
  readonly href?: string;
  readonly rel?: string;
  readonly type?: string;
  readonly hreflang?: string;
  readonly title?: string;
  readonly length?: string;
}

export interface FeedPerson {
  readonly name?: string;
  readonly email?: string;
  readonly uri?: string;
  readonly avatar?: string;
  /** The whole of it as RSS writes it: `jo@example.org (Jo Park)`. */
  readonly written?: string;
}

export interface FeedCategory {
  readonly term?: string;
  readonly scheme?: string;
  readonly label?: string;
}

export interface FeedImage {
  readonly url?: string;
  readonly link?: string;
  readonly title?: string;
  readonly description?: string;
  readonly width?: string;
  readonly height?: string;
}

export interface FeedGenerator {
  readonly name?: string;
  readonly uri?: string;
  readonly version?: string;
}

export interface FeedEnclosure {
  readonly url: string;
  readonly type?: string;
  /** Bytes, as written. */
  readonly length?: string;
  readonly title?: string;
  readonly durationSeconds?: number;
}

export interface FeedSource {
  readonly title?: string;
  readonly url?: string;
  /** Atom's source carries whatever the head of a feed can. */
  readonly feed?: Omit<ParsedFeed, "items" | "problems" | "format" | "version">;
}

/** What RSS says of a channel and no other format does, as written. */
export interface RssChannelDetails {
  readonly managingEditor?: string;
  readonly webMaster?: string;
  readonly docs?: string;
  readonly rating?: string;
  readonly ttl?: string;
  readonly skipHours: readonly string[];
  readonly skipDays: readonly string[];
  readonly cloud?: Readonly<Record<string, string>>;
  readonly textInput?: Readonly<Record<string, string>>;
}

/** The podcast modules, as far as learning uses them: a recording has a length, a series and an author. */
export interface FeedPodcast {
  readonly author?: string;
  readonly owner?: FeedPerson;
  readonly subtitle?: string;
  readonly summary?: string;
  readonly durationSeconds?: number;
  readonly imageUrl?: string;
  readonly isExplicit?: boolean;
  /** Categories from broad to narrow: `["Education", "Courses"]`. */
  readonly categories?: readonly (readonly string[])[];
  readonly keywords?: readonly string[];
  readonly type?: string;
  readonly episode?: number;
  readonly season?: number;
  readonly isLocked?: boolean;
  readonly fundingUrl?: string;
  readonly transcriptUrl?: string;
  readonly chaptersUrl?: string;
  readonly chapters?: readonly FeedChapter[];
  readonly persons?: readonly FeedContributor[];
}

export interface FeedChapter {
  readonly startSeconds: number;
  readonly title: string;
  readonly href?: string;
  readonly imageUrl?: string;
}

export interface FeedContributor {
  readonly name: string;
  readonly role: string;
  readonly group: string;
  readonly href?: string;
  readonly imageUrl?: string;
}

/** When and where an item meets, from the event modules; times as written. */
export interface FeedEvent {
  readonly start: string;
  readonly end?: string;
  /** The element the start came from: `ev:startdate`. */
  readonly from: string;
  readonly isAllDay?: boolean;
  readonly status?: "scheduled" | "cancelled";
  readonly place?: RecordPlace;
  readonly organizer?: string;
  readonly type?: string;
  readonly cost?: string;
  readonly isOnline?: boolean;
  readonly registrationUrl?: string;
  readonly description?: string;
}
