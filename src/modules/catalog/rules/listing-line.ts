import type { Listing } from "./listing.ts";
import type { RecordSession } from "./record.ts";

/**
 * One line of `carrel harvest --json`: documented in docs/api/listing-line.md. Every key is always there; what is not
 * known is null. Instants are UTC (`2026-12-03T19:00:00Z`), days are dates, amounts whole cents.
 */
export interface ListingLine {
  readonly source: string;
  readonly format: string;
  readonly sourceKey: string;
  readonly title: string;
  readonly kind: string;
  readonly provider: string | null;
  readonly url: string | null;
  readonly registrationUrl: string | null;
  readonly sessions: readonly SessionLine[];
  readonly status: string;
  readonly place: object | null;
  readonly online: boolean | null;
  readonly ways: readonly string[];
  readonly cost: {
    readonly known: boolean;
    readonly free: boolean;
    readonly fromCents: number | null;
    readonly currency: string;
    readonly tiers: readonly object[];
    readonly text: string | null;
  };
  readonly credit: readonly object[];
  readonly durationMinutes: number | null;
  readonly topics: readonly string[];
  readonly audiences: readonly string[];
  readonly level: string | null;
  readonly language: string;
  readonly summary: string;
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  readonly warnings: readonly string[];
}

export interface SessionLine {
  readonly start: string;
  readonly end: string | null;
  readonly zone: string | null;
  readonly allDay: boolean;
  readonly status: string;
  readonly place: object | null;
  readonly online: boolean | null;
  readonly title: string | null;
  readonly original: string;
}

/** The documented line of a listing read from `source` (an address or a file's path) as `format`. */
export function listingLine(listing: Listing, source: string, format: string): ListingLine {
  const { cost } = listing;
  return {
    source,
    format,
    sourceKey: listing.sourceKey,
    title: listing.title,
    kind: listing.kind,
    provider: listing.provider ?? null,
    url: listing.url ?? null,
    registrationUrl: listing.registrationUrl ?? null,
    sessions: listing.sessions.map((session) => sessionLine(listing, session)),
    status: listing.status,
    place: listing.place ?? null,
    online: isOnline(listing),
    ways: listing.ways,
    cost: {
      known: cost.known,
      free: cost.isFree,
      fromCents: cost.fromCents ?? null,
      currency: cost.currency,
      tiers: cost.tiers,
      text: cost.text ?? null,
    },
    credit: listing.credit,
    durationMinutes: listing.durationMinutes ?? null,
    topics: listing.topics,
    audiences: listing.audiences,
    level: listing.level ?? null,
    language: listing.language,
    summary: listing.summary,
    publishedAt: listing.publishedAt ?? null,
    updatedAt: listing.updatedAt ?? null,
    warnings: listing.warnings,
  };
}

function sessionLine(listing: Listing, session: RecordSession): SessionLine {
  return {
    start: session.start,
    end: session.end ?? null,
    zone: session.zone ?? null,
    allDay: session.isAllDay,
    status: session.status,
    place: session.place ?? listing.place ?? null,
    online: session.status === "moved-online" ? true : isOnline(listing),
    title: session.title ?? null,
    original: session.original,
  };
}

function isOnline(listing: Listing): boolean | null {
  if (listing.ways.includes("live-online")) return true;
  return listing.ways.includes("in-person") ? false : null;
}
