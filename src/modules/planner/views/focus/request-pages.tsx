import { dayWords, shortMonth } from "#platform/words";
import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  Checkbox,
  CheckList,
  EmptyState,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  FlashNotice,
  Page,
  PostForm,
  Select,
  type Shell,
  type ShownFlash,
  Table,
} from "#ui";
import { NoteField, NoteForm, type NoteFormProps, type NotePlace } from "./note-form.tsx";

/** How often topics were asked for, by month. */
export interface TopicTable {
  readonly months: readonly string[];
  readonly topics: readonly {
    readonly name: string;
    readonly counts: readonly number[];
    readonly total: number;
  }[];
}

export interface RequestsPageProps extends Omit<NoteFormProps, "from"> {
  readonly shell: Shell;
  readonly flash: ShownFlash | undefined;
  readonly counts: TopicTable;
  readonly notes: readonly {
    readonly id: string;
    readonly on: string;
    readonly words: string;
    readonly note: string;
    readonly topicNames: readonly string[];
    readonly placeName: string | undefined;
  }[];
  /** Whether there are more notes than these. */
  readonly isCut: boolean;
}

const crumbs = [
  { href: "/plan", label: "Plan" },
  { href: "/plan/focus", label: "Focus" },
];

const logCrumbs = [...crumbs, { href: "/plan/focus/requests", label: "Requests" }];

/** The request log: what people ask one for. */
export function RequestsPage({ shell, flash, counts, notes, isCut, ...form }: RequestsPageProps) {
  return (
    <Page
      shell={shell}
      current="/plan/focus/requests"
      title="What people ask you for"
      lede="A few words each time are enough: topics are recognized, and weigh in what to grow in. Yours alone, unless you count one at work."
      notices={
        <>
          <Breadcrumb trail={crumbs} />
          <FlashNotice flash={flash} csrfToken={form.csrfToken} />
          <ErrorSummary title="Not noted yet" problems={form.problems} />
        </>
      }
      actions={
        form.places.length > 0 && (
          <ButtonLink href="/plan/focus/demand">What our branches are asked for</ButtonLink>
        )
      }
    >
      <div class="split split--end">
        <div class="stack">
          {notes.length === 0 ? (
            <EmptyState title="Nothing noted yet">
              <p>
                After a busy hour at the desk, write what came up. In a month you see what people really want.
              </p>
            </EmptyState>
          ) : (
            <>
              <MonthTable caption="By topic and month" counts={counts} />
              <Table
                caption={isCut ? "The latest of what you noted" : "What you noted"}
                columns={[{ heading: "What" }, { heading: "Day" }, { heading: "Topics" }]}
                rows={notes.map(({ id, note, on, placeName, topicNames, words }) => [
                  <>
                    <a href={`/plan/focus/requests/${id}`}>{words}</a>
                    {note !== "" && <p class="quiet">{note}</p>}
                  </>,
                  dayWords(on),
                  <>
                    {topicNames.length === 0 ? "no topic recognized" : topicNames.join(", ")}
                    {placeName !== undefined && <span class="quiet"> · counted at {placeName}</span>}
                  </>,
                ])}
              />
            </>
          )}
        </div>
        <Card heading="Note one">
          <NoteForm {...form} from="requests" />
        </Card>
      </div>
    </Page>
  );
}

/** Topics by month; nothing at all when nothing was asked for. */
function MonthTable({
  caption,
  counts: { months, topics },
}: {
  readonly caption: string;
  readonly counts: TopicTable;
}) {
  if (topics.length === 0) return null;
  return (
    <Table
      caption={caption}
      columns={[
        { heading: "Topic" },
        ...months.map((month) => ({ heading: shortMonth(month), isNumber: true })),
        { heading: "In all", isNumber: true },
      ]}
      rows={topics.map(({ counts, name, total }) => [
        name,
        ...counts.map((count) => (count === 0 ? "–" : String(count))),
        String(total),
      ])}
    />
  );
}

export interface RequestPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly id: string;
  readonly form: {
    readonly on: string;
    readonly words: string;
    readonly note: string;
    readonly topics: readonly string[];
    readonly organisationId: string | undefined;
  };
  readonly today: string;
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  readonly places: readonly NotePlace[];
  /** Just noted, and no topic was recognised in it. */
  readonly isUnknown: boolean;
  readonly problems: readonly FieldProblem[];
}

/** One note, to be changed. */
export function RequestPage(props: RequestPageProps) {
  const { csrfToken, form, id, isUnknown, places, problems, shell, today, topics } = props;
  const where = `/plan/focus/requests/${id}`;
  return (
    <Page
      shell={shell}
      current="/plan/focus/requests"
      title={`“${form.words}”`}
      lede={isUnknown ? "It is noted. No topic was recognized in it: choose one, and it counts." : undefined}
      notices={
        <>
          <Breadcrumb trail={logCrumbs} />
          <ErrorSummary title="Not changed yet" problems={problems} />
        </>
      }
    >
      <PostForm action={where} csrfToken={csrfToken} class="stack">
        <Field
          name="words"
          label="What were you asked for?"
          value={form.words}
          error={errorFor(problems, "words")}
        />
        <Field
          name="on"
          label="Day"
          type="date"
          value={form.on}
          maximum={today}
          error={errorFor(problems, "on")}
          width="medium"
        />
        <NoteField note={form.note} problems={problems} />
        <CheckList
          name="topics"
          legend="Topics"
          visible={isUnknown ? undefined : 8}
          choices={topics.map((each) => ({
            value: each.id,
            label: each.name,
            isChosen: form.topics.includes(each.id),
          }))}
        />
        <Counting form={form} places={places} />
        <p class="row">
          <Button>Keep the change</Button>
          <Button tone="text" action={`${where}/removal`}>
            Remove it
          </Button>
        </p>
      </PostForm>
    </Page>
  );
}

function Counting({ form, places }: Pick<RequestPageProps, "form" | "places">) {
  if (places.length === 0) return null;
  return (
    <>
      <Checkbox
        name="counts"
        value="yes"
        label="Count it at work: the topic and the month, without your name"
        isChosen={form.organisationId !== undefined}
      />
      {places.length > 1 && (
        <Select
          name="place"
          label="Place of work"
          value={form.organisationId}
          options={places.map(({ name, organisationId }) => ({ value: organisationId, label: name }))}
        />
      )}
    </>
  );
}

export interface DemandPageProps {
  readonly shell: Shell;
  readonly employer: string;
  readonly all: TopicTable;
  /** Each place that counted something. */
  readonly places: readonly { readonly name: string; readonly counts: TopicTable }[];
}

/** What a library's branches are asked for, by everyone who counts it there. */
export function DemandPage({ all, employer, places, shell }: DemandPageProps) {
  return (
    <Page
      shell={shell}
      current="/plan/focus/requests"
      title="What our branches are asked for"
      lede={`Counted at ${employer} by whoever notes a request there: topics and months, never who asked and never who noted it.`}
      notices={<Breadcrumb trail={logCrumbs} />}
    >
      {all.topics.length === 0 ? (
        <EmptyState title="Nothing counted in the last half-year">
          <p>
            When you note what people ask you for, tick “Count it”.{" "}
            <a href="/plan/focus/requests">Note one</a>
          </p>
        </EmptyState>
      ) : (
        <div class="stack">
          <MonthTable caption={`All of ${employer}`} counts={all} />
          {places.length > 1 &&
            places.map(({ counts, name }) => <MonthTable caption={name} counts={counts} />)}
        </div>
      )}
    </Page>
  );
}
