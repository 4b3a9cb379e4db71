// oxlint-disable-next-line typescript/unbound-method -- called with its string below
const { charCodeAt } = String.prototype;

/**
 * The UTF-16 unit at a place, for loops over every character. `text.charCodeAt(at)` first looks the method up, and the
 * engine keeps strings cut from others, joined, parsed or with two bytes a character as different kinds of object: once
 * a loop has met five kinds, the look-up takes longer than the rest of the loop. Taking `text.length` in a loop's
 * condition is as slow.
 */
export function codeAt(text: string, at: number): number {
  return charCodeAt.call(text, at);
}
