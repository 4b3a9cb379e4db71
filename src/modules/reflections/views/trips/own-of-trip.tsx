import { Button, Card, Disclosure, Field, PostForm } from "#ui";

/** One's own reflection of a trip. */
export interface ShownOwn {
  readonly id: string;
  readonly headline: string;
  readonly levelName: string;
  /** Whether others of the trip may read it. */
  readonly isShared: boolean;
  readonly session: string;
  readonly tries: string;
}

/** What one brought oneself, and who reads it. */
export function OwnOfTrip({
  csrfToken,
  id,
  own,
}: {
  readonly id: string;
  readonly own: readonly ShownOwn[];
  readonly csrfToken: string;
}) {
  if (own.length === 0) return null;
  return (
    <Card heading="What you brought">
      {own.map((each) => (
        <div class="stack">
          <h3>
            <a href={`/reflections/${each.id}`}>{each.headline}</a>
          </h3>
          <p class="quiet">
            {each.isShared
              ? `Who may read it: ${each.levelName.toLowerCase()}.`
              : `Who may read it: ${each.levelName.toLowerCase()}. The team does not see it here; open it to change that.`}
          </p>
          <Disclosure summary="Session, and what to try" about={each.headline}>
            <PostForm action={`/trips/${id}/reflections/${each.id}`} csrfToken={csrfToken} class="stack">
              <Field name="session" id={`session-${each.id}`} label="Session" value={each.session} />
              <Field
                name="tries"
                id={`tries-${each.id}`}
                label="What do you want to try?"
                hint="One a line."
                rows={3}
                value={each.tries}
              />
              <p class="row">
                <Button tone="quiet" about={each.headline}>
                  Keep
                </Button>
                <Button
                  tone="text"
                  about={each.headline}
                  action={`/trips/${id}/reflections/${each.id}/removal`}
                >
                  Take it out of the trip
                </Button>
              </p>
            </PostForm>
          </Disclosure>
        </div>
      ))}
    </Card>
  );
}
