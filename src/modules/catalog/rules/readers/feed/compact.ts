/** An object type whose optional properties may also be given as undefined. */
type Loose<T> = { [Key in keyof T]: T[Key] | undefined };

/**
 * The object without the properties that are undefined. Feeds leave most things out, and a field that is absent
 * must be absent for good, not present with nothing in it.
 */
export function compact<T extends object>(loose: Loose<T>): T {
  const kept: Partial<T> = {};
  for (const key in loose) {
    const value = loose[key];
    if (value !== undefined) kept[key] = value;
  }
  // Only properties that T allows to be absent were given as undefined by a caller the compiler checked.
  return kept as T;
}
