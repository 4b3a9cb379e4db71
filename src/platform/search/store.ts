import { hasBit } from "./bitmap.ts";
import { Dictionary } from "./dictionary.ts";
import type { FieldPlaces } from "./filter.ts";
import { emptyDocumentTerms, readDocument } from "./forward.ts";
import { FreshSegment, freshCapacity } from "./fresh-segment.ts";
import { mergeSegments } from "./merge.ts";
import type { IndexSchema, SearchDocument } from "./schema.ts";
import { removeFrom, segmentCapacity, type Segment } from "./segment.ts";
import { TextReader } from "./text-reader.ts";
import { ValueNumbers } from "./values.ts";
import { isEnglish } from "./words.ts";

/** Where a document is: the key of its segment (0 for the fresh one) times `segmentCapacity`, and its number there. */
type Location = number;

/** What an index holds, without how it is searched: what is stored and loaded. */
export interface StoreContents {
  readonly dictionary: Dictionary;
  readonly values: readonly ValueNumbers[];
  readonly segments: readonly Segment[];
  readonly nextSerial: number;
}

export interface IndexStats {
  readonly documents: number;
  /** Removed, but still taking room until their segment is merged. */
  readonly removed: number;
  readonly segments: number;
  readonly terms: number;
  /** Pairs of a document and a term. */
  readonly postings: number;
}

/** Eight segments of one size become one of the next: each document is rewritten twice at most. */
const mergeWidth = 8;
/** Fewer than half full: so many of them are worth making one of, which others will seldom join. */
const untidySegments = 3;

/**
 * The documents of an index: a small fresh segment that grows, and lasting ones that are merged by eights. Removed
 * documents are marked and leave their segment at the next merge, or once they are half of it.
 */
export class DocumentStore {
  readonly schema: IndexSchema;
  readonly dictionary: Dictionary;
  readonly values: readonly ValueNumbers[];
  readonly #reader: TextReader;
  readonly #textFields: readonly string[];
  readonly #locations = new Map<string, Location>();
  #segments: Segment[] = [];
  readonly #keys = new Map<number, Segment>();
  #nextKey = 1;
  #fresh: FreshSegment;
  #nextSerial: number;

  readonly #freshCapacity: number;

  constructor(schema: IndexSchema, contents?: StoreContents, freshDocuments = freshCapacity) {
    this.#freshCapacity = freshDocuments;
    this.schema = schema;
    this.dictionary = contents?.dictionary ?? new Dictionary();
    this.values = contents?.values ?? schema.keywords.map(() => new ValueNumbers());
    this.#reader = new TextReader(this.dictionary);
    this.#textFields = Object.keys(schema.text);
    this.#fresh = new FreshSegment(schema, this.dictionary);
    this.#nextSerial = contents?.nextSerial ?? 0;
    for (const segment of contents?.segments ?? []) {
      this.#segments.push(segment);
      this.#locate(segment);
    }
  }

  get size(): number {
    return this.#locations.size;
  }

  has(id: string): boolean {
    return this.#locations.has(id);
  }

