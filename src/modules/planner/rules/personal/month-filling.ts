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

/** What to take so that it is worth most and fits: exact, by dynamic programming over the room. */
export function fill(
  block: Block,
  worths: Float64Array,
): { readonly value: number; readonly taken: Uint8Array } {
  const table = upTo(block, worths);
  const { room, sizes } = block;
  const taken = new Uint8Array(sizes.length);
  let left = room;
  for (let place = sizes.length - 1; place >= 0; place -= 1) {
    const with_ = table[(place + 1) * (room + 1) + left] ?? 0;
    if (with_ === (table[place * (room + 1) + left] ?? 0)) continue;
    taken[place] = 1;
    left -= sizes[place] ?? 0;
  }
  return { value: table[sizes.length * (room + 1) + room] ?? 0, taken };
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
  for (let place = 0; place < sizes.length; place += 1) {
    const size = sizes[place] ?? 0;
    const worth = worths[place] ?? 0;
    const from = place * width;
    const to = from + width;
    for (let used = 0; used < width; used += 1) {
      const without = table[from + used] ?? 0;
      const with_ = used >= size ? (table[from + used - size] ?? 0) + worth : -Infinity;
      table[to + used] = with_ > without ? with_ : without;
    }
  }
  return table;
}
