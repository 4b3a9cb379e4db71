import { fullBitmap, hasBit } from "./bitmap.ts";
import { ColumnBuilder } from "./column-builder.ts";
import { blockPeaksOf, type Forward, type Postings, type Segment } from "./segment.ts";

/** One segment of the live documents of several, in the same order. They must not exceed `segmentCapacity`. */
export function mergeSegments(segments: readonly Segment[], dictionarySize: number): Segment {
  const size = segments.reduce((sum, segment) => sum + segment.liveCount, 0);
  const ids: string[] = [];
  const serials = new Float64Array(size);
  const columns = columnsLike(segments);
  const numbering = segments.map((segment) => {
    const numbers = new Int32Array(segment.size).fill(-1);
    for (let document = 0; document < segment.size; document += 1) {
      if (!hasBit(segment.live, document)) continue;
      numbers[document] = ids.length;
      serials[ids.length] = segment.serials[document] ?? 0;
      ids.push(segment.ids[document] ?? "");
      columns.copy(segment, document);
    }
    return numbers;
  });
  return {
    size,
    live: fullBitmap(size),
    liveCount: size,
    ids,
    serials,
    postings: mergePostings(segments, numbering, dictionarySize),
    forward: mergeForward(segments, size),
    ...columns.finish(),
  };
}

function columnsLike(segments: readonly Segment[]): ColumnBuilder {
  const [first] = segments;
  return new ColumnBuilder({
    keywords: first?.keywords.length ?? 0,
    numbers: first?.numbers.length ?? 0,
    parts: first?.parts.columns.length ?? 0,
  });
}

function mergePostings(
  segments: readonly Segment[],
  numbering: readonly Int32Array[],
  dictionarySize: number,
): Postings {
  const counts = countEntries(segments, numbering, dictionarySize);
  const terms = Uint32Array.from(termsIn(counts));
  const starts = new Uint32Array(terms.length + 1);
  // From here on `counts` holds where each term's next entry goes.
  terms.forEach((term, at) => {
    const start = starts[at] ?? 0;
    starts[at + 1] = start + (counts[term] ?? 0);
    counts[term] = start;
  });
  const length = starts[terms.length] ?? 0;
  const documents = new Uint16Array(length);
  const impacts = new Uint8Array(length);
  segments.forEach(({ postings }, which) => {
    const numbers = numbering[which] ?? new Int32Array();
    for (let at = 0; at < postings.terms.length; at += 1) {
      const term = postings.terms[at] ?? 0;
      let next = counts[term] ?? 0;
      const to = postings.starts[at + 1] ?? 0;
      for (let from = postings.starts[at] ?? 0; from < to; from += 1) {
        const document = numbers[postings.documents[from] ?? 0] ?? -1;
        if (document < 0) continue;
        documents[next] = document;
        impacts[next] = postings.impacts[from] ?? 0;
        next += 1;
      }
      counts[term] = next;
    }
  });
  return { terms, starts, documents, impacts, blockPeaks: blockPeaksOf(impacts) };
}

function countEntries(
  segments: readonly Segment[],
  numbering: readonly Int32Array[],
  dictionarySize: number,
): Uint32Array {
  const counts = new Uint32Array(dictionarySize);
  segments.forEach(({ postings }, which) => {
    const numbers = numbering[which] ?? new Int32Array();
    for (let at = 0; at < postings.terms.length; at += 1) {
      const term = postings.terms[at] ?? 0;
      const to = postings.starts[at + 1] ?? 0;
      let count = counts[term] ?? 0;
      for (let from = postings.starts[at] ?? 0; from < to; from += 1) {
        if ((numbers[postings.documents[from] ?? 0] ?? -1) >= 0) count += 1;
      }
      counts[term] = count;
    }
  });
  return counts;
}

function termsIn(counts: Uint32Array): readonly number[] {
  const terms: number[] = [];
  counts.forEach((count, term) => {
    if (count > 0) terms.push(term);
  });
  return terms;
}

function mergeForward(segments: readonly Segment[], size: number): Forward {
  const starts = new Uint32Array(size + 1);
  const bytes = new Uint8Array(segments.reduce((sum, { forward }) => sum + forward.bytes.length, 0));
  let number = 0;
  let length = 0;
  for (const { forward, live, size: documents } of segments) {
    for (let document = 0; document < documents; document += 1) {
      if (!hasBit(live, document)) continue;
      const from = forward.starts[document] ?? 0;
      const to = forward.starts[document + 1] ?? 0;
      bytes.set(forward.bytes.subarray(from, to), length);
      length += to - from;
      number += 1;
      starts[number] = length;
    }
  }
  return { starts, bytes: length === bytes.length ? bytes : bytes.slice(0, length) };
}
