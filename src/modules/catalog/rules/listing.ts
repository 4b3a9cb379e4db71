import type { RecordPlace, RecordPrice, RecordSession } from "./record.ts";

/**
 * One source's record of an offering, normalised: the shape that is stored, merged, searched and printed by
 * `carrel harvest --json`. Every guessed field says why in `reasons`.
 */
export interface Listing {
  readonly sourceKey: string;
  readonly title: string;
  readonly summary: string;
  readonly kind: Kind;
  readonly provider?: string;
  readonly url?: string;
  readonly registrationUrl?: string;
  /** Registration address without tracking, scheme or trailing slash: the first key for merging. */
  readonly canonicalUrl?: string;
  readonly sessions: readonly RecordSession[];
  readonly status: ListingStatus;
  /** How one takes part; several when both are offered. */
  readonly ways: readonly Way[];
  readonly place?: ListingPlace;
  readonly cost: Cost;
  readonly credit: readonly StatedCredit[];
  readonly durationMinutes?: number;
  /** How many people may come to one date, as the source states it. */
  readonly capacity?: number;
  readonly topics: readonly string[];
  readonly audiences: readonly string[];
  readonly level?: Level;
  readonly language: string;
  readonly hasCaptions?: boolean;
  readonly isRecorded?: boolean;
  readonly imageUrl?: string;
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  /** Why each guessed field holds what it does. */
  readonly reasons: readonly Reason[];
  readonly warnings: readonly string[];
}

export type Kind =
  | "webinar"
  | "workshop"
  | "conference"
  | "course"
  | "lesson"
  | "chat"
  | "article"
  | "degree-program"
  | "meeting"
  | "other";
export type Way = "live-online" | "in-person" | "own-pace";
export type Level = "introductory" | "intermediate" | "advanced";
export type ListingStatus = "scheduled" | "tentative" | "postponed" | "cancelled";

export interface ListingPlace extends RecordPlace {
  /** How the coordinates were found. */
  readonly located?: "source" | "zip" | "city";
}

/** Cheapest price first in `tiers`; `isFree` is true when anyone can take it for nothing. */
export interface Cost {
  /** `unknown` when the source says nothing: never shown as free. */
  readonly known: boolean;
  readonly isFree: boolean;
  /** Least that anyone (not only a member) pays, in cents; absent when unknown. */
  readonly fromCents?: number;
  readonly currency: string;
  readonly tiers: readonly RecordPrice[];
  readonly text?: string;
}

/** Credit in the provider's own words and, where they are plain, as minutes. */
export interface StatedCredit {
  readonly text: string;
  /** Contact minutes, only when the text states hours or minutes (never converted from a CEU). */
  readonly contactMinutes?: number;
  readonly units?: number;
  readonly unit?: "contact-hour" | "ceu" | "pd-hour" | "credit";
  readonly category?: string;
}

export interface Reason {
  readonly field:
    | "kind"
    | "topics"
    | "audiences"
    | "level"
    | "ways"
    | "cost"
    | "language"
    | "place"
    | "credit";
  readonly value: string;
  readonly because: string;
}
