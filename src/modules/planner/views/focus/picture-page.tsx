import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  FlashNotice,
  Meter,
  Page,
  PostForm,
  type Shell,
  type ShownFlash,
  Table,
} from "#ui";
import { type Answers, keyOf } from "../../rules/focus/assessment.ts";
import type { AskedHeading } from "../../rules/focus/role.ts";
import { RatingShown } from "./rating-parts.tsx";

/** A column of ratings beside one's own. */
export interface RatingColumn {
  readonly heading: string;
  readonly answers: Answers;
}

export interface PicturePageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: ShownFlash | undefined;
  readonly id: string;
  readonly title: string;
  readonly finishedOn: string;
  readonly asked: readonly AskedHeading[];
  /** One's own, then an earlier one, then those of supervisors. */
  readonly columns: readonly RatingColumn[];
  readonly groups: readonly {
    readonly name: string;
    readonly mean: number;
    readonly rated: number;
    readonly gaps: number;
  }[];
  readonly notes: readonly { readonly byName: string; readonly note: string }[];
  readonly employers: readonly {
    readonly tenantId: string;
    readonly name: string;
    readonly isShared: boolean;
  }[];
}

/** A finished assessment: where the gaps are, and how others see it. */
export function PicturePage(props: PicturePageProps) {
  const { asked, columns, csrfToken, finishedOn, flash, id, shell, title } = props;
  return (
    <Page
      shell={shell}
      current="/plan/focus/assessments"
      title={title}
      lede={`As you saw yourself on ${finishedOn}.`}
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/plan/focus", label: "Focus" },
              { href: "/plan/focus/assessments", label: "How you see yourself" },
            ]}
          />
          <FlashNotice flash={flash} csrfToken={csrfToken} />
        </>
      }
      actions={<ButtonLink href="/plan/focus">What to grow in next</ButtonLink>}
    >
      <div class="split split--end">
        <div class="stack">
          <Groups {...props} />
          <RatingsTable caption="Heading by heading, the widest gaps first" asked={asked} columns={columns} />
        </div>
        <div class="stack">
          <Sharing {...props} />
          <Card heading="Later">
            <p class="quiet">
              In half a year, do it again: your answers are filled in, and you see what changed.
            </p>
            <PostForm action={`/plan/focus/assessments/${id}/removal`} csrfToken={csrfToken}>
              <Button tone="text">Remove this one</Button>
            </PostForm>
          </Card>
        </div>
      </div>
    </Page>
  );
}

function Groups({ groups }: PicturePageProps) {
  return (
    <Card heading="In short">
      {groups
        .filter(({ rated }) => rated > 0)
        .map(({ gaps, mean, name, rated }, place) => (
          <div>
            <h3>{name}</h3>
            <Meter
              label={name}
              id={`group-${place}`}
              done={mean - 1}
              needed={3}
              words={`${mean.toFixed(1)} of 4 on average; ${gaps === 0 ? "no gap" : gaps === 1 ? "one gap" : `${gaps} gaps`} among ${rated} ${rated === 1 ? "heading" : "headings"}`}
            />
          </div>
        ))}
    </Card>
  );
}

/** Ratings of the same headings beside each other; the first column decides the order. */
export function RatingsTable({
  asked,
  caption,
  columns,
}: {
  readonly caption: string;
  readonly asked: readonly AskedHeading[];
  readonly columns: readonly RatingColumn[];
}) {
  const first = columns[0]?.answers ?? {};
  // What is not part of one's work, and what is not answered, stands last.
  const rank = (heading: AskedHeading) => first[keyOf(heading)] || 9;
  const sorted = asked.toSorted((one, other) => rank(one) - rank(other));
  return (
    <Table
      caption={caption}
      columns={[{ heading: "Heading" }, ...columns.map(({ heading }) => ({ heading }))]}
      rows={sorted.map((each) => [
        each.heading,
        ...columns.map(({ answers }) => <RatingShown rating={answers[keyOf(each)]} />),
      ])}
    />
  );
}

function Sharing({ csrfToken, employers, id, notes }: PicturePageProps) {
  if (employers.length === 0) return null;
  const where = `/plan/focus/assessments/${id}/sharing`;
  return (
    <Card heading="Show it at work">
      <p class="quiet">
        Your supervisor, or a director who leads you, can then see these answers and say how they see it. You
        see theirs beside yours.
      </p>
      {employers.map(({ isShared, name, tenantId }) => (
        <PostForm action={isShared ? `${where}/end` : where} csrfToken={csrfToken}>
          <input type="hidden" name="employer" value={tenantId} />
          {isShared && <p>Shown at {name}.</p>}
          <Button tone={isShared ? "text" : "quiet"} about={name}>
            {isShared ? "Show it no more" : `Show it at ${name}`}
          </Button>
        </PostForm>
      ))}
      {notes.map(({ byName, note }) => (
        <blockquote>
          <p>{note}</p>
          <p class="quiet">{byName}</p>
        </blockquote>
      ))}
    </Card>
  );
}
