import {
  Breadcrumb,
  Button,
  Card,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  FlashNotice,
  Notice,
  Page,
  PostForm,
  Select,
  type Shell,
  type ShownFlash,
} from "#ui";
import { proposalStateNames, proposalStates } from "../../rules/proposals/proposal.ts";
import { CallFields, trailOf } from "./call-form-page.tsx";

export interface ProposalPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  readonly number: number;
  readonly programTitle: string;
  readonly id: string;
  readonly callUrl: string | undefined;
  /** `3 days left`. */
  readonly deadline: string | undefined;
  readonly length: { readonly words: string; readonly isTooLong: boolean };
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** A proposal of a conference session, as a form; and ways to take it along. */
export function ProposalPage(props: ProposalPageProps) {
  const { shell, csrfToken, number, id, values, problems, programTitle } = props;
  const path = `/programs/${number}/proposals/${id}`;
  return (
    <Page
      shell={shell}
      current="/programs"
      title={problems.length > 0 ? "Error: Proposal" : `Proposal for ${values["conference"] ?? ""}`}
      heading={`Proposal for ${values["conference"] ?? ""}`}
      lede={programTitle}
      notices={
        <>
          <Breadcrumb trail={trailOf(number, programTitle)} />
          <ErrorSummary problems={problems} />
          <FlashNotice flash={props.done} csrfToken={csrfToken} />
          {props.length.isTooLong && (
            <Notice tone="attention">
              <p>The abstract is {props.length.words}. It is kept as it is; shorten it before you send it.</p>
            </Notice>
          )}
        </>
      }
      isUnlisted
    >
      <div class="split split--end">
        <PostForm action={path} csrfToken={csrfToken} class="card stack">
          <Words {...props} />
          <h2>The call</h2>
          <CallFields values={values} problems={problems} />
          <Button>Save</Button>
        </PostForm>
        <div class="stack">
          <Standing {...props} path={path} />
          <Card heading="Take it along">
            <ul>
              {files.map(([name, label]) => (
                <li>
                  <a href={`${path}/${name}`}>{label}</a>
                </li>
              ))}
            </ul>
            <p class="quiet">As it was last saved.</p>
          </Card>
        </div>
      </div>
    </Page>
  );
}

const files = [
  ["proposal.docx", "Word document"],
  ["proposal.txt", "Plain text, to paste into a form"],
  ["proposal.md", "Markdown"],
] as const;

function Words({ values, problems, length }: ProposalPageProps) {
  const field = (name: string) => ({ name, value: values[name], error: errorFor(problems, name) });
  return (
    <>
      <Select
        {...field("state")}
        label="How far it has come"
        options={proposalStates.map((value) => ({ value, label: proposalStateNames[value] }))}
      />
      <Field {...field("title")} label="Title" isRequired />
      <Field {...field("abstract")} label="Abstract" hint={`Now ${length.words}.`} rows={10} />
      <Field
        {...field("outcomes")}
        label="Learning outcomes"
        hint="What those who come to the session can do afterwards, one a line."
        rows={4}
      />
      <Field {...field("presenters")} label="Presenters" rows={2} />
      <Field {...field("audience")} label="Audience" />
      <Field
        {...field("evidence")}
        label="Evidence"
        hint="How many came, what it cost, what people said, how others’ adaptations went."
        rows={5}
      />
    </>
  );
}

function Standing({ callUrl, deadline, csrfToken, path }: ProposalPageProps & { readonly path: string }) {
  return (
    <Card heading="Where it stands">
      {deadline !== undefined && (
        <p>
          <b>{deadline}</b>
        </p>
      )}
      {callUrl !== undefined && (
        <p>
          <a href={callUrl} rel="noopener external nofollow">
            The call for proposals
          </a>
        </p>
      )}
      <PostForm action={`${path}/removal`} csrfToken={csrfToken}>
        <Button tone="text">Put it away</Button>
      </PostForm>
    </Card>
  );
}
