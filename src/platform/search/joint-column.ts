import { grown } from "./growing.ts";
import { copyValues, type KeywordColumn } from "./keyword-column.ts";

/**
 * Keyword fields of a segment taken together. Documents have few combinations of their values: a document is counted once
 * for all the fields, by its combination, and the values of each combination afterwards.
 */
export interface JointColumn {
  /** By the places of the fields in the schema the values of each combination. */
  readonly fields: ReadonlyMap<number, ValueLists>;
  /** The number of each document's combination. */
  readonly combinations: Uint16Array;
  readonly size: number;
}

/** Lists of values one after another: that of a combination ends where the next begins. */
interface ValueLists {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** In smaller segments there is little to gain, and the smallest are made anew with every change. */
const leastDocuments = 4096;
/** With fewer documents to a combination, going through the combinations would cost what it saves. */
const leastPerCombination = 32;

/** The keyword columns of so many documents put together, as far as their values go together; no field is in two of them. */
export function jointColumns(columns: readonly KeywordColumn[], size: number): readonly JointColumn[] {
  if (size < leastDocuments) return [];
  const most = Math.floor(size / leastPerCombination);
  const numbered = columns
    .flatMap((column, field): Together[] => {
      const lists = numberedLists(column, size, most);
      return lists === undefined ? [] : [{ fields: [field], lists }];
    })
    .sort((one, other) => one.lists.first.length - other.lists.first.length);
  const groups: Together[] = [];
  for (const next of numbered) {
    const last = groups.at(-1);
    const lists = last && numberedPairs(last.lists, next.lists, most);
    if (last && lists) groups[groups.length - 1] = { fields: [...last.fields, ...next.fields], lists };
    else groups.push(next);
  }
  return groups.map(({ fields, lists }) => ({
    fields: new Map(fields.map((field) => [field, listsOf(columns[field], lists.first)])),
    combinations: lists.numbers,
    size: lists.first.length,
  }));
}

/** Fields, and what their documents have of them. */
interface Together {
  readonly fields: readonly number[];
  readonly lists: Numbered;
}

/** What the documents have, numbered in the order in which it is first met. */
interface Numbered {
  readonly numbers: Uint16Array;
  /** For each number the first document that has it. */
  readonly first: readonly number[];
}

function numberedBy(size: number, most: number, keyOf: (document: number) => number): Numbered | undefined {
  const numbers = new Uint16Array(size);
  const known = new Map<number, number>();
  const first: number[] = [];
  for (let document = 0; document < size; document += 1) {
    const key = keyOf(document);
    let number = known.get(key);
    if (number === undefined) {
      if (first.length >= most) return undefined;
      number = first.length;
      known.set(key, number);
      first.push(document);
    }
    numbers[document] = number;
  }
  return { numbers, first };
}

function numberedLists(column: KeywordColumn, size: number, most: number): Numbered | undefined {
  const { starts, values } = column;
  if (!starts) return numberedBy(size, most, (document) => values[document] ?? 0);
  const valueCount = column.valueStarts.length;
  /** By what has been read so far and the next value. */
  const longer = new Map<number, number>();
  return numberedBy(size, most, (document) => {
    let read = 0;
    const to = starts[document + 1] ?? 0;
    for (let at = starts[document] ?? 0; at < to; at += 1) {
      const key = read * valueCount + (values[at] ?? 0);
      read = longer.get(key) ?? longer.size + 1;
      longer.set(key, read);
    }
    return read;
  });
}

function numberedPairs(left: Numbered, right: Numbered, most: number): Numbered | undefined {
  const rightCount = right.first.length;
  return numberedBy(
    left.numbers.length,
    most,
    (document) => (left.numbers[document] ?? 0) * rightCount + (right.numbers[document] ?? 0),
  );
}

function listsOf(column: KeywordColumn | undefined, documents: readonly number[]): ValueLists {
  const starts = [0];
  const values: number[] = [];
  for (const document of documents) {
    if (column) copyValues(column, document, values);
    starts.push(values.length);
  }
  return { starts: Uint32Array.from(starts), values: Uint32Array.from(values) };
}

/** What counting costs beside `countingCost` of the fields apart. */
export function jointCountingCost({ size, fields }: JointColumn, memberCount: number): number {
  return memberCount * 0.5 + size * (1 + fields.size);
}

/** How many documents have each combination: good until the next call. */
let tally = new Uint32Array(1024);

/** Adds to the counts of some of the fields how many of the members have each value. */
export function countJoint(
  { combinations, fields, size }: JointColumn,
  members: Uint16Array,
  counts: ReadonlyMap<number, Uint32Array>,
): void {
  tally = grown(tally, size).fill(0, 0, size);
  for (let i = 0; i < members.length; i += 1) {
    const combination = combinations[members[i] ?? 0] ?? 0;
    tally[combination] = (tally[combination] ?? 0) + 1;
  }
  for (const [field, count] of counts) {
    const lists = fields.get(field);
    if (lists) countLists(lists, size, count);
  }
}

function countLists({ starts, values }: ValueLists, size: number, counts: Uint32Array): void {
  for (let combination = 0; combination < size; combination += 1) {
    const times = tally[combination] ?? 0;
    if (times === 0) continue;
    const to = starts[combination + 1] ?? 0;
    for (let at = starts[combination] ?? 0; at < to; at += 1) {
      const value = values[at] ?? 0;
      counts[value] = (counts[value] ?? 0) + times;
    }
  }
}
