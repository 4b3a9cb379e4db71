import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseFeed as peerFeed } from "feedsmith";
import ical from "node-ical";
import type { FieldWords } from "../../src/modules/catalog/queries/field-words.ts";
import { normaliseRecord } from "../../src/modules/catalog/rules/normalise/normalise-record.ts";
import { readCalendar } from "../../src/modules/catalog/rules/readers/calendar/index.ts";
import { readFeed } from "../../src/modules/catalog/rules/readers/feed/index.ts";
import type { SourceRecord } from "../../src/modules/catalog/rules/record.ts";
import { feedCollection, filesUnder } from "../../tests/catalog/feeds/feed-collections.ts";
import { calendarOf, feedOf, madeCalendars } from "./made-events.ts";
import { median, secondsSince } from "./measure.ts";

const context = {
  defaultZone: "America/New_York",
  now: "2026-11-21T00:00:00Z",
  baseUrl: "https://example.org/",
};
/** Of real files, those of usual size: the collections hold some made to be extreme. */
const largestRealBytes = 400_000;

/** A worker reads for weeks: what is measured, of both, is not the compiler. Rates rise for some 25,000 records. */
const warmUpRounds = 6;

/** What one kind of document came to: records a CPU second, ours whole and the peer's parsing alone. */
export interface ReadingFigures {
  readonly ours: number;
  readonly peer: number;
}

interface Measured {
  readonly documents: readonly string[];
  readonly ours: (document: Uint8Array) => readonly SourceRecord[];
  readonly peer: (document: string) => void;
  readonly words: FieldWords;
  readonly rounds: number;
}

/** Calendars and feeds, made and real, read and normalised; each beside a peer that only parses, in turns. */
export function measureReading(words: FieldWords, rounds: number): Readonly<Record<string, ReadingFigures>> {
  const made = madeCalendars(4000, 2);
  const calendars = { words, rounds, ours: (bytes: Uint8Array) => readCalendar(bytes, context).records };
  const feeds = { words, rounds, ours: (bytes: Uint8Array) => readFeed(bytes, context).records };
  const real = {
    calendars: realCalendars(),
    feeds: filesUnder(feedCollection("rome"), ".xml").map((path) => readFileSync(path, "utf8")),
  };
  return {
    madeCalendars: measured({ ...calendars, documents: made.map(calendarOf), peer: peerCalendar }),
    ...(real.calendars.length === 0
      ? {}
      : { realCalendars: measured({ ...calendars, documents: real.calendars, peer: peerCalendar }) }),
    madeFeeds: measured({ ...feeds, documents: made.map(feedOf), peer: peerParse }),
    ...(real.feeds.length === 0
      ? {}
      : { realFeeds: measured({ ...feeds, documents: real.feeds, peer: peerParse }) }),
  };
}

function measured({ documents, ours, peer, words, rounds }: Measured): ReadingFigures {
  const settings = { vocabulary: words.vocabulary, gazetteer: words.gazetteer, today: "2026-11-21" };
  // As they are fetched: what the peers read is a text already.
  const fetched = documents.map(bytesOf);
  const readAll = () => {
    let records = 0;
    for (const document of fetched)
      for (const record of ours(document)) {
        normaliseRecord(record, settings);
        records += 1;
      }
    return records;
  };
  const parseAll = () => documents.forEach(peer);
  const count = readAll();
  // Small collections are read several times a round: the clock of CPU time is coarse.
  const repeats = Math.max(1, Math.ceil(2000 / count));
  const rate = (work: () => void) => {
    // No collection is asked for in between, as one is elsewhere: it would have the compiled code thrown away with the
    // last record, which a worker that reads one document after another never sees. What collecting takes is counted.
    const before = process.cpuUsage();
    for (let time = 0; time < repeats; time += 1) work();
    return (count * repeats) / secondsSince(before);
  };
  const oursRates: number[] = [];
  const peerRates: number[] = [];
  for (let round = 0; round < rounds + warmUpRounds; round += 1) {
    const own = rate(readAll);
    const others = rate(parseAll);
    if (round < warmUpRounds) continue;
    oursRates.push(own);
    peerRates.push(others);
  }
  return { ours: Math.round(median(oursRates)), peer: Math.round(median(peerRates)) };
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function peerCalendar(text: string): void {
  const { warn } = console;
  // It tells of every zone it does not know, which would take longer than parsing.
  console.warn = () => {};
  try {
    ical.sync.parseICS(text);
  } catch {
    // It throws on some files of the collections; it then had less to do than we.
  } finally {
    console.warn = warn;
  }
}

function peerParse(text: string): void {
  try {
    peerFeed(text);
  } catch {
    // As above.
  }
}

/** The well-formed real calendars, one document of all of a collection's events being no calendar at all. */
function realCalendars(): readonly string[] {
  const folder = "../shared/data/ics";
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ics"))
      .toSorted()
      .map((path) => readFileSync(join(folder, path), "utf8"))
      .filter((text) => text.length < largestRealBytes && text.includes("BEGIN:VEVENT"));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    console.warn(`The calendars are not at ${folder}: real ones are NOT measured in this run.`);
    return [];
  }
}
