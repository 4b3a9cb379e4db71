import { ButtonLink, EmptyState, FlashNotice, type FlashProps, Page, type Shell, Table, Tag } from "#ui";
import { agoText } from "../../rules/harvesting/ago.ts";
import type { SourceHealth } from "../../rules/harvesting/source-health.ts";
import { plural } from "../../rules/harvesting/harvest-message.ts";
import { formatName } from "../../rules/readers/index.ts";
import { HarvestBars, type ShownHarvest } from "./harvest-bars.tsx";
import { SourcesNavigation } from "./sources-navigation.tsx";

/** A source as a line of the list. */
export interface SourceLine {
  readonly id: string;
  readonly name: string;
  readonly format: string;
  readonly region: string | null;
  readonly listingCount: number;
  readonly nextHarvestAt: string | null;
  /** False for what has nothing to fetch. */
  readonly isFetched: boolean;
  readonly health: SourceHealth;
  readonly harvests: readonly ShownHarvest[];
}

export interface SourcesPageProps extends FlashProps {
  readonly shell: Shell;
  readonly lines: readonly SourceLine[];
  readonly pairCount: number;
  readonly now: string;
}

/** All sources: those that need a person first. */
export function SourcesPage(props: SourcesPageProps) {
  const { shell, lines, pairCount } = props;
  const waiting = lines.filter((line) => line.health.needsPerson);
  const others = lines.filter((line) => !line.health.needsPerson);
  return (
    <Page
      shell={shell}
      title="Sources"
      current="/sources"
      lede={countsLine(lines, waiting.length)}
      notices={<FlashNotice {...props} />}
      actions={
        <ButtonLink tone="primary" href="/sources/new">
          Add a source
        </ButtonLink>
      }
    >
      <div class="stack">
        <SourcesNavigation current="/sources" pairCount={pairCount} />
        {lines.length === 0 && <NoSources />}
        {waiting.length > 0 && <SourceTable heading="Waiting for you" lines={waiting} now={props.now} />}
        {others.length > 0 && (
          <SourceTable
            heading={waiting.length > 0 ? "Doing well by themselves" : "All sources"}
            lines={others}
            now={props.now}
          />
        )}
      </div>
    </Page>
  );
}

function countsLine(lines: readonly SourceLine[], waiting: number): string | undefined {
  if (lines.length === 0) return undefined;
  const listings = lines.reduce((sum, line) => sum + line.listingCount, 0);
  const attention = waiting === 0 ? "none waiting for you" : `${waiting} waiting for you`;
  return `${plural(lines.length, "source")}, ${attention}; ${plural(listings, "listing")} in all.`;
}

function NoSources() {
  return (
    <EmptyState title="No sources yet">
      <p>
        A source is a calendar, feed or page where learning is announced. Paste the address of one your people
        already look at, or choose from the starter pack of state libraries and associations.
      </p>
      <p class="row">
        <ButtonLink tone="primary" href="/sources/new">
          Paste an address
        </ButtonLink>
        <ButtonLink href="/sources/starter-pack">Open the starter pack</ButtonLink>
      </p>
    </EmptyState>
  );
}

interface SourceTableProps {
  readonly heading: string;
  readonly lines: readonly SourceLine[];
  readonly now: string;
}

function SourceTable({ heading, lines, now }: SourceTableProps) {
  return (
    <section class="stack">
      <h2>{heading}</h2>
      <Table
        caption={heading}
        isCaptionHidden
        columns={[{ heading: "Source" }, { heading: "How it does" }, { heading: "Last readings" }]}
        rows={lines.map((line) => [
          <>
            <a href={`/sources/${line.id}`}>{line.name}</a>
            <br />
            <span class="quiet">{[formatName(line.format), line.region].filter(Boolean).join(" · ")}</span>
          </>,
          <>
            <Tag label={line.health.label} tone={line.health.tone} /> {line.health.sentence}
          </>,
          line.isFetched && (
            <>
              <HarvestBars harvests={line.harvests} />
              <br />
              <span class="quiet">{nextLine(line.nextHarvestAt, now)}</span>
            </>
          ),
        ])}
      />
    </section>
  );
}

function nextLine(nextHarvestAt: string | null, now: string): string {
  if (nextHarvestAt === null) return "none planned";
  return nextHarvestAt <= now ? "next: any moment" : `next: ${agoText(nextHarvestAt, now)}`;
}
