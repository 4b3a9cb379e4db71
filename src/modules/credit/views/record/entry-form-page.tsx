import {
  Breadcrumb,
  Button,
  ErrorSummary,
  type FieldProblem,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
} from "#ui";
import type { EntryText } from "../../rules/record/entry-form.ts";
import type { AskedQuestion } from "../../rules/questions/asked-questions.ts";
import type { PrintedAnswer } from "../../rules/questions/answer-words.ts";
import { EntryAside, type EvidenceLine, type OutcomeWords } from "./entry-aside.tsx";
import { type EntryChoices, EntryFields } from "./entry-fields.tsx";

export interface EntryFormPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly title: string;
  readonly lede: string;
  readonly action: string;
  readonly offeringId: string | undefined;
  /** Still to come. */
  readonly isPlan?: boolean | undefined;
  readonly text: EntryText;
  readonly choices: EntryChoices;
  readonly problems: readonly FieldProblem[];
  readonly flash: ShownFlash | undefined;
  /** How the entry counts for each credential; beside the form of one that is kept. */
  readonly outcomes?: readonly OutcomeWords[] | undefined;
  readonly evidence?: readonly EvidenceLine[] | undefined;
  /** The number of the certificate for an award. */
  readonly certificate?: string | undefined;
  /** What authorities ask about one that is kept. */
  readonly asked?:
    | {
        readonly entryId: string;
        readonly questions: readonly AskedQuestion[];
        readonly written: readonly PrintedAnswer[];
      }
    | undefined;
}

/** Anything that was learned or is planned: a minute's work for most. */
export function EntryFormPage(props: EntryFormPageProps) {
  const { shell, csrfToken, action, problems, flash, evidence, outcomes } = props;
  return (
    <Page
      shell={shell}
      current="/record"
      title={props.title}
      lede={props.lede}
      notices={
        <>
          <Breadcrumb trail={[{ href: "/record", label: "My record" }]} />
          <FlashNotice flash={flash} csrfToken={csrfToken} />
          <ErrorSummary title="Not kept yet" problems={problems} />
        </>
      }
    >
      <div class={outcomes === undefined ? "stack" : "split split--end"}>
        <PostForm action={action} csrfToken={csrfToken} hasFiles class="stack">
          {props.offeringId !== undefined && evidence === undefined && (
            <p>
              <a href={`/record/what-if?offering=${props.offeringId}`}>What would it count for?</a>
            </p>
          )}
          <EntryFields {...props} isKept={evidence !== undefined} isPlan={props.isPlan === true} />
          <p class="row">
            <Button>
              {evidence !== undefined ? "Keep" : props.isPlan === true ? "Plan it" : "Put it on my record"}
            </Button>
            {evidence !== undefined && (
              <Button tone="text" action={`${action}/removal`}>
                Remove it
              </Button>
            )}
          </p>
        </PostForm>
        {outcomes !== undefined && (
          <EntryAside
            outcomes={outcomes}
            evidence={evidence ?? []}
            certificate={props.certificate}
            asked={props.asked}
            claimsHref={`${action}/claims`}
            csrfToken={csrfToken}
          />
        )}
      </div>
    </Page>
  );
}
