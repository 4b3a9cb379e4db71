import { localDay } from "#platform/time";
import type { Listing } from "../../rules/listing.ts";
import { normaliseRecord } from "../../rules/normalise/normalise-record.ts";
import { storable } from "../../rules/normalise/storable.ts";
import {
  type DocumentFormat,
  type DocumentHints,
  readDocument,
  readTable,
  type ColumnMapping,
} from "../../rules/readers/index.ts";
import type { ReadContext, ReadProblem, ReadResult } from "../../rules/record.ts";
import type { FieldWords } from "../field-words.ts";
import { inSlices } from "./in-slices.ts";
import { inTurn } from "./in-turn.ts";

/** What is known of a source before its document is read. */
export interface SourceSettings {
  /** Zone of times that carry none. */
  readonly zone: string;
  readonly language?: string | undefined;
  readonly provider?: string | undefined;
  /** Which column of a table holds what, when a person chose. */
  readonly columns?: ColumnMapping | undefined;
  readonly horizonMonths?: number | undefined;
  readonly maxSessions?: number | undefined;
}

/** Listings of one document, and what could not be read in it. */
export interface ReadListings {
  readonly format: DocumentFormat;
  /** Why it was taken for that, in plain words. */
  readonly because: string;
  readonly listings: readonly Listing[];
  readonly problems: readonly ReadProblem[];
  readonly sourceTitle?: string | undefined;
  readonly sourceZone?: string | undefined;
  readonly nextUrls: readonly string[];
  /** True when it is known not to be all: what is missing in it may still be listed. */
  readonly isCutShort: boolean;
  /** Why it may be no list of offerings at all: then nothing is kept until a person says that it is. */
  readonly doubt?: string | undefined;
}

/** Reads a document into listings: detects what it is, reads its records, and puts them into the field's terms. */
export async function readListings(
  bytes: Uint8Array,
  hints: DocumentHints,
  given: { readonly settings: SourceSettings; readonly words: FieldWords; readonly now: string },
): Promise<ReadListings> {
  const { settings, words, now } = given;
  const context: ReadContext = {
    defaultZone: settings.zone,
    now,
    ...(hints.url === undefined || hints.url.startsWith("file:") ? {} : { baseUrl: hints.url }),
    ...(settings.horizonMonths === undefined ? {} : { horizonMonths: settings.horizonMonths }),
    ...(settings.maxSessions === undefined ? {} : { maxSessions: settings.maxSessions }),
  };
  const reading = await readDocument(bytes, hints, context);
  const chosen: ReadResult =
    settings.columns === undefined ? reading : await readTable(bytes, { mapping: settings.columns }, context);
  const normaliseSettings = {
    vocabulary: words.vocabulary,
    gazetteer: words.gazetteer,
    today: localDay(settings.zone, now),
    ...(settings.language === undefined ? {} : { language: settings.language }),
    ...(settings.provider === undefined ? {} : { provider: settings.provider }),
  };
  return {
    format: reading.format,
    because: reading.because,
    listings: await inTurn(chosen.records.length, async () =>
      inSlices(chosen.records, (record) => normaliseRecord(record, normaliseSettings)),
    ),
    // They quote the source, and go into its history.
    problems: storable(chosen.problems),
    sourceTitle: storable(chosen.sourceTitle),
    sourceZone: chosen.sourceZone,
    nextUrls: chosen.nextUrls ?? [],
    isCutShort: chosen.isCutShort ?? false,
    doubt: storable(chosen.doubt),
  };
}
