import { EmptyState, Table, Tag } from "#ui";
import { agoText } from "../../rules/harvesting/ago.ts";
import type { ReadProblem } from "../../rules/record.ts";
import { HarvestBars } from "./harvest-bars.tsx";
import { ReadProblems } from "./read-problems.tsx";

/** One reading of a source, as its history tells. */
export interface ShownReading {
  readonly startedAt: string;
  readonly outcome: "read" | "unchanged" | "empty" | "held" | "failed";
  readonly message: string;
  readonly records: number;
  readonly problems: readonly ReadProblem[];
}

const labels = {
  read: { label: "Read", tone: "good" },
  unchanged: { label: "Unchanged", tone: "plain" },
  empty: { label: "Empty", tone: "plain" },
  held: { label: "Held", tone: "attention" },
  failed: { label: "Failed", tone: "stop" },
} as const;

const shownBars = 12;

/** The last readings of a source, newest first. */
export function HarvestTable({
  readings,
  now,
}: {
  readonly readings: readonly ShownReading[];
  readonly now: string;
}) {
  return (
    <section class="stack">
      <div class="row">
        <h2>Its readings</h2>
        {readings.length > 1 && <HarvestBars harvests={readings.slice(0, shownBars).toReversed()} />}
      </div>
      {readings.length === 0 ? (
        <EmptyState title="Not read yet" level={3}>
          <p>Its first reading is about to start. Reload the page in a moment.</p>
        </EmptyState>
      ) : (
        <Table
          caption="The last readings"
          isCaptionHidden
          columns={[{ heading: "When" }, { heading: "Result" }, { heading: "What happened" }]}
          rows={readings.map((reading) => [
            <time datetime={reading.startedAt}>{agoText(reading.startedAt, now)}</time>,
            <Tag {...labels[reading.outcome]} />,
            <>
              {reading.message}
              <ReadProblems problems={reading.problems.filter(({ where }) => where !== "no longer listed")} />
            </>,
          ])}
        />
      )}
    </section>
  );
}
