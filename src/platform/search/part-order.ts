import { emptyBitmap, hasBit, setBit, type Bitmap } from "./bitmap.ts";
import type { PartSieve } from "./part-columns.ts";
import { lowerBound, type Segment } from "./segment.ts";

/** The parts of a segment in the order of one column. */
interface PartOrder {
  /** Smallest number first; parts without one are left out. */
  readonly rows: Uint32Array;
  /** The document of each part, by row. */
  readonly owners: Uint16Array;
}

/** Six bytes a part, made when first asked for. Nothing in a segment changes but which documents are live. */
const keptBySegment = new WeakMap<Segment, Map<number, PartOrder>>();

export function partOrder(segment: Segment, column: number): PartOrder {
  const kept = keptBySegment.get(segment) ?? new Map<number, PartOrder>();
  keptBySegment.set(segment, kept);
  const order = kept.get(column) ?? newOrder(segment, column);
  kept.set(column, order);
  return order;
}

function newOrder({ size, parts: { starts, columns } }: Segment, column: number): PartOrder {
  const values = columns[column] ?? new Float64Array();
  const owners = new Uint16Array(values.length);
  for (let document = 0; document < size; document += 1)
    owners.fill(document, starts[document], starts[document + 1]);
  // Sorted as bare numbers and each row put in its place: a comparison of rows would be called a million times.
  const ascending = values.filter((value) => !Number.isNaN(value)).sort();
  const taken = new Uint32Array(ascending.length);
  const rows = new Uint32Array(ascending.length);
  values.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    const place = lowerBound(ascending, value, 0, ascending.length);
    rows[place + (taken[place] ?? 0)] = row;
    taken[place] = (taken[place] ?? 0) + 1;
  });
  return { rows, owners };
}

/** What is looked for along an order. */
interface Wanted {
  readonly among: Bitmap;
  /** Lets through the parts that count. */
  readonly sieve: PartSieve;
  /** The column ordered by. */
  readonly values: Float64Array;
  readonly isDescending: boolean;
  /** How many documents. */
  readonly count: number;
}

const rowsAtOnce = 256;
const gathered = new Uint32Array(rowsAtOnce);

/**
 * The documents with the parts that come first, and all that tie with the last of them; undefined when there are not
 * so many. Looks at no more parts than it takes to find them.
 */
export function firstDocuments({ rows, owners }: PartOrder, wanted: Wanted): Uint16Array | undefined {
  const { among, sieve, values, isDescending, count } = wanted;
  const seen = emptyBitmap(among.length << 5);
  const found: number[] = [];
  let last = Number.NaN;
  for (let at = 0; at < rows.length;) {
    let length = 0;
    for (; at < rows.length && length < rowsAtOnce; at += 1) {
      const row = rows[isDescending ? rows.length - 1 - at : at] ?? 0;
      gathered[length] = row;
      length += Number(hasBit(among, owners[row] ?? 0));
    }
    const left = sieve(gathered, length);
    for (let i = 0; i < left; i += 1) {
      const row = gathered[i] ?? 0;
      if (found.length >= count && values[row] !== last) return Uint16Array.from(found);
      const document = owners[row] ?? 0;
      if (hasBit(seen, document)) continue;
      setBit(seen, document);
      found.push(document);
      last = values[row] ?? Number.NaN;
    }
  }
  return found.length >= count ? Uint16Array.from(found) : undefined;
}
