/**
 * Whether two words are one word with a typing mistake: one letter wrong, missing, extra or swapped with its
 * neighbour, in words of five letters or more (two from ten on). In four letters only a swap counts, and the
 * first letter must agree in short words: "rust" and "dust" are different words.
 */
export function isMisspelling(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length);
  const allowed = longer >= 10 ? 2 : 1;
  if (longer < 4 || Math.abs(a.length - b.length) > allowed) return false;
  if (/\d/.test(a) || /\d/.test(b)) return false;
  if (longer < 5) return isSwap(a, b);
  const isFirstEqual = a.charCodeAt(0) === b.charCodeAt(0);
  if (longer < 8 && !isFirstEqual) return isSwap(a, b);
  if (!isFirstEqual && a.charCodeAt(a.length - 1) !== b.charCodeAt(b.length - 1)) return false;
  return allowed === 1 ? isOneEdit(a, b) : editDistance(a, b, allowed) <= allowed;
}

/** One letter wrong, missing, extra or swapped: what is left between the common beginning and end decides. */
function isOneEdit(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  if (endA - start <= 1 && endB - start <= 1) return true;
  return endA - start === 2 && endB - start === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/**
 * Letters to change, insert, leave out or swap with a neighbour to make `a` into `b` (optimal string alignment);
 * gives up with `limit + 1` as soon as it must be more.
 */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const isEqual = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (isEqual ? 0 : 1),
      );
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) cost = Math.min(cost, (older[j - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    older = previous;
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}
