/** Where a page of a stream ends: the next one goes on from there, whatever came in meanwhile. */
export interface StreamPlace {
  /** An instant. */
  readonly at: string;
  readonly id: string;
}

/** A place as it stands in an address: `2026-11-22T12:00:00Z_0190…`. */
export function placeText({ at, id }: StreamPlace): string {
  return `${at}_${id}`;
}

/** The place an address names; undefined when it is none. */
export function readPlace(text: string): StreamPlace | undefined {
  const [, at, id] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u.exec(text) ?? [];
  return at === undefined || id === undefined || Number.isNaN(Date.parse(at)) ? undefined : { at, id };
}

/** One page out of several lists that are each newest first: the newest of all, each once. */
export function newestOf<Row extends { readonly id: string; readonly sharedAt: string }>(
  lists: readonly (readonly Row[])[],
  count: number,
): readonly Row[] {
  const seen = new Set<string>();
  const all: Row[] = [];
  for (const row of lists.flat()) {
    if (seen.has(row.id)) continue;
    seen.add(row.id);
    all.push(row);
  }
  return all
    .toSorted((one, other) => compare(other.sharedAt, one.sharedAt) || compare(other.id, one.id))
    .slice(0, count);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
