/** A seeded source of chance (mulberry32): the same seed gives the same set on every machine. */
export interface Chance {
  /** A number from 0 to 1, 1 excluded. */
  readonly next: () => number;
  /** True in this share of calls. */
  readonly is: (share: number) => boolean;
  /** One of the values. */
  readonly pick: <T>(values: readonly [T, ...T[]]) => T;
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number;
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    is: (share) => next() < share,
    pick: (values) => values[below(values.length)] ?? values[0],
  };
}

/** A number for a text, to draw by name instead of by position. */
export function seedOf(text: string): number {
  let hash = 7;
  for (let index = 0; index < text.length; index += 1)
    hash = (Math.imul(hash, 131) + text.charCodeAt(index)) >>> 0;
  return Math.imul(hash ^ (hash >>> 15), 0x2c_1b_3c_6d) >>> 0;
}
