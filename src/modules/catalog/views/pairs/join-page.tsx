import { Breadcrumb, Button, ButtonLink, Notice, Page, PostForm, type Shell } from "#ui";
import { Compared, Outcomes, type PairOutcome } from "./comparison.tsx";
import type { ShownListing } from "./listing-facts.ts";

export interface JoinPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** Each offering as it is, under the names of all who list it. */
  readonly first: ShownListing;
  readonly second: ShownListing;
  readonly outcome: PairOutcome;
  /** The title of the one that no source lists any more. */
  readonly gone: string | undefined;
  readonly zone: string;
}

/** Two offerings that a person has chosen, side by side: are they the same? */
export function JoinPage({ shell, csrfToken, first, second, outcome, gone, zone }: JoinPageProps) {
  const back = `/offerings/${first.offeringId}`;
  const isPossible = gone === undefined && outcome.keptApart === undefined;
  return (
    <Page
      shell={shell}
      title="Are these the same?"
      current="/find"
      lede="What you say stands for all later readings of their sources."
      notices={
        <Breadcrumb
          trail={[
            { href: back, label: first.listing.title },
            { href: `${back}/same-as`, label: "The same as …" },
          ]}
        />
      }
    >
      <div class="stack">
        <Compared first={first} second={second} zone={zone} />
        {gone === undefined ? (
          <Outcomes
            outcome={outcome}
            choices={isPossible ? [{ name: "Leave them", value: "Both stay as they are." }] : []}
          />
        ) : (
          <Notice tone="attention" title="They stay as they are">
            <p>No source lists “{gone}” any more, so nothing can be joined to it.</p>
          </Notice>
        )}
        {isPossible ? (
          <PostForm class="row" action={`${back}/same-as/${second.offeringId}`} csrfToken={csrfToken}>
            <Button>The same</Button>
            <ButtonLink tone="text" href={back}>
              Leave them
            </ButtonLink>
          </PostForm>
        ) : (
          <p>
            <ButtonLink href={`${back}/same-as`}>Find another one</ButtonLink>
          </p>
        )}
      </div>
    </Page>
  );
}
