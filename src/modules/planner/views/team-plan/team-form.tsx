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
import { FundFields, fundProblemLabel } from "./fund-fields.tsx";

export interface TeamFormProps {
  readonly csrfToken: string;
  readonly teams: readonly SelectOption[];
  readonly topics: readonly Choice[];
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** What each limit is called: at its field, and wherever a problem with it is told. */
const teamLabels = {
  team: "For",
  from: "From",
  to: "To",
  money: "Money for all",
  each: "For one person at most",
  share: "A branch may have at most",
  hours: "Hours a month for each",
  days: "Days away for each",
  conference: "At one conference at most",
};

/** Far from its field, a problem says whose it is. */
export function withTeamLabel({ where, message }: FieldProblem): FieldProblem {
  const label = Object.entries(teamLabels).find(([name]) => name === where)?.[1] ?? fundProblemLabel(where);
  return { where, message: label === undefined ? message : `${label}: ${message}` };
}

/** What there is to give, for the next plan. */
export function TeamForm(props: TeamFormProps) {
  const { csrfToken, teams, topics, values, problems } = props;
  const field = fieldWith(values, problems);
  return (
    <PostForm action="/team/plans" csrfToken={csrfToken} class="card stack">
      <h2>The limits</h2>
      <Select {...field("team")} options={teams} />
      <Field {...field("from")} type="date" isRequired />
      <Field {...field("to")} type="date" isRequired />
      <Field {...field("money")} hint="$2,500. Empty: money decides nothing." inputMode="decimal" />
      <Field {...field("each")} hint="Empty: as much as there is." inputMode="decimal" />
      <Field
        {...field("share")}
        hint="Times its even share: 1.5. Empty: no limit of its own."
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

/** What every field has of its limit. */
function fieldWith(values: TeamFormProps["values"], problems: readonly FieldProblem[]) {
  return (name: keyof typeof teamLabels) => ({
    name,
    label: teamLabels[name],
    value: values[name],
    error: errorFor(problems, name),
  });
}

function TimeFields({ values, problems }: TeamFormProps) {
  const field = fieldWith(values, problems);
  return (
    <>
      <Field {...field("hours")} inputMode="decimal" isRequired />
      <Field {...field("days")} inputMode="numeric" isRequired />
      <Checkbox
        name="work"
        value="yes"
        label="Only while people are at work, by the schedule"
        isChosen={values["work"] === "yes"}
      />
      <Field {...field("conference")} hint="People. Empty: as many as fit." inputMode="numeric" />
    </>
  );
}
