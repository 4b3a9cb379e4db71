import {
  Breadcrumb,
  Button,
  Card,
  EmptyState,
  errorFor,
  ErrorSummary,
  FactList,
  type FieldProblem,
  FlashNotice,
  type FlashProps,
  Notice,
  Page,
  PostForm,
  type Shell,
  Tag,
  zoneLabel,
} from "#ui";
import { agoText } from "../../rules/harvesting/ago.ts";
import type { SourceHealth } from "../../rules/harvesting/source-health.ts";
import { languageLabel } from "../../rules/finding/labels.ts";
import { formatName } from "../../rules/readers/index.ts";
import { HarvestTable, type ShownReading } from "./harvest-table.tsx";
import { HeldSource } from "./held-source.tsx";
import { SourceFields, type SourceWords } from "./source-fields.tsx";

/** A source as its page shows it. */
export interface ShownSource {
  readonly id: string;
  readonly name: string;
  readonly shownAddress: string;
  /** Set when the address leads to a page that a browser can open. */
  readonly openAddress: string | undefined;
  readonly homePage: string | null;
  readonly format: string;
  readonly zone: string;
  readonly language: string;
  readonly region: string | null;
  readonly status: "unverified" | "active" | "paused" | "held";
  readonly harvestEveryMinutes: number;
  readonly nextHarvestAt: string | null;
  readonly health: SourceHealth;
  /** False for what has nothing to fetch: the sample, and what people write down. */
  readonly isFetched: boolean;
  /** It was added as a file, which stays as it is. */
  readonly isFile: boolean;
  readonly isByHand: boolean;
}

/** What a source lists now, by its title. */
export interface BroughtListing {
  readonly listingId: string;
  readonly offeringId: string;
  readonly title: string;
}

/** A reading under way. */
export interface ReadingProgress {
  readonly state: "waiting" | "running";
  readonly done: number;
  readonly total: number | undefined;
}

export interface SourcePageProps extends FlashProps {
  readonly shell: Shell;
  readonly source: ShownSource;
  /** Newest first. */
  readonly readings: readonly ShownReading[];
  readonly listings: readonly BroughtListing[];
  readonly reading: ReadingProgress | undefined;
  readonly words: SourceWords;
  readonly problems: readonly FieldProblem[];
  readonly now: string;
}

/** One source: how it does, what it brings, its history, and what can be done with it. */
export function SourcePage(props: SourcePageProps) {
  const { shell, source, reading, readings, problems } = props;
  return (
    <Page
      shell={shell}
      title={problems.length > 0 ? `Error: ${source.name}` : source.name}
      heading={source.name}
      current={`/sources/${source.id}`}
      notices={
        <>
          <Breadcrumb trail={[{ href: "/sources", label: "Sources" }]} />
          <FlashNotice {...props} />
          <ErrorSummary problems={problems} />
        </>
      }
    >
      <div class="split split--end">
        <div class="stack">
          <p>
            <Tag label={source.health.label} tone={source.health.tone} /> {source.health.sentence}
          </p>
          {reading && <UnderWay id={source.id} reading={reading} />}
          {source.status === "held" && (
            <HeldSource id={source.id} csrfToken={props.csrfToken} missing={missingTitles(readings)} />
          )}
          <Brings {...props} />
          {source.isFetched && <HarvestTable readings={readings} now={props.now} />}
        </div>
        <div class="stack">
          <Facts {...props} />
          {source.isFetched && <Actions {...props} />}
          {source.isFetched && <Description {...props} />}
        </div>
      </div>
    </Page>
  );
}

function missingTitles(readings: SourcePageProps["readings"]): readonly string[] {
  const held = readings.find((each) => each.outcome === "held");
  return (held?.problems ?? [])
    .filter(({ where }) => where === "no longer listed")
    .map(({ message }) => message);
}

function UnderWay({ id, reading }: { readonly id: string; readonly reading: ReadingProgress }) {
  const far =
    reading.state === "waiting"
      ? "It is about to be read."
      : reading.total === undefined
        ? "It is being read now."
        : `It is being read now: ${reading.done} of ${reading.total} are in.`;
  return (
    <Notice>
      <p>
        {far} <a href={`/sources/${id}`}>See how far it is</a>
      </p>
    </Notice>
  );
}

