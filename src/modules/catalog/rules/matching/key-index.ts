import { datedWithinMinutes, type KeyStart, type MatchKeys } from "./match-keys.ts";

/** Positions by their keys, in memory: which of those filed before are worth comparing. */
export interface KeyIndex {
  /** Files the next position under its keys. */
  file(keys: MatchKeys): void;
  /** Positions that share enough keys, each once; keys held by too many are passed over. */
  sharing(keys: MatchKeys): ReadonlySet<number>;
}

/** An empty index; a key shared by more than `mostPerKey` positions finds nothing: it is boilerplate. */
export function createKeyIndex(mostPerKey: number): KeyIndex {
  const sure = new Map<string, number[]>();
  /** By key, then by day. */
  const dated = new Map<string, Map<number, Filed[]>>();
  let next = 0;
  return {
    file: (keys) => {
      for (const key of keys.sure) append(sure, key, next);
      if (keys.start !== undefined) {
        const day = dayOf(keys.start.minute);
        for (const key of keys.dated) {
          const days = dated.get(key) ?? new Map<number, Filed[]>();
          dated.set(key, days);
          append(days, day, { position: next, start: keys.start });
        }
      }
      next += 1;
    },
    sharing: (keys) => {
      const found = new Set<number>();
      for (const key of keys.sure) {
        const filed = sure.get(key);
        if (filed && filed.length <= mostPerKey) for (const position of filed) found.add(position);
      }
      const { start } = keys;
      if (start === undefined) return found;
      const once = new Set<number>();
      for (const key of keys.dated) {
        const near = filedNear(dated.get(key), start);
        if (near.length > mostPerKey) continue;
        for (const { position, start: other } of near) {
          if (isOneEnough(start, other) || once.has(position)) found.add(position);
          else once.add(position);
        }
      }
      return found;
    },
  };
}

interface Filed {
  readonly position: number;
  readonly start: KeyStart;
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function dayOf(minute: number): number {
  return Math.floor(minute / 1440);
}

function filedNear(
  days: ReadonlyMap<number, readonly Filed[]> | undefined,
  { minute }: KeyStart,
): readonly Filed[] {
  if (days === undefined) return [];
  const day = dayOf(minute);
  return [day - 1, day, day + 1].flatMap((each) =>
    (days.get(each) ?? []).filter(({ start }) => Math.abs(start.minute - minute) <= datedWithinMinutes),
  );
}

/** At one moment, or on one day of which only one listing tells the hour, a single word in common is worth a look. */
function isOneEnough(a: KeyStart, b: KeyStart): boolean {
  return a.minute === b.minute || a.hasHour !== b.hasHour;
}
