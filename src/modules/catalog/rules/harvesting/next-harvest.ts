/** What decides when a source that works is read next. */
export interface HarvestTiming {
  /** Spreads sources over time: the same source always has the same jitter. */
  readonly sourceId: string;
  /** UTC instant the last harvest ended. */
  readonly from: string;
  readonly everyMinutes: number;
}

const jitterShare = 0.1;

/**
 * When to read a source next, as a UTC instant: its own rhythm and up to a tenth more, so that sources added together do
 * not all call at the same minute.
 */
export function nextHarvestAt({ sourceId, from, everyMinutes }: HarvestTiming): string {
  const minutes = everyMinutes * (1 + jitterShare * share(sourceId));
  return new Date(Date.parse(from) + Math.round(minutes) * 60_000).toISOString().replace(/\.\d+Z$/u, "Z");
}

/** From 0 to 1, by the id's last digits, which are random. */
function share(id: string): number {
  return (Number.parseInt(id.slice(-4), 16) || 0) / 0xff_ff;
}