  put(document: SearchDocument): void {
    this.remove(document.id);
    const english = isEnglish(document.language);
    const number = this.#fresh.add({
      id: document.id,
      serial: this.#nextSerial,
      fields: this.#textFields.map((field) => this.#reader.read(document.text[field] ?? "", english)),
      values: {
        keywords: this.schema.keywords.map((field, place) =>
          this.#valueNumbers(place, document.keywords?.[field]),
        ),
        numbers: this.schema.numbers.map((field) => document.numbers?.[field] ?? Number.NaN),
        parts: (document.parts ?? []).map((part) =>
          this.schema.parts.map((column) => part[column] ?? Number.NaN),
        ),
      },
    });
    this.#nextSerial += 1;
    this.#locations.set(document.id, number);
    if (this.#fresh.size === this.#freshCapacity) this.#settle();
  }

  /** Whether it was there. */
  remove(id: string): boolean {
    const location = this.#locations.get(id);
    if (location === undefined) return false;
    this.#locations.delete(id);
    const document = location % segmentCapacity;
    const segment = this.#keys.get(Math.floor(location / segmentCapacity));
    if (!segment) {
      this.#fresh.remove(document);
      return true;
    }
    if (removeFrom(segment, document)) this.#forget(segment, document);
    if (segment.liveCount * 2 < segment.size) this.#replace([segment]);
    return true;
  }

  /** Every segment, the fresh one last. */
  segments(): readonly Segment[] {
    return this.#fresh.size > 0 ? [...this.#segments, this.#fresh.seal()] : this.#segments;
  }

  /** Where a document is among `segments()`. */
  find(id: string): { readonly segment: Segment; readonly document: number } | undefined {
    const location = this.#locations.get(id);
    if (location === undefined) return undefined;
    const segment = this.#keys.get(Math.floor(location / segmentCapacity)) ?? this.#fresh.seal();
    return { segment, document: location % segmentCapacity };
  }

  *numbersOf(field: number): Iterable<readonly [id: string, number: number]> {
    for (const { ids, live, numbers } of this.segments())
      for (const [document, id] of ids.entries())
        if (hasBit(live, document)) yield [id, numbers[field]?.[document] ?? Number.NaN];
  }

  contents(): StoreContents {
    if (this.#fresh.size > 0) this.#settle();
    return {
      dictionary: this.dictionary,
      values: this.values,
      segments: this.#segments,
      nextSerial: this.#nextSerial,
    };
  }

  /**
   * Makes one segment of several small ones, where there are some: each of them costs every search a little. Takes about
   * as long as twenty searches for every thousand documents, so best when nobody asks.
   */
  tidy(): void {
    const small = this.#segments
      .filter(({ liveCount }) => liveCount <= segmentCapacity / 2)
      .toSorted((left, right) => left.liveCount - right.liveCount);
    if (small.length < untidySegments) return;
    let room = segmentCapacity;
    this.#replace(
      small.filter(({ liveCount }) => {
        room -= liveCount;
        return room >= 0;
      }),
    );
  }

  /** What filters need to know of the fields. */
  fieldPlaces(): FieldPlaces {
    return {
      schema: this.schema,
      valueNumber: (field, value) => this.values[field]?.numberOf(value),
    };
  }

  stats(): IndexStats {
    return {
      documents: this.size,
      removed: this.segments().reduce((sum, segment) => sum + segment.size - segment.liveCount, 0),
      segments: this.segments().length,
      terms: this.dictionary.size,
      postings: this.segments().reduce((sum, segment) => sum + segment.postings.documents.length, 0),
    };
  }

  #valueNumbers(place: number, values: readonly string[] = []): readonly number[] {
    const numbers = this.values[place];
    return numbers ? [...new Set(values.map((value) => numbers.add(value)))] : [];
  }

  /** Makes the fresh segment a lasting one, and merges where eight have come together. */
  #settle(): void {
    const segment = this.#fresh.seal();
    this.#fresh = new FreshSegment(this.schema, this.dictionary);
    this.#segments.push(segment);
    this.#locate(segment);
    const small = this.#freshCapacity;
    for (const [floor, capacity] of [[0, small] as const, [small, small * mergeWidth] as const]) {
      const peers = this.#segments.filter(({ liveCount }) => liveCount > floor && liveCount <= capacity);
      if (peers.length >= mergeWidth) this.#replace(peers.slice(0, mergeWidth));
    }
  }

  #replace(old: readonly Segment[]): void {
    const size = old.reduce((sum, segment) => sum + segment.liveCount, 0);
    if (size > segmentCapacity) throw new RangeError(`A segment cannot hold ${size} documents.`);
    this.#segments = this.#segments.filter((segment) => !old.includes(segment));
    for (const [key, segment] of this.#keys) if (old.includes(segment)) this.#keys.delete(key);
    if (size === 0) return;
    const merged = mergeSegments(old, this.dictionary.size);
    this.#segments.push(merged);
    this.#locate(merged);
  }

  #locate(segment: Segment): void {
    const base = this.#nextKey * segmentCapacity;
    this.#keys.set(this.#nextKey, segment);
    this.#nextKey += 1;
    segment.ids.forEach((id, document) => {
      if (hasBit(segment.live, document)) this.#locations.set(id, base + document);
    });
  }

  /** Takes a removed document out of the counts of its terms, so that scores are those of the live ones alone. */
  #forget(segment: Segment, document: number): void {
    readDocument(segment.forward, document, reading);
    const { documents } = this.dictionary;
    for (const term of new Set(reading.terms.subarray(0, reading.length))) {
      documents[term] = (documents[term] ?? 0) - 1;
    }
  }
}

const reading = emptyDocumentTerms();
