import {
  Breadcrumb,
  Button,
  Card,
  CheckList,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  Notice,
  Page,
  PostForm,
  Select,
  type Shell,
  ZoneSelect,
} from "#ui";
import type { ByHandWords } from "../../rules/by-hand.ts";
import { kindLabels, wayLabels } from "../../rules/finding/labels.ts";
import { AddingWays } from "./new-source-page.tsx";

export interface ByHandPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly words: ByHandWords;
  readonly problems: readonly FieldProblem[];
  /** Set when a listing is changed that is there already. */
  readonly listingId?: string | undefined;
  /** What a person should look at: where the words came from, and what was doubtful. */
  readonly doubts?: readonly string[] | undefined;
}

/** One offering, written down by hand. */
export function ByHandPage(props: ByHandPageProps) {
  const { shell, csrfToken, listingId, doubts = [], problems } = props;
  const title = listingId === undefined ? "Write an offering down" : "Change what was written down";
  return (
    <Page
      shell={shell}
      title={problems.length > 0 ? `Error: ${title}` : title}
      heading={title}
      current="/sources/by-hand/new"
      notices={
        <>
          <Breadcrumb trail={[{ href: "/sources", label: "Sources" }]} />
          <ErrorSummary problems={problems} />
          {doubts.length > 0 && (
            <Notice tone="attention" title="Please check this before you keep it">
              {doubts.map((doubt) => (
                <p>{doubt}</p>
              ))}
            </Notice>
          )}
        </>
      }
    >
      <div class="stack">
        {listingId === undefined && <AddingWays current="by-hand" />}
        <PostForm
          class="stack"
          action={listingId === undefined ? "/sources/by-hand" : `/sources/by-hand/${listingId}`}
          csrfToken={csrfToken}
        >
          <What {...props} />
          <When {...props} />
          <WhereAndCost {...props} />
          <Button>{listingId === undefined ? "Add it to the catalog" : "Save"}</Button>
        </PostForm>
        {listingId !== undefined && (
          <PostForm action={`/sources/by-hand/${listingId}/removal`} csrfToken={csrfToken}>
            <Button tone="text">Take it out of the catalog</Button>
          </PostForm>
        )}
      </div>
    </Page>
  );
}

function What({ words, problems }: ByHandPageProps) {
  return (
    <Card heading="What it is">
      <Field name="title" label="Title" value={words.title} error={errorFor(problems, "title")} isRequired />
      <Field name="provider" label="Who offers it" value={words.provider} />
      <Field name="description" label="What it is about" rows={5} value={words.description} />
      <Select
        name="kind"
        label="Kind"
        options={[
          { value: "", label: "Work it out from the words" },
          ...Object.entries(kindLabels).map(([value, label]) => ({ value, label })),
        ]}
        value={words.kind}
      />
      <Field
        name="link"
        label="Web page"
        inputMode="url"
        value={words.link}
        error={errorFor(problems, "link")}
      />
    </Card>
  );
}

function When({ words, problems }: ByHandPageProps) {
  const errorOf = (name: string) => errorFor(problems, name);
  return (
    <Card heading="When">
      <CheckList
        name="way"
        legend="How one takes part"
        error={errorOf("way")}
        choices={Object.entries(wayLabels).map(([value, label]) => ({
          value,
          label,
          isChosen: words.ways.some((way) => way === value),
        }))}
      />
      <Days words={words} errorOf={errorOf} />
      <ZoneSelect value={words.zone} error={errorOf("zone")} />
      <Field
        name="minutes"
        label="Or how long it takes at one’s own pace"
        suffix="minutes"
        inputMode="numeric"
        width="short"
        value={words.minutes}
        error={errorOf("minutes")}
      />
    </Card>
  );
}

function Days({
  words,
  errorOf,
}: {
  readonly words: ByHandWords;
  readonly errorOf: (name: string) => string | undefined;
}) {
  return (
    <>
      <Field
        name="date"
        type="date"
        label="Day"
        hint="Leave it empty for what one takes at one’s own pace."
        width="medium"
        value={words.date}
        error={errorOf("date")}
      />
      <div class="row row--foot">
        <Field
          name="from"
          type="time"
          label="From"
          width="short"
          value={words.from}
          error={errorOf("from")}
        />
        <Field
          name="until"
          type="time"
          label="Until"
          width="short"
          value={words.until}
          error={errorOf("until")}
        />
        <Field
          name="last-date"
          type="date"
          label="Last day, if several"
          width="medium"
          value={words.lastDate}
          error={errorOf("last-date")}
        />
      </div>
    </>
  );
}

function WhereAndCost({ words }: ByHandPageProps) {
  return (
    <Card heading="Where, and for what">
      <Field name="place" label="Place" hint="Central Library, Room 2" value={words.place} />
      <Field
        name="street"
        label="Its address"
        hint="With the ZIP code, so that distance can be told."
        value={words.address}
      />
      <Field
        name="cost"
        label="Cost"
        hint="As announced: Free, $25, Free for members. Empty when it is not said."
        value={words.cost}
      />
      <Field
        name="credit"
        label="Credit"
        hint="In the provider’s words: 1.5 contact hours."
        value={words.credit}
      />
    </Card>
  );
}