function Brings({ source, listings }: SourcePageProps) {
  if (listings.length === 0)
    return (
      <EmptyState title="It lists nothing to come">
        <p>
          {source.isByHand
            ? "Nothing is written down at the moment."
            : "What it lists appears here, and in Find, after its next reading."}
        </p>
        <p>
          <a href={source.isByHand ? "/sources/by-hand/new" : "/sources"}>
            {source.isByHand ? "Write an offering down" : "Back to all sources"}
          </a>
        </p>
      </EmptyState>
    );
  return (
    <Card heading="What it brings">
      <ul>
        {listings.map(({ listingId, offeringId, title }) => (
          <li>
            <a href={`/offerings/${offeringId}`}>{title}</a>
            {source.isByHand && (
              <>
                {" · "}
                <a href={`/sources/by-hand/${listingId}`}>
                  Change<span class="visually-hidden">: {title}</span>
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Facts({ source, now }: SourcePageProps) {
  const address =
    source.openAddress === undefined ? (
      source.shownAddress
    ) : (
      <a href={source.openAddress} rel="noopener external">
        {source.shownAddress}
      </a>
    );
  const facts = [
    { name: "Kind", value: formatName(source.format) },
    { name: "Zone of its times", value: zoneLabel(source.zone) },
    { name: "Language", value: languageLabel(source.language) },
    ...(source.region === null ? [] : [{ name: "Region", value: source.region }]),
    ...(source.isByHand || source.format === "own" ? [] : [{ name: "Address", value: address }]),
    ...(source.isFetched && !source.isFile
      ? [{ name: "Next reading", value: nextReading(source, now) }]
      : []),
  ];
  return (
    <Card heading="About it">
      <FactList facts={facts} />
    </Card>
  );
}

function nextReading({ status, nextHarvestAt, harvestEveryMinutes }: ShownSource, now: string): string {
  if (status === "held") return "After your decision";
  if (nextHarvestAt === null) return "None while it is paused";
  const hours = Math.round(harvestEveryMinutes / 60);
  const every = hours >= 48 ? `every ${Math.round(hours / 24)} days` : `every ${hours} hours`;
  return nextHarvestAt <= now
    ? `Any moment, then ${every}`
    : `${sentence(agoText(nextHarvestAt, now))}, ${every}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function Actions({ source, csrfToken }: SourcePageProps) {
  const path = `/sources/${source.id}`;
  return (
    <Card heading="What you can do">
      {source.status === "active" || source.status === "unverified" ? (
        <div class="row">
          <PostForm action={`${path}/harvests`} csrfToken={csrfToken}>
            <Button>Read it now</Button>
          </PostForm>
          <PostForm action={`${path}/pause`} csrfToken={csrfToken}>
            <Button tone="quiet">Pause it</Button>
          </PostForm>
        </div>
      ) : (
        source.status === "paused" && (
          <PostForm action={`${path}/resumption`} csrfToken={csrfToken}>
            <Button>Resume it</Button>
          </PostForm>
        )
      )}
      <PostForm action={`${path}/removal`} csrfToken={csrfToken}>
        <Button tone="text">Take it out of the catalog</Button>
      </PostForm>
      <p class="quiet">
        What it listed is then no longer found; nothing that someone planned is lost, and resuming brings all
        of it back.
      </p>
    </Card>
  );
}

function Description({ source, csrfToken, words, problems }: SourcePageProps) {
  return (
    <details class="fold" open={problems.length > 0}>
      <summary class="fold__summary">Change name, zone or language</summary>
      <div class="fold__content">
        <PostForm class="stack" action={`/sources/${source.id}`} csrfToken={csrfToken}>
          <SourceFields {...words} errorOf={(name) => errorFor(problems, name)} />
          <Button>Save</Button>
        </PostForm>
      </div>
    </details>
  );
}
