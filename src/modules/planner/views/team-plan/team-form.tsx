import {
  Button,
  Checkbox,
  CheckList,
  type Choice,
  Disclosure,
  errorFor,
  Field,
  type FieldProblem,
  PostForm,
  Select,
  type SelectOption,
} from "#ui";
import { FundFields } from "./fund-fields.tsx";

export interface TeamFormProps {
  readonly csrfToken: string;
  readonly teams: readonly SelectOption[];
  readonly topics: readonly Choice[];
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** What there is to give, for the next plan. */
export function TeamForm(props: TeamFormProps) {
  const { csrfToken, teams, topics, values, problems } = props;
  const error = (name: string) => errorFor(problems, name);
  return (
    <PostForm action="/team/plans" csrfToken={csrfToken} class="card stack">
      <h2>The limits</h2>
      <Select label="For" name="team" options={teams} value={values["team"]} error={error("team")} />
      <Field label="From" name="from" type="date" value={values["from"]} error={error("from")} isRequired />
      <Field label="To" name="to" type="date" value={values["to"]} error={error("to")} isRequired />
      <Field
        label="Money for all"
        name="money"
        hint="$2,500. Empty: money decides nothing."
        value={values["money"]}
        error={error("money")}
        inputMode="decimal"
      />
      <Field
        label="For one person at most"
        name="each"
        hint="Empty: as much as there is."
        value={values["each"]}
        error={error("each")}
        inputMode="decimal"
      />
      <Field
        label="A branch may have at most"
        name="share"
        hint="Times its even share: 1.5. Empty: no limit of its own."
        value={values["share"]}
        error={error("share")}
        inputMode="decimal"
      />
      <FundFields {...props} />
      <TimeFields {...props} />
      <Disclosure
        summary="What the team wants to grow in"
        isOpen={topics.some(({ isChosen }) => isChosen === true)}
      >
        <CheckList legend="Topics" name="topic" choices={topics} />
      </Disclosure>
      <Select
        label="Look for"
        name="seconds"
        options={[
          { value: "60", label: "a minute at most" },
          { value: "120", label: "two minutes at most" },
          { value: "600", label: "ten minutes at most" },
        ]}
        value={values["seconds"]}
      />
      <Button tone="primary">Work it out</Button>
    </PostForm>
  );
}

function TimeFields({ values, problems }: TeamFormProps) {
  const error = (name: string) => errorFor(problems, name);
  return (
    <>
      <Field
        label="Hours a month for each"
        name="hours"
        value={values["hours"]}
        error={error("hours")}
        inputMode="decimal"
        isRequired
      />
      <Field
        label="Days away for each"
        name="days"
        value={values["days"]}
        error={error("days")}
        inputMode="numeric"
        isRequired
      />
      <Checkbox
        name="work"
        value="yes"
        label="Only while people are at work, by the schedule"
        isChosen={values["work"] === "yes"}
      />
      <Field
        label="At one conference at most"
        name="conference"
        hint="People. Empty: as many as fit."
        value={values["conference"]}
        error={error("conference")}
        inputMode="numeric"
      />
    </>
  );
}
