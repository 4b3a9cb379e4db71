import {
  Button,
  Checkbox,
  CheckList,
  Disclosure,
  errorFor,
  Field,
  type FieldProblem,
  PostForm,
  Select,
} from "#ui";
import type { LimitsText } from "../../rules/plan/limits-form.ts";

export interface LimitsCardProps {
  readonly csrfToken: string;
  readonly text: LimitsText;
  readonly problems: readonly FieldProblem[];
  /** Names of focal points that were chosen; empty when none were. */
  readonly focus: readonly string[];
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  /** Branches where they work: where trips begin when nothing else is typed. */
  readonly homes: readonly { readonly id: string; readonly name: string }[];
  readonly hasPlan: boolean;
  /** Miles are limited, and nobody knows from where. */
  readonly isStartUnknown: boolean;
}

/** What a plan may take: the form at the side. */
export function LimitsCard(props: LimitsCardProps) {
  const { csrfToken, text, problems, hasPlan } = props;
  const field = fieldWith(problems);
  return (
    <PostForm action="/plan" csrfToken={csrfToken} class="card stack screen-only">
      <h2>Your limits</h2>
      <Field {...field("hours")} value={text.hours} inputMode="decimal" width="short" />
      <Field {...field("money")} value={text.money} prefix="$" inputMode="decimal" width="short" />
      <Field {...field("miles")} value={text.miles} suffix="miles" inputMode="decimal" width="short" />
      {props.isStartUnknown && <StartsFrom {...props} />}
      <Field {...field("days")} value={text.days} inputMode="numeric" width="short" />
      <Field {...field("shifts")} value={text.shifts} inputMode="numeric" width="short" />
      <Topics {...props} />
      <MoreLimits {...props} />
      <Button>{hasPlan ? "Work it out again" : "Work it out"}</Button>
    </PostForm>
  );
}

function MoreLimits(props: LimitsCardProps) {
  const { text, problems } = props;
  const field = fieldWith(problems);
  return (
    <Disclosure summary="More limits" isOpen={problems.some(({ where }) => moreFields.includes(where))}>
      <div class="stack">
        <Field
          {...field("to")}
          type="date"
          value={text.to}
          hint="Empty: until your next renewal, or half a year."
        />
        <Field {...field("sitting")} value={text.sitting} suffix="hours" inputMode="decimal" width="short" />
        <Checkbox
          name="prefersLive"
          value="yes"
          label="Rather live than recorded"
          isChosen={text.prefersLive}
        />
        {!props.isStartUnknown && <StartsFrom {...props} />}
        <Field
          {...field("blackouts")}
          value={text.blackouts}
          rows={3}
          hint="A day a line, or the first and the last: Mar 1 to Mar 12, 2027."
        />
        <Field
          {...field("memberships")}
          value={text.memberships}
          rows={3}
          hint="One a line; with its price if you could join: ALA $75."
        />
      </div>
    </Disclosure>
  );
}

function StartsFrom({ text, problems, homes, isStartUnknown }: LimitsCardProps) {
  const [first] = homes;
  const field = { ...fieldWith(problems)("near"), value: text.near };
  if (isStartUnknown)
    return (
      <Field
        {...field}
        hint="Not known yet, so how far sessions are cannot be considered. A ZIP code, or a town: Madison, WI."
      />
    );
  if (first === undefined) return <Field {...field} hint="A ZIP code, or a town: Madison, WI." />;
  if (homes.length === 1) return <Field {...field} hint={`Empty: ${first.name}. ZIP code or town.`} />;
  return (
    <>
      <Select
        name="home"
        label={field.label}
        hint="You work at several places."
        value={text.home === "" ? first.id : text.home}
        options={homes.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Field {...field} label="Or from elsewhere" hint="A ZIP code, or a town: Madison, WI." />
    </>
  );
}

/** What every field has of its limit. */
function fieldWith(problems: readonly FieldProblem[]) {
  return (name: keyof LimitsText) => ({
    name,
    label: limitLabels[name] ?? "",
    error: errorFor(problems, name),
  });
}

/** What each limit is called: at its field, and wherever a problem with it is told. */
export const limitLabels: Readonly<Record<string, string>> = {
  hours: "Hours a month",
  money: "Money in all",
  miles: "Travel at most",
  days: "Days away",
  shifts: "Desk shifts others may cover",
  to: "Plan until",
  sitting: "Longest sitting",
  near: "Where you start from",
  blackouts: "Days to keep free",
  memberships: "Memberships",
};

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
