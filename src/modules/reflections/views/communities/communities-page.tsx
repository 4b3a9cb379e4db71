import { ButtonLink, Card, EmptyState, FlashNotice, Page, type Shell, type ShownFlash, Tag } from "#ui";

/** A community in a list. */
export interface ListedCommunity {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  /** Its days, how one comes in, or what is asked of the viewer there. */
  readonly words: string;
  readonly tag: string | undefined;
}

export interface CommunitiesPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly own: readonly ListedCommunity[];
  readonly others: readonly ListedCommunity[];
}

/** The communities one is in, and those one may join. */
export function CommunitiesPage({ csrfToken, flash, others, own, shell }: CommunitiesPageProps) {
  return (
    <Page
      shell={shell}
      title="Communities"
      current="/reflections"
      isUnlisted
      lede="Small groups that read and answer each other: of one interest, or of one course or program."
      actions={
        <ButtonLink href="/communities/new" tone="primary">
          Start one
        </ButtonLink>
      }
      notices={flash && <FlashNotice flash={flash} csrfToken={csrfToken} />}
    >
      {own.length === 0 && others.length === 0 ? (
        <EmptyState title="No communities yet">
          <p>
            Start the first: a name and a sentence are enough. Then tell two or three people who would like to
            read each other.
          </p>
        </EmptyState>
      ) : (
        <>
          <section class="stack" aria-labelledby="own">
            <h2 id="own">Yours</h2>
            {own.length === 0 ? (
              <p class="quiet">You are in none yet. Those you may join are below.</p>
            ) : (
              <Communities communities={own} />
            )}
          </section>
          {others.length > 0 && (
            <section class="stack" aria-labelledby="others">
              <h2 id="others">To join</h2>
              <Communities communities={others} />
            </section>
          )}
        </>
      )}
    </Page>
  );
}

function Communities({ communities }: { readonly communities: readonly ListedCommunity[] }) {
  return (
    <div class="grid">
      {communities.map(({ about, id, name, tag, words }) => (
        <Card>
          <h3>
            <a href={`/communities/${id}`}>{name}</a>
          </h3>
          {about !== "" && <p>{about}</p>}
          <p class="quiet">
            {words} {tag !== undefined && <Tag label={tag} tone="attention" />}
          </p>
        </Card>
      ))}
    </div>
  );
}
