import { Disclosure, errorFor, Field, type FieldProblem, Select, type SelectOption } from "#ui";
import { fundField, fundFields, fundRows } from "../../rules/team-plan/funds-form.ts";

interface FundFieldsProps {
  readonly teams: readonly SelectOption[];
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

const labels = {
  Name: "Called",
  Money: "Holds",
  For: "For the people of",
  Each: "For one person at most",
} as const;

/** `Fund 2, holds`: what a field of a fund is called far from its row; undefined for any other field. */
export function fundProblemLabel(where: string): string | undefined {
  for (const row of fundRows)
    for (const field of fundFields)
      if (fundField(row, field) === where) return `Fund ${row}, ${labels[field].toLowerCase()}`;
  return undefined;
}

/** Money that is there for some of the team alone: a Friends group's, a grant's. Folded away until there is any. */
export function FundFields({ teams, values, problems }: FundFieldsProps) {
  const isUsed = fundRows.some((row) =>
    fundFields.some((field) => field !== "For" && (values[fundField(row, field)] ?? "") !== ""),
  );
  const isWrong = problems.some(({ where }) => where.startsWith("fund"));
  return (
    <Disclosure summary="Funds for some of the team" isOpen={isUsed || isWrong}>
      <div class="stack">
        <p class="quiet">
          What a fund’s people take together stays within it, and within the money for all. Leave a row empty
          if you have no such fund.
        </p>
        {fundRows.map((row) => (
          <FundRow row={row} teams={teams} values={values} problems={problems} />
        ))}
      </div>
    </Disclosure>
  );
}

function FundRow({ row, teams, values, problems }: FundFieldsProps & { readonly row: number }) {
  const field = (each: (typeof fundFields)[number]) => {
    const name = fundField(row, each);
    return { name, value: values[name], error: errorFor(problems, name) };
  };
  return (
    <fieldset class="stack">
      <legend>Fund {row}</legend>
      <Field {...field("Name")} label={labels.Name} />
      <Field {...field("Money")} label={labels.Money} inputMode="decimal" width="short" prefix="$" />
      <Select
        {...field("For")}
        label={labels.For}
        options={[{ value: "", label: "the whole team" }, ...teams]}
      />
      <Field {...field("Each")} label={labels.Each} inputMode="decimal" width="short" prefix="$" />
    </fieldset>
  );
}
