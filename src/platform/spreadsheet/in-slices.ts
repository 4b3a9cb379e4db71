import { setImmediate } from "node:timers/promises";

const sliceSize = 500;

/** Maps a long list a slice at a time: between two slices whatever else waits gets its turn, such as a page. */
export async function inSlices<Item, Result>(
  items: readonly Item[],
  work: (item: Item, place: number) => Result,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const [place, item] of items.entries()) {
    if (place > 0 && place % sliceSize === 0) await setImmediate();
    results.push(work(item, place));
  }
  return results;
}
