import type { JsonObject } from "#platform/credentials";

/** A number from 0 up to 1, the same ones in the same order from the same seed. */
export type Random = () => number;

/** Mulberry32, by Tommy Ettinger (public domain): small, and good enough to draw damage from. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One to three bytes overwritten, taken out or put in. */
export function changedBytes(bytes: Uint8Array, random: Random): Buffer {
  let changed = Buffer.from(bytes);
  for (let times = Math.ceil(random() * 3); times > 0; times -= 1) {
    const place = Math.floor(random() * changed.length);
    const inserted = Buffer.from([
      random() < 0.8 ? 32 + Math.floor(random() * 95) : Math.floor(random() * 256),
    ]);
    const kind = random();
    changed = Buffer.concat([
      changed.subarray(0, place),
      kind < 0.3 ? Buffer.alloc(0) : inserted,
      changed.subarray(kind < 0.8 ? place + 1 : place),
    ]);
  }
  return changed;
}

const STRANGE: readonly unknown[] = [
  null,
  true,
  -1,
  1e21,
  "",
  "x",
  "https://x.example/",
  [],
  {},
  [[]],
  { "@id": "x" },
  "2040-01-01T00:00:00Z",
];

/** One member somewhere taken out, made something else, renamed, or put beside a new one; of a list, one of its values. */
export function changedJson(document: JsonObject, random: Random): unknown {
  const changed: unknown = structuredClone(document);
  const holders = holdersIn(changed);
  const holder = holders[Math.floor(random() * holders.length)] ?? {};
  const names = Object.keys(holder);
  const place = Math.floor(random() * names.length);
  const strange = STRANGE[Math.floor(random() * STRANGE.length)];
  const kind = random();
  if (Array.isArray(holder)) holder.splice(place, kind < 0.6 ? 1 : 0, ...(kind < 0.3 ? [] : [strange]));
  else if (kind < 0.3) Reflect.deleteProperty(holder, names[place] ?? "x");
  else if (kind < 0.75) Reflect.set(holder, names[place] ?? "x", strange);
  else Reflect.set(holder, kind < 0.9 ? `${names[place] ?? "x"}x` : "@graph", strange);
  return changed;
}

function holdersIn(value: unknown): readonly object[] {
  if (typeof value !== "object" || value === null) return [];
  return [value, ...Object.values(value).flatMap(holdersIn)];
}
