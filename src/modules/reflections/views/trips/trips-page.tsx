import { ButtonLink, Card, EmptyState, FlashNotice, Page, type Shell, type ShownFlash } from "#ui";

export interface TripsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly trips: readonly {
    readonly id: string;
    readonly title: string;
    /** Where and when. */
    readonly lede: string;
    /** How many reflections the reader may read. */
    readonly count: number;
  }[];
}

/** Conferences that people of one's library went to. */
export function TripsPage({ csrfToken, flash, shell, trips }: TripsPageProps) {
  return (
    <Page
      shell={shell}
      title="Trips"
      current="/reflections"
      isUnlisted
      lede="What those who went to a conference brought back, on one page for the team."
      actions={
        <ButtonLink href="/trips/new" tone="primary">
          Add a trip
        </ButtonLink>
      }
      notices={flash && <FlashNotice flash={flash} csrfToken={csrfToken} />}
    >
      {trips.length === 0 ? (
        <EmptyState title="No trips yet">
          <p>
            Add the conference that some of you went to. Each brings what they wrote, and what they want to
            try stands in one list.
          </p>
          <p>
            <ButtonLink href="/trips/new">Add a trip</ButtonLink>
          </p>
        </EmptyState>
      ) : (
        <div class="stack">
          {trips.map(({ count, id, lede, title }) => (
            <Card>
              <h2>
                <a href={`/trips/${id}`}>{title}</a>
              </h2>
              <p class="quiet">
                {lede} · {count === 0 ? "nothing to read yet" : `${count} to read`}
              </p>
            </Card>
          ))}
        </div>
      )}
    </Page>
  );
}
