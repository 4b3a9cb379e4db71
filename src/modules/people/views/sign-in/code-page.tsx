import { Button, ButtonLink, ErrorSummary, errorFor, Field, type FieldProblem, Page, PostForm } from "#ui";
import type { Shell } from "#ui";

export interface CodePageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly title: string;
  /** What to do, in a sentence or two. */
  readonly lede: string;
  /** Where the code is sent. */
  readonly action: string;
  readonly label: string;
  readonly hint: string;
  readonly problems: readonly FieldProblem[];
  /** What else can be done, when no code comes. */
  readonly otherwise: { readonly href: string; readonly label: string };
  /** Codes for recovery hold letters too. */
  readonly isNumeric: boolean;
}

/** Asks for a code: of a letter, or of the app that shows them. */
export function CodePage(props: CodePageProps) {
  const { shell, csrfToken, title, lede, action, label, hint, problems, otherwise, isNumeric } = props;
  return (
    <Page
      shell={shell}
      title={title}
      current="/sign-in"
      lede={lede}
      notices={problems.length > 0 && <ErrorSummary problems={problems} />}
      isUnlisted
    >
      <PostForm action={action} csrfToken={csrfToken} class="stack">
        <Field
          name="code"
          label={label}
          hint={hint}
          width="short"
          autocomplete="one-time-code"
          inputMode={isNumeric ? "numeric" : "text"}
          error={errorFor(problems, "code")}
        />
        <div class="row">
          <Button>Go on</Button>
          <ButtonLink tone="text" href={otherwise.href}>
            {otherwise.label}
          </ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
