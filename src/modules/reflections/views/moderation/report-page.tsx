import {
  Button,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  RadioList,
  type Shell,
} from "#ui";
import { reportReasons } from "../../rules/moderation/report.ts";
import { Prose } from "../reading/prose.tsx";

export interface ReportPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly action: string;
  /** The reply it is about; undefined for the reflection itself. */
  readonly replyId: string | undefined;
  /** Where one asks not to meet its writer again; undefined for a reflection, whose writer has a journal to do it in. */
  readonly blocking: string | undefined;
  readonly authorName: string;
  readonly body: string;
  readonly reason: string;
  readonly words: string;
  readonly problems: readonly FieldProblem[];
}

/** Asks moderators to look at something. */
export function ReportPage(props: ReportPageProps) {
  const { action, authorName, body, csrfToken, problems, replyId } = props;
  return (
    <Page
      shell={props.shell}
      title="Report this"
      current="/reflections"
      isUnlisted
      lede="Moderators will look at it. Its writer is not told who asked."
      notices={problems.length > 0 ? <ErrorSummary problems={problems} /> : undefined}
    >
      <section class="card stack" aria-label={`What ${authorName} wrote`}>
        <p class="quiet">{authorName}</p>
        <Prose body={body.slice(0, 2000)} headingLevel={2} />
      </section>
      <PostForm action={action} csrfToken={csrfToken} class="stack">
        {replyId !== undefined && <input type="hidden" name="reply" value={replyId} />}
        <RadioList
          name="reason"
          legend="What is wrong with it?"
          error={errorFor(problems, "reason")}
          choices={reportReasons.map((each) => ({ ...each, isChosen: each.value === props.reason }))}
        />
        <Field name="words" label="Anything else they should know" rows={3} value={props.words} />
        <p>
          <Button>Send to the moderators</Button>
        </p>
      </PostForm>
      {props.blocking !== undefined && (
        <PostForm action={props.blocking} csrfToken={csrfToken} class="stack">
          <h2>Not meet {authorName} again</h2>
          <p>You no longer see what they write, and they cannot answer you. They are not told.</p>
          <p>
            <Button tone="quiet">Block</Button>
          </p>
        </PostForm>
      )}
    </Page>
  );
}
