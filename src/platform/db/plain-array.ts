/**
 * An array as PostgreSQL reads it, of values that need no quotes: ids, hashes, numbers, truth, instants, days. The driver
 * quotes each value of an array, which costs both ends more than all else about it where there are thousands.
 */
export function plainArray(values: readonly (string | number | boolean | null)[]): string {
  return `{${values.map((value) => value ?? "NULL").join(",")}}`;
}
