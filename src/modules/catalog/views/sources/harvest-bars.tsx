import { type Bar, Bars } from "#ui";

/** One reading of a source. */
export interface ShownHarvest {
  readonly outcome: "read" | "unchanged" | "empty" | "held" | "failed";
  readonly records: number;
}

const tones = {
  read: "good",
  unchanged: "plain",
  empty: "plain",
  held: "attention",
  failed: "stop",
} as const satisfies Record<ShownHarvest["outcome"], Bar["tone"]>;

const shownBars = 12;

/** The last readings of a source, at most 12, as a small picture: as tall as what it listed. */
export function HarvestBars({ harvests }: { readonly harvests: readonly ShownHarvest[] }) {
  if (harvests.length === 0) return <span class="quiet">none yet</span>;
  return <Bars bars={barsOf(harvests)} words={wordsOf(harvests)} />;
}

function barsOf(harvests: readonly ShownHarvest[]): readonly Bar[] {
  const most = Math.max(1, ...harvests.map((harvest) => harvest.records));
  let last = 0;
  // So that two readings look like the beginning of a history, not like a button that pauses.
  const before = Array.from(
    { length: shownBars - harvests.length },
    () => ({ height: 0, tone: "plain" }) as const,
  );
  const bars = harvests.map(({ outcome, records }) => {
    // What did not change lists what it listed before.
    if (outcome === "read") last = records;
    const height = outcome === "unchanged" ? last : outcome === "failed" ? 0 : records;
    return { height: height / most, tone: tones[outcome] };
  });
  return [...before, ...bars];
}

function wordsOf(harvests: readonly ShownHarvest[]): string {
  const failed = harvests.filter((harvest) => harvest.outcome === "failed").length;
  const held = harvests.filter((harvest) => harvest.outcome === "held").length;
  const worked = harvests.length - failed - held;
  const parts = [
    `${worked} worked`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(held > 0 ? [`${held} held`] : []),
  ];
  return `Last ${harvests.length === 1 ? "reading" : `${harvests.length} readings`}: ${parts.join(", ")}`;
}
