import {
  Button,
  ButtonLink,
  Card,
  EmptyState,
  FlashNotice,
  type FlashProps,
  Page,
  PostForm,
  type Shell,
} from "#ui";
import { plural } from "../../rules/harvesting/harvest-message.ts";
import { SourcesNavigation } from "../sources/sources-navigation.tsx";
import { Compared, Outcomes, type PairOutcome } from "./comparison.tsx";
import type { ShownListing } from "./listing-facts.ts";

export interface PairPageProps extends FlashProps {
  readonly shell: Shell;
  readonly pair:
    | {
        readonly first: ShownListing;
        readonly second: ShownListing;
        readonly because: readonly string[];
        readonly outcome: PairOutcome;
      }
    | undefined;
  /** How many wait, and how many of them were put off just now. */
  readonly count: number;
  readonly skipped: number;
  readonly zone: string;
}

/** Two listings side by side: are they the same offering? One pair at a time. */
export function PairPage(props: PairPageProps) {
  const { shell, pair, count, skipped } = props;
  return (
    <Page
      shell={shell}
      title="Doubtful pairs"
      heading={pair === undefined ? "Doubtful pairs" : "Are these the same?"}
      current="/pairs"
      lede={
        pair === undefined
          ? "Listings of two sources that may be the same offering."
          : `${plural(count, "pair")} to look at; this is number ${skipped + 1}. A decision stands for all later readings.`
      }
      notices={<FlashNotice {...props} />}
    >
      <div class="stack">
        <SourcesNavigation current="/pairs" pairCount={count} />
        {pair === undefined ? (
          <NothingWaits skipped={skipped} count={count} />
        ) : (
          <Comparison {...props} pair={pair} />
        )}
      </div>
    </Page>
  );
}

function NothingWaits({ skipped, count }: { readonly skipped: number; readonly count: number }) {
  if (skipped > 0 && count > 0)
    return (
      <EmptyState title="Those were all">
        <p>
          {plural(count, "pair")} you left for later {count === 1 ? "is" : "are"} still there.
        </p>
        <p>
          <ButtonLink href="/pairs">Look at them again</ButtonLink>
        </p>
      </EmptyState>
    );
  return (
    <EmptyState title="No pair waits for you">
      <p>
        When two sources list what may be the same, and the rules cannot tell for sure, you are asked here.
        Meanwhile both are shown.
      </p>
      <p>
        <ButtonLink href="/sources">See the sources</ButtonLink>
      </p>
    </EmptyState>
  );
}

function Comparison({
  pair,
  csrfToken,
  skipped,
  zone,
}: PairPageProps & { readonly pair: NonNullable<PairPageProps["pair"]> }) {
  const { first, second, because, outcome } = pair;
  const decide = `/pairs/${first.id}/${second.id}/decision`;
  return (
    <>
      {because.length > 0 && (
        <Card heading="What the rules say">
          <ul>
            {because.map((reason) => (
              <li>{reason}</li>
            ))}
          </ul>
        </Card>
      )}
      <Compared first={first} second={second} zone={zone} />
      <Outcomes
        outcome={outcome}
        choices={[
          { name: "Not the same", value: outcome.apart },
          { name: "Decide later", value: "Both stay as they are, and this waits here." },
        ]}
      />
      <PostForm class="row" action={decide} csrfToken={csrfToken}>
        <input type="hidden" name="skip" value={String(skipped)} />
        {outcome.keptApart === undefined && (
          <Button name="decision" value="together">
            The same
          </Button>
        )}
        <Button tone="quiet" name="decision" value="apart">
          Not the same
        </Button>
        <ButtonLink tone="text" href={`/pairs?skip=${skipped + 1}`}>
          Decide later
        </ButtonLink>
      </PostForm>
    </>
  );
}
