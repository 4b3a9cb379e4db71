/** The array itself when it holds `length` numbers, else a copy half as long again. */
export function grown<A extends Uint8Array | Uint16Array | Uint32Array | Float32Array | Int32Array>(
  array: A,
  length: number,
): A {
  if (length <= array.length) return array;
  const Kind = array.constructor as new (size: number) => A; // the same kind of array as the one given
  const larger = new Kind(Math.max(length, array.length + (array.length >> 1) + 16));
  larger.set(array);
  return larger;
}
