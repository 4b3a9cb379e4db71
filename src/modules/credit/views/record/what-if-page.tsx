import {
  Breadcrumb,
  Button,
  Card,
  CheckList,
  EmptyState,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Notice,
  Page,
  Select,
  type SelectOption,
  type Shell,
} from "#ui";
import type { Stood } from "../../rules/record/stood.ts";
import { modeNames } from "../../rules/record/entry-form.ts";
import { StandingCard } from "./standing-card.tsx";

/** What is tried, as the form holds it. */
export interface TriedText {
  readonly credential: string;
  readonly pack: string;
  readonly role: string;
  readonly version: string;
  readonly amount: string;
  readonly measure: string;
  readonly mode: string;
  readonly categories: readonly string[];
  readonly topics: readonly string[];
}

export interface WhatIfPageProps {
  readonly shell: Shell;
  readonly text: TriedText;
  readonly offering: { readonly id: string; readonly title: string } | undefined;
  readonly credentials: readonly SelectOption[];
  readonly packs: readonly SelectOption[];
  readonly roles: readonly SelectOption[];
  readonly versions: readonly SelectOption[];
  readonly measures: readonly SelectOption[];
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  /** What is tried already, each as the form sends it back. */
  readonly tried: readonly { readonly value: string; readonly label: string }[];
  /** No more can be tried together. */
  readonly isFull: boolean;
  readonly problems: readonly FieldProblem[];
  readonly before: Stood | undefined;
  readonly after: Stood | undefined;
  readonly changes: readonly string[];
}

/** Two standings side by side: as it is, and as it would be. Nothing is saved; the address can be kept. */
export function WhatIfPage(props: WhatIfPageProps) {
  const { shell, before, problems } = props;
  return (
    <Page
      shell={shell}
      current="/record"
      title="What if…"
      lede="Try another state, another role, a rule to come, or more courses, one after the other, each counted as if it were approved. Nothing is saved; keep the address if you want it again."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/record", label: "My record" }]} />
          <ErrorSummary problems={problems} />
        </>
      }
    >
      {before === undefined ? (
        <EmptyState title="There is nothing to compare with yet">
          <p>
            <a href="/record/credentials/new">Say which credential you hold</a> first.
          </p>
        </EmptyState>
      ) : (
        <div class="stack">
          <Question {...props} />
          <Answer {...props} before={before} />
        </div>
      )}
    </Page>
  );
}

function Question(props: WhatIfPageProps) {
  const { text, offering, credentials } = props;
  return (
    <form class="card stack" action="/record/what-if" aria-label="What to try">
      {credentials.length === 1 && <input type="hidden" name="credential" value={text.credential} />}
      {offering !== undefined && (
        <>
          <input type="hidden" name="offering" value={offering.id} />
          <p>
            As if you had done <a href={`/offerings/${offering.id}`}>{offering.title}</a> today.
          </p>
        </>
      )}
      <div class="grid">
        {credentials.length > 1 && (
          <Select name="credential" label="Compared with" value={text.credential} options={credentials} />
        )}
        <Select name="pack" label="By the rule of" value={text.pack} options={props.packs} />
        {props.roles.length > 1 && <Select name="role" label="As" value={text.role} options={props.roles} />}
        {props.versions.length > 2 && (
          <Select
            name="version"
            label="As the rule stands in"
            value={text.version}
            options={props.versions}
          />
        )}
      </div>
      <CheckList
        name="also"
        legend="As if you had done, today"
        hint="Take the mark off what you want to leave out, and compare again."
        choices={props.tried.map((each) => ({ ...each, isChosen: true }))}
      />
      {props.isFull ? <p>That is as much as can be tried together.</p> : <MoreLearning {...props} />}
      <p class="row">
        <Button>Compare</Button>
        <a href={`/record/what-if?credential=${text.credential}`}>Start again</a>
      </p>
    </form>
  );
}

function MoreLearning({ text, problems, measures, categories, topics, offering }: WhatIfPageProps) {
  return (
    <>
      <div class="row row--foot">
        <Field
          name="amount"
          label={offering === undefined ? "And with this much more" : "And this much of it"}
          value={text.amount}
          error={errorFor(problems, "amount")}
          width="short"
        />
        <Select name="measure" label="Counted in" value={text.measure} options={measures} />
        <Select
          name="mode"
          label="Taken as"
          value={text.mode}
          options={Object.entries(modeNames).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <div class="grid">
        <CheckList
          name="category"
          legend="Counting as"
          visible={6}
          choices={categories.map(({ id, name }) => ({
            value: id,
            label: name,
            isChosen: text.categories.includes(id),
          }))}
        />
        <CheckList
          name="topic"
          legend="About"
          visible={6}
          choices={topics.map(({ id, name }) => ({
            value: id,
            label: name,
            isChosen: text.topics.includes(id),
          }))}
        />
      </div>
    </>
  );
}

function Answer({ before, after, changes }: WhatIfPageProps & { readonly before: Stood }) {
  return (
    <>
      <Card heading="What changes">
        {after === undefined ? (
          <p>Nothing yet: choose something above, and compare.</p>
        ) : !("standing" in after) ? (
          <p>It cannot be said yet: one thing is missing, see below.</p>
        ) : changes.length === 0 ? (
          <p>Nothing changes.</p>
        ) : (
          <ul>
            {changes.map((change) => (
              <li>{change}</li>
            ))}
          </ul>
        )}
      </Card>
      <div class="grid">
        <Side heading="As it is" stood={before} id="before" />
        {after !== undefined && <Side heading="What if" stood={after} id="after" />}
      </div>
    </>
  );
}

function Side({
  heading,
  stood,
  id,
}: {
  readonly heading: string;
  readonly stood: Stood;
  readonly id: string;
}) {
  if ("standing" in stood) return <StandingCard heading={heading} stood={stood} id={id} />;
  return (
    <Card heading={heading}>
      <Notice tone="attention">
        <p>{"unclear" in stood ? stood.unclear.message : "The rule of this credential is not known here."}</p>
      </Notice>
    </Card>
  );
}
