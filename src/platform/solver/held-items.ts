/** What columns are made of: each holds some items, with all that rows say of those. */
export interface HeldItems {
  readonly count: number;
  /** Column `n` holds the items from `starts[n]` to just before `starts[n + 1]`. */
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

export function heldItems(holds: readonly (readonly number[])[], count: number): HeldItems {
  const starts = new Int32Array(holds.length + 1);
  for (const [column, items] of holds.entries()) starts[column + 1] = (starts[column] ?? 0) + items.length;
  const all = new Int32Array(starts[holds.length] ?? 0);
  for (const [column, items] of holds.entries()) all.set(items, starts[column] ?? 0);
  return { count, starts, items: all };
}

/** Each column is an item of its own. */
export function ownItems(count: number): HeldItems {
  return {
    count,
    starts: Int32Array.from({ length: count + 1 }, (_, at) => at),
    items: Int32Array.from({ length: count }, (_, at) => at),
  };
}

/** Items of some columns, numbered anew; `places` has the new number of each, or −1. */
export function itemsWithin(
  { count, items, starts }: HeldItems,
  columns: Int32Array,
): { readonly held: HeldItems; readonly places: Int32Array } {
  const places = new Int32Array(count).fill(-1);
  const own = new Int32Array(columns.length + 1);
  for (const [at, column] of columns.entries())
    own[at + 1] = (own[at] ?? 0) + (starts[column + 1] ?? 0) - (starts[column] ?? 0);
  const all = new Int32Array(own[columns.length] ?? 0);
  let to = 0;
  let known = 0;
  for (const column of columns) {
    const end = starts[column + 1] ?? 0;
    for (let at = starts[column] ?? 0; at < end; at += 1) {
      const item = items[at] ?? 0;
      if ((places[item] ?? -1) < 0) {
        places[item] = known;
        known += 1;
      }
      all[to] = places[item] ?? 0;
      to += 1;
    }
  }
  return { held: { count: known, starts: own, items: all }, places };
}
