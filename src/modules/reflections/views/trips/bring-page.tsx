import { Breadcrumb, Button, ButtonLink, CheckList, EmptyState, Page, PostForm, type Shell } from "#ui";

export interface BringPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly id: string;
  readonly title: string;
  readonly writeHref: string;
  readonly reflections: readonly { readonly id: string; readonly label: string }[];
}

/** One's own reflections, to be ticked for a trip. */
export function BringPage({ csrfToken, id, reflections, shell, title, writeHref }: BringPageProps) {
  return (
    <Page
      shell={shell}
      title="Bring what you wrote"
      current="/reflections"
      isUnlisted
      lede={`To ${title}. Who may read each stays as you chose: those who may find it there, under the name that stands over it.`}
      notices={
        <Breadcrumb
          trail={[
            { href: "/trips", label: "Trips" },
            { href: `/trips/${id}`, label: title },
          ]}
        />
      }
    >
      {reflections.length === 0 ? (
        <EmptyState title="Nothing of yours is from these days">
          <p>What you wrote since a week before it began, and is not there yet, would stand here.</p>
          <p>
            <ButtonLink href={writeHref}>Write about it</ButtonLink>
          </p>
        </EmptyState>
      ) : (
        <PostForm action={`/trips/${id}/reflections`} csrfToken={csrfToken} class="stack">
          <CheckList
            name="reflections"
            legend="Which are from this trip?"
            hint="What each is about becomes its session; you can change that on the next page."
            choices={reflections.map((each) => ({ value: each.id, label: each.label }))}
          />
          <p>
            <Button>Bring them</Button>
          </p>
        </PostForm>
      )}
    </Page>
  );
}
