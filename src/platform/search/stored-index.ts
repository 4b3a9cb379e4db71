import { InvalidInput } from "#platform/errors";
import { ByteFileReader, ByteFileWriter } from "./byte-file.ts";
import { Dictionary } from "./dictionary.ts";
import { jointColumns } from "./joint-column.ts";
import { denseBitmaps, type KeywordColumn } from "./keyword-column.ts";
import type { IndexSchema } from "./schema.ts";
import { blockPeaksOf, type Postings, type Segment } from "./segment.ts";
import type { StoreContents } from "./store.ts";
import { ValueNumbers } from "./values.ts";

/** Raise it whenever the format changes, or words are cut, folded or stemmed in another way. */
const version = 1;

interface Meta {
  readonly schema: string;
  readonly stamp: string;
  readonly nextSerial: number;
  readonly terms: readonly string[];
  /** Empty where the word is the term itself. */
  readonly words: readonly string[];
  readonly values: readonly (readonly string[])[];
  readonly segments: readonly SegmentMeta[];
}

interface SegmentMeta {
  readonly liveCount: number;
  readonly ids: readonly string[];
  /** For each keyword field whether documents have other than one value, and whether values take four bytes. */
  readonly keywords: readonly { readonly hasStarts: boolean; readonly isWide: boolean }[];
}

/** The pieces of a file that holds all of an index. `stamp` is the caller's own note of how far it goes. */
export function storedIndex(
  schema: IndexSchema,
  contents: StoreContents,
  stamp: string,
): readonly Uint8Array[] {
  const writer = new ByteFileWriter();
  const { dictionary } = contents;
  writer.add(dictionary.documents.subarray(0, dictionary.size));
  const meta: Meta = {
    schema: schemaKey(schema),
    stamp,
    nextSerial: contents.nextSerial,
    terms: dictionary.terms,
    words: dictionary.words.map((word, number) => (word === dictionary.terms[number] ? "" : word)),
    values: contents.values.map((numbers) => numbers.values),
    segments: contents.segments.map((segment) => writeSegment(segment, writer)),
  };
  return writer.finish(version, meta);
}

/** @throws InvalidInput when the file is damaged, or of another version or schema: the index must be made anew. */
export function readStoredIndex(
  schema: IndexSchema,
  bytes: Uint8Array,
): { readonly contents: StoreContents; readonly stamp: string } {
  const reader = new ByteFileReader(bytes, version);
  // The checksum and the version have shown that this is what `storedIndex` wrote.
  const meta = reader.meta as Meta;
  if (meta.schema !== schemaKey(schema)) {
    throw new InvalidInput("The stored search index has other fields than are wanted now.");
  }
  const dictionary = new Dictionary();
  const documents = reader.words();
  meta.terms.forEach((term, number) => dictionary.add(term, meta.words[number] || term));
  dictionary.documents.set(documents);
  return {
    contents: {
      dictionary,
      values: meta.values.map((values) => new ValueNumbers(values)),
      segments: meta.segments.map((segment) => readSegment(segment, schema, reader)),
      nextSerial: meta.nextSerial,
    },
    stamp: meta.stamp,
  };
}

/** What of the schema is baked into an index: all but the constants of the ranking. */
function schemaKey({ text, keywords, numbers, parts }: IndexSchema): string {
  return JSON.stringify([Object.entries(text), keywords, numbers, parts]);
}

function writeSegment(segment: Segment, writer: ByteFileWriter): SegmentMeta {
  const { postings, forward, keywords, numbers, parts } = segment;
  writer.add(segment.live);
  writer.add(segment.serials);
  for (const row of [postings.terms, postings.starts, postings.documents, postings.impacts]) writer.add(row);
  writer.add(forward.starts);
  writer.add(forward.bytes);
  for (const column of keywords) {
    if (column.starts) writer.add(column.starts);
    for (const row of [column.values, column.valueStarts, column.valueDocuments]) writer.add(row);
  }
  for (const column of numbers) writer.add(column);
  writer.add(parts.starts);
  for (const column of parts.columns) writer.add(column);
  return {
    liveCount: segment.liveCount,
    ids: segment.ids,
    keywords: keywords.map((column) => ({
      hasStarts: column.starts !== undefined,
      isWide: column.values instanceof Uint32Array,
    })),
  };
}

function readSegment(meta: SegmentMeta, schema: IndexSchema, reader: ByteFileReader): Segment {
  const size = meta.ids.length;
  const stored = {
    size,
    liveCount: meta.liveCount,
    ids: meta.ids,
    // In the order in which `writeSegment` wrote them: properties are evaluated from top to bottom.
    live: reader.signedWords(),
    serials: reader.doubles(),
    postings: readPostings(reader),
    forward: { starts: reader.words(), bytes: reader.bytes() },
    keywords: meta.keywords.map((column) => readKeywords(column, size, reader)),
    numbers: schema.numbers.map(() => reader.doubles()),
    parts: { starts: reader.words(), columns: schema.parts.map(() => reader.doubles()) },
  };
  return { ...stored, joint: jointColumns(stored.keywords, size) };
}

function readPostings(reader: ByteFileReader): Postings {
  const [terms, starts] = [reader.words(), reader.words()];
  const documents = reader.halves();
  const impacts = reader.bytes();
  return { terms, starts, documents, impacts, blockPeaks: blockPeaksOf(impacts) };
}

function readKeywords(
  meta: SegmentMeta["keywords"][number],
  size: number,
  reader: ByteFileReader,
): KeywordColumn {
  const starts = meta.hasStarts ? { starts: reader.words() } : {};
  const values = meta.isWide ? reader.words() : reader.halves();
  const valueStarts = reader.words();
  const valueDocuments = reader.halves();
  return {
    ...starts,
    values,
    valueStarts,
    valueDocuments,
    ...denseBitmaps(valueStarts, valueDocuments, size),
  };
}
