/** Up to so many records a document is done in some hundredths of a second: whoever looks at a source waits for no other. */
const mostAtOnce = 200;

let latest: Promise<unknown> = Promise.resolve();

/**
 * Works on a large document when the large ones before it are done. Four side by side are all done at the same late time, and the
 * database waits for the first; one after another, one is saved while the next is read.
 */
export async function inTurn<Result>(recordCount: number, work: () => Promise<Result>): Promise<Result> {
  if (recordCount <= mostAtOnce) return work();
  const result = latest.then(work);
  latest = result.catch(() => {});
  return result;
}
