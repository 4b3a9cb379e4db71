/** “ Did you mean x?” for the known word most like the one written, or nothing when none is like it. */
export function didYouMean(written: string, known: readonly string[]): string {
  const nearest = nearestWord(written, known);
  return nearest === undefined ? "" : `. Did you mean “${nearest}”?`;
}

/** The one of the known words that takes the fewest slips to become the written one: at most a third of its letters. */
function nearestWord(written: string, known: readonly string[]): string | undefined {
  // A word longer than any name is no slip of one, and would take long to compare.
  if (written.length > 60) return undefined;
  const [nearest] = known
    .map((word) => ({ word, slips: slipsBetween(written.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, slips }) => slips <= Math.max(1, Math.floor(word.length / 3)))
    .toSorted((one, other) => one.slips - other.slips);
  return nearest?.word;
}

/** Letters to put in, leave out or change (Levenshtein's distance). */
function slipsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (const [down, letter] of one.split("").entries()) {
    const next = [down + 1];
    for (const [across, facing] of other.split("").entries())
      next.push(
        Math.min(
          (row[across] ?? 0) + (letter === facing ? 0 : 1),
          (row[across + 1] ?? 0) + 1,
          (next[across] ?? 0) + 1,
        ),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
