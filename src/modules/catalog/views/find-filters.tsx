import {
  Checkbox,
  CheckList,
  type Choice,
  Disclosure,
  errorFor,
  Field,
  type FieldProblem,
  FilterForm,
  RadioList,
} from "#ui";
import { clockText, filterCount, type FindQuery, weekdays } from "../rules/finding/find-query.ts";
import type { FacetChoice, Facets } from "../rules/finding/found.ts";

export interface FindFiltersProps {
  readonly query: FindQuery;
  readonly facets: Facets;
  readonly problems: readonly FieldProblem[];
  /** What was typed where something is wrong, by parameter. */
  readonly typed: Readonly<Record<string, string>>;
  /** Whether the reader's schedule is known; `unasked` where nobody can sign in. */
  readonly knowledge: "known" | "unknown" | "unasked";
}

const dayNames = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};
const shownTopics = 8;

/** The filters of Find: folded on a phone, open beside the results on a wide screen. */
export function FindFilters(props: FindFiltersProps) {
  const { query, facets } = props;
  const on = filterCount(query);
  return (
    <Disclosure
      id="filters"
      summary={on === 0 ? "Filters" : `Filters: ${on} on`}
      isOpen={props.problems.length > 0}
      isOpenWhenWide
    >
      <FilterForm action="/find" label="Filters" replaces="results">
        {query.order === "soonest" && <input type="hidden" name="order" value="soonest" />}
        {query.zone && <input type="hidden" name="zone" value={query.zone} />}
        <FitFilter {...props} />
        <CheckList name="way" legend="Way of taking part" choices={choices(facets.way, query.ways)} />
        <CostFilter {...props} />
        <Field
          name="max-minutes"
          label="At most"
          suffix="minutes"
          width="short"
          inputMode="numeric"
          {...asTyped(props, "max-minutes", query.maxMinutes)}
        />
        <NearFilter {...props} />
        <CheckList
          name="day"
          legend="Days that suit me"
          choices={weekdays.map((day) => ({
            value: day,
            label: dayNames[day],
            isChosen: query.days.includes(day),
          }))}
          error={errorFor(props.problems, "day")}
          visible={5}
        />
        <HoursFilter {...props} />
        <SubjectFilters {...props} />
        <DateFilter {...props} />
      </FilterForm>
    </Disclosure>
  );
}

/** For those whose schedule is known; others are told how to have it known. */
function FitFilter({ query, knowledge }: FindFiltersProps) {
  if (knowledge === "unasked") return null;
  if (knowledge === "known")
    return <Checkbox name="fits" value="me" label="Fits my schedule" isChosen={query.fitsMe} />;
  return (
    <p class="quiet">
      Does it fit your shifts? <a href="/me/hours">Say when you are off the desk</a>
    </p>
  );
}

/** What an offering is about, and for whom. */
function SubjectFilters({ query, facets }: FindFiltersProps) {
  return (
    <>
      <CheckList
        name="topic"
        legend="Topic"
        choices={choices(facets.topic, query.topics)}
        visible={shownTopics}
      />
      <CheckList name="kind" legend="Kind" choices={choices(facets.kind, query.kinds)} visible={6} />
      <CheckList
        name="credit"
        legend="Stated credit"
        choices={choices(facets.credit, query.credits)}
        visible={5}
      />
      <CheckList
        name="audience"
        legend="For whom"
        choices={choices(facets.audience, query.audiences)}
        visible={5}
      />
      <CheckList
        name="language"
        legend="Language"
        choices={choices(facets.language, query.languages)}
        visible={4}
      />
    </>
  );
}

/** What stands in a field: the question's value, or with its error, what was typed. */
function asTyped({ problems, typed }: FindFiltersProps, name: string, value: string | number | undefined) {
  return { value: typed[name] ?? value, error: errorFor(problems, name) };
}

function CostFilter(props: FindFiltersProps) {
  const { query, facets } = props;
  const count = (value: string) => facets.cost.find((choice) => choice.value === value)?.count ?? 0;
  return (
    <div class="stack">
      <Checkbox name="free" value="yes" label="Free" count={count("free")} isChosen={query.isFree} />
      <Field
        name="max-cost"
        label="Costs at most"
        prefix="$"
        width="short"
        inputMode="decimal"
        {...asTyped(props, "max-cost", query.maxCents === undefined ? undefined : query.maxCents / 100)}
      />
    </div>
  );
}

function NearFilter(props: FindFiltersProps) {
  const { query } = props;
  return (
    <div class="stack">
      <Field
        name="near"
        label="Near"
        hint="ZIP code, or town and state. Online learning stays in."
        autocomplete="postal-code"
        width="medium"
        {...asTyped(props, "near", query.near)}
      />
      <RadioList
        name="within"
        legend="Within"
        choices={[10, 25, 50, 100].map((miles) => ({
          value: String(miles),
          label: `${miles} miles`,
          isChosen: Math.round(query.withinMiles) === miles,
        }))}
        error={errorFor(props.problems, "within")}
      />
    </div>
  );
}

function HoursFilter(props: FindFiltersProps) {
  const { query } = props;
  const value = (minute: number | undefined) => (minute === undefined ? undefined : clockText(minute));
  return (
    <div class="row">
      <Field
        name="after"
        label="Not before"
        type="time"
        width="short"
        {...asTyped(props, "after", value(query.afterMinute))}
      />
      <Field
        name="before"
        label="Over by"
        type="time"
        width="short"
        {...asTyped(props, "before", value(query.beforeMinute))}
      />
    </div>
  );
}

function DateFilter(props: FindFiltersProps) {
  const { query } = props;
  return (
    <div class="stack">
      <Field name="from" label="From" type="date" width="medium" {...asTyped(props, "from", query.from)} />
      <Field name="to" label="To" type="date" width="medium" {...asTyped(props, "to", query.to)} />
      <Checkbox name="past" value="yes" label="Past sessions too" isChosen={query.includesPast} />
    </div>
  );
}

/** The facet's values with counts; a chosen value that leaves nothing stays, so that it can be taken back. */
function choices(facet: readonly FacetChoice[], chosen: readonly string[]): readonly Choice[] {
  const known = new Set(facet.map((choice) => choice.value));
  const missing = chosen
    .filter((value) => !known.has(value))
    .map((value) => ({ value, label: value, count: 0 }));
  return [...facet, ...missing].map((choice) => ({ ...choice, isChosen: chosen.includes(choice.value) }));
}
