import {
  Breadcrumb,
  Button,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  type Shell,
} from "#ui";

export interface TakeOutPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly id: string;
  readonly name: string;
  readonly reflectionId: string;
  readonly headline: string;
  readonly authorName: string;
  readonly words: string;
  readonly problems: readonly FieldProblem[];
}

/** Taking a post out of a stream: its writer reads why. */
export function TakeOutPage(props: TakeOutPageProps) {
  const { authorName, csrfToken, headline, id, name, problems, reflectionId, shell, words } = props;
  return (
    <Page
      shell={shell}
      title="Take it out of the stream"
      current="/reflections"
      isUnlisted
      lede={`“${headline}”, by ${authorName}`}
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/communities", label: "Communities" },
              { href: `/communities/${id}`, label: name },
            ]}
          />
          <ErrorSummary problems={problems} />
        </>
      }
    >
      <PostForm
        action={`/communities/${id}/posts/${reflectionId}/removal`}
        csrfToken={csrfToken}
        class="stack"
      >
        <Field
          name="because"
          label="Why"
          hint="Its writer reads it, and may ask for another look. Wherever else it stands, it stays."
          rows={3}
          value={words}
          error={errorFor(problems, "because")}
        />
        <Button>Take it out</Button>
      </PostForm>
    </Page>
  );
}
