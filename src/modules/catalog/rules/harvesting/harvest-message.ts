/** What one harvest did, in numbers. */
export interface HarvestCounts {
  readonly records: number;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly lost: number;
}

/** One plain sentence on a harvest that worked: "Read 42 listings: 3 new, 1 changed, 2 no longer listed; 1 could not be read." */
export function harvestMessage(counts: HarvestCounts): string {
  if (counts.records === 0 && counts.lost === 0)
    return "The source answered and lists nothing at the moment.";
  const changes = [
    counts.added > 0 ? `${counts.added} new` : "",
    counts.changed > 0 ? `${counts.changed} changed` : "",
    counts.gone > 0 ? `${counts.gone} no longer listed` : "",
  ].filter(Boolean);
  const read = `Read ${plural(counts.records, "listing")}: ${changes.length === 0 ? "nothing new" : changes.join(", ")}`;
  return counts.lost === 0 ? `${read}.` : `${read}; ${counts.lost} could not be read.`;
}

/** "1 listing", "3 listings". */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
