import type { Listing } from "./listing.ts";
import { normaliseRecord } from "./normalise/normalise-record.ts";
import type { NormaliseSettings } from "./normalise/settings.ts";

/** The words of the field, and where places are. */
export type FieldKnowledge = Required<Pick<NormaliseSettings, "vocabulary" | "gazetteer">>;

/** A webinar that a library of this installation offers itself, of what its makers state. */
export interface OwnOffering {
  /** Stays the same when it is changed. */
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  /** Who offers it. */
  readonly provider: string;
  /** UTC instants. */
  readonly start: string;
  readonly end: string;
  readonly zone: string;
  /** Its page. */
  readonly url: string;
  readonly registrationUrl?: string | undefined;
  readonly capacity?: number | undefined;
  readonly isCancelled: boolean;
  /** Local date of today. */
  readonly today: string;
}

/** The offering as the catalogue lists it: a live webinar, free. Its topics and audiences are read from its words. */
export function ownListing({ vocabulary, gazetteer }: FieldKnowledge, own: OwnOffering): Listing {
  const { title, provider, url, registrationUrl, capacity, start, end, zone } = own;
  const status = own.isCancelled ? ("cancelled" as const) : ("scheduled" as const);
  const listing = normaliseRecord(
    {
      key: own.key,
      title,
      description: own.summary,
      descriptionKind: "text",
      provider,
      url,
      ...(registrationUrl === undefined ? {} : { registrationUrl }),
      ...(capacity === undefined ? {} : { capacity }),
      sessions: [{ start, end, zone, isAllDay: false, status, original: start }],
      status,
      isOnline: true,
      categories: [],
      prices: [],
      costText: "Free",
      statedKind: "Webinar",
      warnings: [],
    },
    { vocabulary, gazetteer, today: own.today },
  );
  // Its page is its page, whatever its words link to.
  return { ...listing, url };
}

/** What is left of an offering that its makers took back: nothing that it said, and no date. */
export function emptiedListing({ vocabulary }: Pick<FieldKnowledge, "vocabulary">, key: string): Listing {
  return normaliseRecord(
    {
      // Of its own, or all that were ever taken back would be one offering.
      title: `Taken back: ${key.slice(-12)}`,
      key,
      sessions: [],
      status: "cancelled",
      categories: [],
      prices: [],
      warnings: [],
    },
    { vocabulary },
  );
}
