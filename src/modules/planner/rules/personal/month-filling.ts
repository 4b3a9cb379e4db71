/** A month that holds so much, and what could be in it. */
export interface Block {
  readonly row: number;
  readonly columns: Int32Array;
  /** Minutes of a step: the largest time that divides them all. */
  readonly step: number;
  /** In steps. */
  readonly sizes: Int32Array;
  readonly room: number;
}

/** What a filling is reckoned in, to be used again. */
export interface FillingRoom {
  readonly table: Float64Array;
  /** Places that are worth something, in their order. */
  readonly places: Int32Array;
  readonly taken: Uint8Array;
}

export function fillingRoom({ room, sizes }: Block): FillingRoom {
  return {
    table: new Float64Array((sizes.length + 1) * (room + 1)),
    places: new Int32Array(sizes.length),
    taken: new Uint8Array(sizes.length),
  };
}

/**
 * What to take so that it is worth most and fits: exact, by dynamic programming over the room. What is worth nothing is left.
 * `taken` is that of the room given.
 */
export function fill(
  { room, sizes }: Block,
  worths: Float64Array,
  { places, table, taken }: FillingRoom,
): { readonly value: number; readonly taken: Uint8Array } {
  const width = room + 1;
  let count = 0;
  for (let place = 0; place < sizes.length; place += 1) {
    const worth = worths[place] ?? 0;
    if (worth <= 0) continue;
    places[count] = place;
    addRow(table, count * width, { width, size: sizes[place] ?? 0, worth });
    count += 1;
  }
  const value = table[count * width + room] ?? 0;
  taken.fill(0);
  let left = room;
  for (count -= 1; count >= 0; count -= 1) {
    if (table[(count + 1) * width + left] === table[count * width + left]) continue;
    const place = places[count] ?? 0;
    taken[place] = 1;
    left -= sizes[place] ?? 0;
  }
  return { value, taken };
}

/** The same, and for each place what it is worth at most with that one taken, and with it left. */
export function forcedFills(
  block: Block,
  worths: Float64Array,
): { readonly value: number; readonly taken: Float64Array; readonly left: Float64Array } {
  const { room, sizes } = block;
  const count = sizes.length;
  const width = room + 1;
  const before = upTo(block, worths);
  const after = upTo({ ...block, sizes: sizes.toReversed() }, worths.toReversed());
  const taken = new Float64Array(count).fill(-Infinity);
  const left = new Float64Array(count).fill(-Infinity);
  for (let place = 0; place < count; place += 1) {
    const size = sizes[place] ?? 0;
    for (let used = 0; used <= room; used += 1) {
      const first = before[place * width + used] ?? 0;
      const rest = (count - 1 - place) * width;
      left[place] = Math.max(left[place] ?? 0, first + (after[rest + room - used] ?? 0));
      if (used + size <= room)
        taken[place] = Math.max(
          taken[place] ?? 0,
          first + (worths[place] ?? 0) + (after[rest + room - size - used] ?? 0),
        );
    }
  }
  return { value: before[count * width + room] ?? 0, taken, left };
}

/** Row `n`: the most that the first `n` are worth within each room. */
function upTo({ room, sizes }: Block, worths: Float64Array): Float64Array {
  const width = room + 1;
  const table = new Float64Array((sizes.length + 1) * width);
  for (let place = 0; place < sizes.length; place += 1)
    addRow(table, place * width, { width, size: sizes[place] ?? 0, worth: worths[place] ?? 0 });
  return table;
}

/** The next row of a table: with one more that could be taken. */
function addRow(
  table: Float64Array,
  from: number,
  { size, width, worth }: { readonly width: number; readonly size: number; readonly worth: number },
): void {
  const to = from + width;
  const least = Math.min(size, width);
  for (let used = 0; used < least; used += 1) table[to + used] = table[from + used] ?? 0;
  for (let used = least; used < width; used += 1) {
    const without = table[from + used] ?? 0;
    const with_ = (table[from + used - size] ?? 0) + worth;
    table[to + used] = with_ > without ? with_ : without;
  }
}
