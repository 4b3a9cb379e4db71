import { ButtonLink, Card, EmptyState, FlashNotice, Page, type Shell, type ShownFlash, Tag } from "#ui";

export interface TrailsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly trails: readonly {
    readonly id: string;
    readonly title: string;
    readonly isOpen: boolean;
    /** `7 steps, 3 of them done`. */
    readonly words: string;
  }[];
  readonly mayWrite: boolean;
}

/** Ways of learning together, step by step. */
export function TrailsPage({ csrfToken, flash, mayWrite, shell, trails }: TrailsPageProps) {
  return (
    <Page
      shell={shell}
      title="Trails"
      current="/reflections"
      isUnlisted
      lede="Learn something together, a small step at a time: look, try, write a few sentences, see what the others wrote."
      actions={
        mayWrite && (
          <ButtonLink href="/trails/new" tone="primary">
            Make a trail
          </ButtonLink>
        )
      }
      notices={flash && <FlashNotice flash={flash} csrfToken={csrfToken} />}
    >
      {trails.length === 0 ? (
        <EmptyState title="No trails yet">
          <p>
            {mayWrite
              ? "Make the first: a title, and a step or two, are enough to begin."
              : "Those who write and coordinate learning at your library can make one. Ask them for “23 Things”."}
          </p>
        </EmptyState>
      ) : (
        <div class="stack">
          {trails.map(({ id, isOpen, title, words }) => (
            <Card>
              <h2>
                <a href={`/trails/${id}`}>{title}</a>
              </h2>
              <p class="quiet">
                {words} {!isOpen && <Tag label="not open yet" tone="attention" />}
              </p>
            </Card>
          ))}
        </div>
      )}
    </Page>
  );
}
