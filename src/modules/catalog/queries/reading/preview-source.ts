import type { Fetcher } from "#platform/fetch";
import type { Listing } from "../../rules/listing.ts";
import {
  type ColumnGuess,
  type ColumnMapping,
  type DocumentFormat,
  guessColumns,
  type LinkedCalendar,
  openTable,
} from "../../rules/readers/index.ts";
import type { ReadProblem } from "../../rules/record.ts";
import type { FieldWords } from "../field-words.ts";
import { readSource } from "./read-source.ts";

/** What a person asks to see before it is kept. */
export interface PreviewRequest {
  /** A web address, or that of an upload. */
  readonly address: string;
  /** Zone of times that carry none. */
  readonly zone: string;
  readonly language: string;
  /** Which column of a table holds what; guessed when left out. */
  readonly columns?: ColumnMapping | undefined;
}

/** One column of a table, with some of its cells. */
export interface PreviewColumn extends ColumnGuess {
  readonly samples: readonly string[];
}

/** A source as it would be kept. */
export interface SourcePreview {
  /** What to keep: the linked calendar where the page only led to one. */
  readonly address: string;
  readonly format: DocumentFormat;
  /** Why it was taken for that. */
  readonly because: string;
  readonly notes: readonly string[];
  readonly listings: readonly Listing[];
  readonly problems: readonly ReadProblem[];
  /** Other calendars and feeds that the page names. */
  readonly linked: readonly LinkedCalendar[];
  readonly title: string | undefined;
  /** The zone it says its times are in, or that most of them are in. */
  readonly zone: string | undefined;
  /** Why it may be no list of offerings at all: a person has to say that it is before it is kept. */
  readonly doubt: string | undefined;
  /** Why it can be read now, by hand, but not later on by itself. */
  readonly objection: string | undefined;
  /** Set for tables. */
  readonly columns: readonly PreviewColumn[] | undefined;
  /** The document itself, as it was read last. */
  readonly bytes: Uint8Array;
}

const sampleRows = 50;
const shownSamples = 3;

/**
 * Reads a source once, for a person to look at; nothing is kept. Robots.txt does not hold: it is for machines that come
 * on their own. What it will say to those is told.
 *
 * @throws SourceFailure when it cannot be fetched, in plain words.
 */
export async function previewSource(
  request: PreviewRequest,
  given: { readonly fetch: Fetcher; readonly words: FieldWords; readonly now: string },
): Promise<SourcePreview> {
  const { fetch, lastBody } = remembering(given.fetch);
  const { address, ...settings } = request;
  const read = await readSource(address, { ...given, fetch, settings, obeysRobots: false });
  // Without validators no server can say that nothing changed.
  if (read.isUnchanged) throw new Error("A source was unchanged that was never read.");
  const isTable = read.format === "csv" || read.format === "xlsx";
  return {
    address: read.address,
    format: read.format,
    because: read.because,
    notes: read.notes,
    listings: read.listings,
    problems: read.problems,
    linked: read.linked.filter((link) => link.url !== read.address),
    title: read.sourceTitle,
    zone: read.sourceZone ?? usualZone(read.listings),
    doubt: read.doubt,
    objection: await fetch.robotsObjection(read.address),
    columns: isTable ? await columnsOf(lastBody()) : undefined,
    bytes: lastBody(),
  };
}

// What is only so many hours from UTC (`Etc/GMT+6`, from an offset) is no place's zone: half of the year it is an hour off.
function usualZone(listings: readonly Listing[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { zone } of listings.flatMap((listing) => listing.sessions))
    if (zone !== undefined && zone !== "UTC" && !zone.startsWith("Etc/"))
      counts.set(zone, (counts.get(zone) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

async function columnsOf(bytes: Uint8Array): Promise<readonly PreviewColumn[]> {
  const { headers, rows } = await openTable(bytes);
  const first = rows.slice(0, sampleRows);
  return guessColumns(headers, first).map((guess) => ({
    ...guess,
    samples: first
      .map((row) => row[guess.column]?.trim() ?? "")
      .filter((cell) => cell !== "")
      .slice(0, shownSamples),
  }));
}

/** The fetcher, with the last document kept in hand: a table's columns are looked at again. */
function remembering(fetch: Fetcher): { readonly fetch: Fetcher; readonly lastBody: () => Uint8Array } {
  let last = new Uint8Array();
  return {
    lastBody: () => last,
    fetch: {
      ...fetch,
      fetchDocument: async (request) => {
        const outcome = await fetch.fetchDocument(request);
        if (outcome.kind === "fetched") last = new Uint8Array(outcome.body);
        return outcome;
      },
    },
  };
}
