import { LostByRounding } from "./lost-by-rounding.ts";

/** Below this a pivot is taken for nothing. */
const noPivot = 1e-11;

/**
 * Turns the left half of a square and what is beside it into one: Gauss and Jordan, the largest of each column first.
 *
 * @throws LostByRounding when the columns depend on each other.
 */
export function eliminated(table: Float64Array, size: number): void {
  const width = 2 * size;
  const filled = new Int32Array(width);
  for (let at = 0; at < size; at += 1) {
    let best = at;
    for (let other = at + 1; other < size; other += 1)
      if (Math.abs(table[other * width + at] ?? 0) > Math.abs(table[best * width + at] ?? 0)) best = other;
    const pivot = table[best * width + at] ?? 0;
    if (Math.abs(pivot) < noPivot) throw new LostByRounding("The columns of a basis depend on each other.");
    const own = at * width;
    let count = 0;
    for (let entry = at; entry < width; entry += 1) {
      const each = table[best * width + entry] ?? 0;
      table[best * width + entry] = table[own + entry] ?? 0;
      table[own + entry] = each / pivot;
      if (each === 0) continue;
      filled[count] = entry;
      count += 1;
    }
    for (let other = 0; other < size; other += 1) {
      const factor = table[other * width + at] ?? 0;
      if (other === at || factor === 0) continue;
      const from = other * width;
      for (let each = 0; each < count; each += 1) {
        const entry = filled[each] ?? 0;
        table[from + entry] = (table[from + entry] ?? 0) - factor * (table[own + entry] ?? 0);
      }
    }
  }
}
