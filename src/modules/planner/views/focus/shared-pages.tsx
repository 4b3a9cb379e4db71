import {
  Breadcrumb,
  Button,
  EmptyState,
  Field,
  FlashNotice,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
  Table,
} from "#ui";
import { type Answers, keyOf } from "../../rules/focus/assessment.ts";
import type { AskedHeading } from "../../rules/focus/role.ts";
import { RatingsTable } from "./picture-page.tsx";
import { RatingField } from "./rating-parts.tsx";

export interface SharedListPageProps {
  readonly shell: Shell;
  readonly shared: readonly {
    readonly id: string;
    readonly staffName: string;
    readonly title: string;
    readonly finishedOn: string;
    readonly answeredOn: string | undefined;
  }[];
}

const crumbs = [
  { href: "/plan/focus", label: "Focus" },
  { href: "/plan/focus/assessments", label: "How you see yourself" },
];
const allCrumbs = [...crumbs, { href: "/plan/focus/shared", label: "Shared with you" }];

/** Assessments that those whom the reader leads showed them. */
export function SharedListPage({ shared, shell }: SharedListPageProps) {
  return (
    <Page
      shell={shell}
      current="/plan/focus/shared"
      title="Shared with you"
      lede="People you lead showed you how they see themselves. Your own view helps them; they see it beside theirs."
      notices={<Breadcrumb trail={crumbs} />}
    >
      {shared.length === 0 ? (
        <EmptyState title="Nothing is shared with you now">
          <p>Self-assessments are private. What someone shows you stands here, until they stop showing it.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Shared with you, the latest first"
          isCaptionHidden
          columns={[
            { heading: "Who" },
            { heading: "About" },
            { heading: "Finished" },
            { heading: "Your view" },
          ]}
          rows={shared.map(({ answeredOn, finishedOn, id, staffName, title }) => [
            <a href={`/plan/focus/shared/${id}`}>{staffName}</a>,
            title,
            finishedOn,
            answeredOn ?? "not yet",
          ])}
        />
      )}
    </Page>
  );
}

export interface SharedPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly id: string;
  readonly staffName: string;
  readonly title: string;
  readonly finishedOn: string;
  readonly asked: readonly (AskedHeading & { readonly field: string })[];
  readonly answers: Answers;
  readonly own: { readonly answers: Answers; readonly note: string } | undefined;
}

/** One of them: the reader's own view first, and once that is kept, both beside each other. */
export function SharedPage(props: SharedPageProps) {
  const { answers, asked, csrfToken, finishedOn, flash, id, own, shell, staffName, title } = props;
  return (
    <Page
      shell={shell}
      current="/plan/focus/shared"
      title={`${staffName}: ${title}`}
      lede={
        own === undefined
          ? `Finished on ${finishedOn}. Say how you see it first; ${staffName}’s answers are shown once you did, so that they do not steer you.`
          : `Finished on ${finishedOn}. ${staffName} sees your view beside their own.`
      }
      notices={
        <>
          <Breadcrumb trail={allCrumbs} />
          <FlashNotice flash={flash} csrfToken={csrfToken} />
        </>
      }
    >
      <div class="stack">
        {own !== undefined && (
          <RatingsTable
            caption="Both views, the widest gaps first"
            asked={asked}
            columns={[
              { heading: staffName, answers },
              { heading: "You", answers: own.answers },
            ]}
          />
        )}
        <PostForm action={`/plan/focus/shared/${id}`} csrfToken={csrfToken} class="stack">
          <h2>How you see it</h2>
          {asked.map((each) => (
            <RatingField heading={each.heading} name={each.field} rating={own?.answers[keyOf(each)]} />
          ))}
          <Field
            name="note"
            label={`A word to ${staffName}`}
            rows={3}
            value={own?.note}
            hint="What you saw them do well, and what you would like to see next."
          />
          <p>
            <Button>{own === undefined ? "Keep my view" : "Change my view"}</Button>
          </p>
        </PostForm>
      </div>
    </Page>
  );
}
