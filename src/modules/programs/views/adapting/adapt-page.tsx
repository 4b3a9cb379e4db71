import {
  Breadcrumb,
  Button,
  ButtonLink,
  Checkbox,
  EmptyState,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  Select,
  type SelectOption,
  type Shell,
} from "#ui";
import { type Licence, licenceMark, licencesOfAdaptation } from "../../rules/licences/licence.ts";

export interface AdaptPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly number: number;
  readonly title: string;
  readonly whose: string;
  readonly licence: Licence;
  readonly isOwn: boolean;
  readonly branches: readonly SelectOption[];
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** Makes a copy of a program to change. */
export function AdaptPage(props: AdaptPageProps) {
  const { shell, number, title, whose, branches, problems } = props;
  return (
    <Page
      shell={shell}
      current="/programs"
      title={`Adapt: ${title}`}
      heading="Make it yours"
      lede={`You get a copy of “${title}” to change. It says that ${whose} made the original.`}
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/programs/near", label: "Neighbors" },
              { href: `/programs/${number}`, label: title },
            ]}
          />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      {branches.length === 0 ? (
        <EmptyState title="Programs belong to a branch">
          <p>You are not on the staff of a library here yet, so there is no branch to keep the copy.</p>
        </EmptyState>
      ) : (
        <PostForm action={`/programs/${number}/adaptations`} csrfToken={props.csrfToken} class="card stack">
          <p>{termsWords(props)}</p>
          <Select
            label="For"
            name="branch"
            options={branches}
            value={props.values["branch"]}
            error={errorFor(problems, "branch")}
          />
          <Field
            name="note"
            label="What will you change, and why?"
            hint="Smaller group, no budget, in Spanish. You can say more later."
            value={props.values["note"]}
            rows={3}
          />
          <Checkbox
            name="tells"
            value="yes"
            label={`Tell ${whose} what you change and how it goes`}
            isChosen={props.values["tells"] !== "no"}
          />
          <p class="quiet">Whoever reads the original reads that too. You can stop it at any time.</p>
          <div class="row">
            <Button>Make a copy</Button>
            <ButtonLink href={`/programs/${number}`}>Not now</ButtonLink>
          </div>
        </PostForm>
      )}
    </Page>
  );
}

function termsWords({ licence, isOwn }: AdaptPageProps): string {
  if (isOwn) return "It is your own system’s: you may share the copy as you like.";
  const allowed = licencesOfAdaptation(licence);
  if (allowed.length === 0)
    return `It is under ${licenceMark(licence)}: you may change a copy for your own branch, and not share that.`;
  const [only] = allowed;
  return allowed.length === 1 && only !== undefined
    ? `It is under ${licenceMark(licence)}: what you make of it stays under ${licenceMark(only)}.`
    : `It is under ${licenceMark(licence)}: you may share what you make of it, and say whose it was.`;
}
