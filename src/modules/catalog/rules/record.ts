/**
 * What the readers of calendars, feeds, pages and tables hand on: one record of a source, as the source gave it,
 * before the rules of the field (kind, topics, cost, place) are applied by `normalise`.
 *
 * Nothing here is guessed: a field the source does not state is absent. Instants are UTC ISO strings with `Z`
 * to the second; local dates are `YYYY-MM-DD`.
 */
export interface SourceRecord {
  /** Stable within the source: UID, guid, @id or address; a fingerprint when the source has none. */
  readonly key: string;
  readonly title: string;
  /** As published; may hold HTML. `descriptionKind` says which. */
  readonly description?: string;
  readonly descriptionKind?: "text" | "html";
  /** The page about it, absolute. */
  readonly url?: string;
  /** Where one signs up, when stated apart from `url`. */
  readonly registrationUrl?: string;
  /** Who offers it: organizer, author, publisher. */
  readonly provider?: string;
  readonly sessions: readonly RecordSession[];
  readonly status?: SessionStatus;
  readonly place?: RecordPlace;
  /** True when the source says it meets online, false when it says in person; absent when it does not say. */
  readonly isOnline?: boolean;
  /** Categories, tags and keywords, as published. */
  readonly categories: readonly string[];
  readonly prices: readonly RecordPrice[];
  /** The source's words on cost when they are not a number: "Free for members". */
  readonly costText?: string;
  /** The source's words on the credit one gets: "1.5 contact hours", "3 credits; Certificate". */
  readonly creditText?: string;
  /** How many people may come. */
  readonly capacity?: number;
  /** BCP 47 tag, as stated. */
  readonly language?: string;
  /** The type the source states, in its own words: `Course`, `EducationEvent`, `Webinar`. */
  readonly statedKind?: string;
  /** Length of something taken at one's own pace. */
  readonly durationMinutes?: number;
  /** When the record was published and last changed: UTC instants. */
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  readonly imageUrl?: string;
  /** What was repaired or doubted while reading it, in plain words. */
  readonly warnings: readonly string[];
}

export type SessionStatus = "scheduled" | "tentative" | "postponed" | "cancelled" | "moved-online";

/** One dated meeting. All-day sessions carry dates only; their `end` is the last day, inclusive. */
export interface RecordSession {
  /** UTC instant (`2026-12-03T19:00:00Z`), or a local date when `isAllDay`. */
  readonly start: string;
  /** UTC instant, or the last day (inclusive) when `isAllDay`; absent when the source does not say. */
  readonly end?: string;
  /** IANA zone the source meant; absent for all-day, for plain UTC instants it is `UTC`. */
  readonly zone?: string;
  readonly isAllDay: boolean;
  readonly status: SessionStatus;
  /** Start as the source wrote it, zone name included: `DTSTART;TZID=Eastern Standard Time:20261203T140000`. */
  readonly original: string;
  /** The RECURRENCE-ID or the like, when this meeting replaces one of a series. */
  readonly recurrenceId?: string;
  /** Set only where this meeting differs from its series. */
  readonly title?: string;
  readonly place?: RecordPlace;
  readonly url?: string;
}

export interface RecordPlace {
  readonly name?: string;
  readonly address?: string;
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly latitude?: number;
  readonly longitude?: number;
}

/** One price tier. Amounts are whole cents of `currency` (ISO 4217); 0 is free. */
export interface RecordPrice {
  readonly label?: string;
  readonly amountCents: number;
  readonly currency: string;
  /** Last day the tier holds (early bird). */
  readonly until?: string;
}

/** Something in the input that could not be read, and what was done about it. */
export interface ReadProblem {
  /** Where: `line 40`, `item 3`, `row 12, column Start`, `record UID 123@x`. */
  readonly where: string;
  /** A plain sentence. */
  readonly message: string;
  /** True when a whole record was lost by it, so that losses can be counted. */
  readonly isLoss: boolean;
}

/** What a reader makes of one document. A reader never throws for bad content: it reports. */
export interface ReadResult {
  readonly records: readonly SourceRecord[];
  readonly problems: readonly ReadProblem[];
  /** The source's own name for itself, and its default zone, when stated. */
  readonly sourceTitle?: string;
  readonly sourceZone?: string;
  /** Addresses of further documents of the same source: next page, linked calendar. */
  readonly nextUrls?: readonly string[];
  /** True when the document breaks off: what is missing in it may be listed all the same. */
  readonly isCutShort?: boolean;
  /** Why it may be no list of offerings at all: a person has to say that it is before anything is kept. Also in `problems`. */
  readonly doubt?: string;
}

/** What every reader is told. */
export interface ReadContext {
  /** Address the document came from: base for relative links. */
  readonly baseUrl?: string;
  /** IANA zone for times that carry none. */
  readonly defaultZone: string;
  /** The instant taken as now (UTC ISO): bounds the expansion of series. */
  readonly now: string;
  /** Series are expanded to this many months after `now` (default 18). */
  readonly horizonMonths?: number;
  /** At most this many sessions a record (default 1,000); the rest is a warning. */
  readonly maxSessions?: number;
}
