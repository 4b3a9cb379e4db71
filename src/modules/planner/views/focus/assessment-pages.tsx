import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  EmptyState,
  ErrorSummary,
  type FieldProblem,
  FlashNotice,
  Meter,
  Page,
  PostForm,
  Select,
  type Shell,
  type ShownFlash,
  Table,
} from "#ui";
import type { Answers } from "../../rules/focus/assessment.ts";
import { keyOf } from "../../rules/focus/assessment.ts";
import type { AskedHeading } from "../../rules/focus/role.ts";
import { RatingField } from "./rating-parts.tsx";

const crumbs = [
  { href: "/plan", label: "Plan" },
  { href: "/plan/focus", label: "Focus" },
];
const allCrumbs = [...crumbs, { href: "/plan/focus/assessments", label: "How you see yourself" }];

export interface AssessmentsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  /** What can be assessed: `role:teens`; the reader's own role first. */
  readonly sets: readonly { readonly id: string; readonly name: string; readonly count: number }[];
  readonly assessments: readonly {
    readonly id: string;
    readonly title: string;
    readonly startedOn: string;
    /** `12 of 24 answered`; undefined when it is finished. */
    readonly progress: string | undefined;
  }[];
  /** What those whom the reader leads showed them. */
  readonly sharedCount: number;
}

/** Every self-assessment, and the way to a new one. */
export function AssessmentsPage({
  assessments,
  csrfToken,
  flash,
  sets,
  sharedCount,
  shell,
}: AssessmentsPageProps) {
  return (
    <Page
      shell={shell}
      current="/plan/focus/assessments"
      title="How you see yourself"
      lede="Ten minutes at most, and you can leave and come back. Yours alone: nobody sees it unless you show it."
      notices={
        <>
          <Breadcrumb trail={crumbs} />
          <FlashNotice flash={flash} csrfToken={csrfToken} />
        </>
      }
      actions={<ButtonLink href="/frameworks">Frameworks</ButtonLink>}
    >
      <div class="stack">
        {sharedCount > 0 && (
          <p>
            <a href="/plan/focus/shared">
              {sharedCount === 1 ? "One assessment was" : `${sharedCount} assessments were`} shared with you
            </a>
            , for you to say how you see it.
          </p>
        )}
        <Begin csrfToken={csrfToken} sets={sets} />
        {assessments.length === 0 ? (
          <EmptyState title="None yet">
            <p>Once you have rated yourself, what you are new to weighs in what is proposed.</p>
          </EmptyState>
        ) : (
          <Table
            caption="Yours, the latest first"
            columns={[{ heading: "About" }, { heading: "Begun" }, { heading: "State" }]}
            rows={assessments.map(({ id, progress, startedOn, title }) => [
              <a href={`/plan/focus/assessments/${id}`}>{title}</a>,
              startedOn,
              progress ?? "finished",
            ])}
          />
        )}
      </div>
    </Page>
  );
}

function Begin({ csrfToken, sets }: Pick<AssessmentsPageProps, "csrfToken" | "sets">) {
  return (
    <Card heading="Begin one">
      <PostForm action="/plan/focus/assessments" csrfToken={csrfToken} class="stack">
        <Select
          name="set"
          label="About what?"
          hint="The short set of your work is best to begin with. What you answered before is filled in."
          options={sets.map(({ count, id, name }) => ({
            value: id,
            label: `${name} (${count} headings)`,
          }))}
        />
        <p>
          <Button>Begin</Button>
        </p>
      </PostForm>
    </Card>
  );
}

export interface AnswerPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly id: string;
  readonly title: string;
  /** Those of this page, each with its field's name. */
  readonly asked: readonly (AskedHeading & { readonly field: string })[];
  readonly answers: Answers;
  readonly answered: number;
  readonly count: number;
  readonly page: number;
  readonly pages: number;
  readonly problems: readonly FieldProblem[];
}

/** Ten headings to rate; each page is kept when one goes on. */
export function AnswerPage(props: AnswerPageProps) {
  const { answered, answers, asked, count, csrfToken, flash, id, page, pages, problems, shell, title } =
    props;
  const where = `/plan/focus/assessments/${id}`;
  return (
    <Page
      shell={shell}
      current="/plan/focus/assessments"
      title={pages > 1 ? `${title}, page ${page} of ${pages}` : title}
      heading={title}
      lede="Go by your gut. What you leave out can be answered later."
      notices={
        <>
          <Breadcrumb trail={allCrumbs} />
          <FlashNotice flash={flash} csrfToken={csrfToken} />
          <ErrorSummary title="Not finished yet" problems={problems} />
        </>
      }
    >
      <div class="stack">
        <Meter label="Answered" done={answered} needed={count} words={`${answered} of ${count} answered`} />
        <PostForm action={`${where}?page=${page}`} csrfToken={csrfToken} class="stack">
          {asked.map((each) => (
            <RatingField heading={each.heading} name={each.field} rating={answers[keyOf(each)]} />
          ))}
          <p class="row">
            {page < pages ? (
              <>
                <Button name="do" value="next">
                  Keep, and go on
                </Button>
                <span class="quiet">
                  Page {page} of {pages}
                </span>
              </>
            ) : (
              <Button name="do" value="finish">
                Finish
              </Button>
            )}
            {page > 1 && (
              <Button tone="quiet" name="do" value="back">
                Back
              </Button>
            )}
            <Button tone="text" name="do" value="later">
              Keep, and go on later
            </Button>
            <Button tone="text" action={`${where}/removal`}>
              Remove it
            </Button>
          </p>
        </PostForm>
      </div>
    </Page>
  );
}
