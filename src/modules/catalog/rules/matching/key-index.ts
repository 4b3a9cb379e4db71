/** Positions by key, in memory: which of those filed before share a key. */
export interface KeyIndex {
  /** Files the next position under its keys. */
  file(keys: readonly string[]): void;
  /** Positions filed under any of these keys, each once; keys held by too many are passed over. */
  sharing(keys: readonly string[]): ReadonlySet<number>;
}

/** An empty index; a key shared by more than `mostPerKey` positions finds nothing: it is boilerplate. */
export function createKeyIndex(mostPerKey: number): KeyIndex {
  const positions = new Map<string, number[]>();
  let next = 0;
  return {
    file: (keys) => {
      for (const key of keys) {
        const filed = positions.get(key);
        if (filed) filed.push(next);
        else positions.set(key, [next]);
      }
      next += 1;
    },
    sharing: (keys) => {
      const found = new Set<number>();
      for (const key of keys) {
        const filed = positions.get(key);
        if (filed && filed.length <= mostPerKey) for (const position of filed) found.add(position);
      }
      return found;
    },
  };
}
