import { Button, ButtonLink, ErrorSummary, errorFor, Field, type FieldProblem, Page, PostForm } from "#ui";
import type { Shell } from "#ui";
import { DigestFields, type SearchFormValues } from "./digest-fields.tsx";

export interface NewSearchPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** The Find query string to keep. */
  readonly query: string;
  readonly questionWords: string;
  readonly findHref: string;
  readonly values: SearchFormValues;
  readonly problems: readonly FieldProblem[];
  readonly sendsMail: boolean;
}

/** The form that keeps a question of Find. */
export function NewSearchPage(props: NewSearchPageProps) {
  const { shell, csrfToken, query, questionWords, findHref, values, problems } = props;
  return (
    <Page
      shell={shell}
      title="Save this search"
      current="/searches/new"
      lede={questionWords}
      notices={problems.length > 0 && <ErrorSummary problems={problems} />}
      isUnlisted
    >
      <PostForm action="/searches" csrfToken={csrfToken} class="stack">
        <input type="hidden" name="query" value={query} />
        <Field
          name="name"
          label="Name"
          hint="What you will know it by in your list, your calendar and your feed reader."
          isRequired
          value={values.name}
          error={errorFor(problems, "name")}
        />
        <DigestFields values={values} problems={problems} isOptional sendsMail={props.sendsMail} />
        <div class="row">
          <Button>Save search</Button>
          <ButtonLink tone="text" href={findHref}>
            Back to the results
          </ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
