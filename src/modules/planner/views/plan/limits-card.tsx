import { Button, Checkbox, CheckList, Disclosure, errorFor, Field, type FieldProblem, PostForm } from "#ui";
import type { LimitsText } from "../../rules/plan/limits-form.ts";

export interface LimitsCardProps {
  readonly csrfToken: string;
  readonly text: LimitsText;
  readonly problems: readonly FieldProblem[];
  /** Names of focal points that were chosen; empty when none were. */
  readonly focus: readonly string[];
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  /** Where trips begin when nothing is typed: their branch's place is known. */
  readonly hasHome: boolean;
  readonly hasPlan: boolean;
}

/** What a plan may take: the form at the side. */
export function LimitsCard(props: LimitsCardProps) {
  const { csrfToken, text, problems, hasPlan } = props;
  const field = (name: keyof LimitsText) => ({ name, error: errorFor(problems, name) });
  return (
    <PostForm action="/plan" csrfToken={csrfToken} class="card stack screen-only">
      <h2>Your limits</h2>
      <Field {...field("hours")} label="Hours a month" value={text.hours} inputMode="decimal" width="short" />
      <Field
        {...field("money")}
        label="Money in all"
        value={text.money}
        prefix="$"
        inputMode="decimal"
        width="short"
      />
      <Field
        {...field("miles")}
        label="Travel at most"
        value={text.miles}
        suffix="miles"
        inputMode="decimal"
        width="short"
      />
      <Field {...field("days")} label="Days away" value={text.days} inputMode="numeric" width="short" />
      <Field
        {...field("shifts")}
        label="Desk shifts others may cover"
        value={text.shifts}
        inputMode="numeric"
        width="short"
      />
      <Topics {...props} />
      <MoreLimits {...props} />
      <Button>{hasPlan ? "Work it out again" : "Work it out"}</Button>
    </PostForm>
  );
}

function MoreLimits({ text, problems, hasHome }: LimitsCardProps) {
  const field = (name: keyof LimitsText) => ({ name, error: errorFor(problems, name) });
  return (
    <Disclosure summary="More limits" isOpen={problems.some(({ where }) => moreFields.includes(where))}>
      <div class="stack">
        <Field
          {...field("to")}
          label="Plan until"
          type="date"
          value={text.to}
          hint="Empty: until your next renewal, or half a year."
        />
        <Field
          {...field("sitting")}
          label="Longest sitting"
          value={text.sitting}
          suffix="hours"
          inputMode="decimal"
          width="short"
        />
        <Checkbox
          name="prefersLive"
          value="yes"
          label="Rather live than recorded"
          isChosen={text.prefersLive}
        />
        <Field
          {...field("near")}
          label="Where you start from"
          value={text.near}
          hint={hasHome ? "Empty: your branch. ZIP code or town." : "A ZIP code, or a town: Madison, WI."}
        />
        <Field
          {...field("blackouts")}
          label="Days to keep free"
          value={text.blackouts}
          rows={3}
          hint="One a line: 2027-03-01 to 2027-03-12."
        />
        <Field
          {...field("memberships")}
          label="Memberships"
          value={text.memberships}
          rows={3}
          hint="One a line; with its price if you could join: ALA $75."
        />
      </div>
    </Disclosure>
  );
}

const moreFields: readonly string[] = ["to", "sitting", "near", "blackouts", "memberships"];

function Topics({ focus, topics, text, problems }: LimitsCardProps) {
  const choices = topics.map(({ id, name }) => ({
    value: id,
    label: name,
    isChosen: text.topics.includes(id),
  }));
  const list = (
    <CheckList
      name="topics"
      legend={focus.length > 0 ? "Other topics, for this plan" : "Focus (choose three)"}
      choices={choices}
      visible={focus.length > 0 ? 0 : 6}
      error={errorFor(problems, "topics")}
    />
  );
  if (focus.length === 0)
    return (
      <>
        {list}
        <p class="quiet">
          Not sure? <a href="/plan/focus">Find your three</a>.
        </p>
      </>
    );
  return (
    <>
      <p class="quiet">
        Focus: {focus.join(", ")}. <a href="/plan/focus">Change</a>
      </p>
      {list}
    </>
  );
}
