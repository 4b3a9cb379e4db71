import { Button, CheckList, errorFor, Field, type FieldProblem, Select } from "#ui";
import { modes } from "../../rules/ledger/entry.ts";
import { choices } from "../../rules/own-packs/choices.ts";
import type { PackFormText, RequirementText } from "../../rules/own-packs/pack-form.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface FormFieldsProps {
  readonly form: PackFormText;
  readonly problems: readonly FieldProblem[];
  readonly topics: readonly Named[];
}

/** So much of one kind, a card for each. */
export function Requirements(props: FormFieldsProps) {
  const { form } = props;
  return (
    <>
      <h2>Of what kind</h2>
      <p class="quiet">
        So much at least of one kind, or so much at most. With nothing here, all learning counts alike.
      </p>
      {form.requirements.map((requirement, place) => (
        <OneRequirement {...props} requirement={requirement} place={place} />
      ))}
      <p>
        <Button name="do" value="more requirements" tone="quiet">
          {form.requirements.length === 0 ? "Add a requirement" : "Another requirement"}
        </Button>
      </p>
    </>
  );
}

function OneRequirement({
  requirement,
  place,
  problems,
  topics,
}: FormFieldsProps & { readonly requirement: RequirementText; readonly place: number }) {
  const name = (field: string) => `requirement-${place}-${field}`;
  const field = (part: "name" | "minimum" | "maximum") => ({
    name: name(part),
    value: requirement[part],
    error: errorFor(problems, name(part)),
  });
  const number = place + 1;
  return (
    <section class="card stack" aria-label={`Requirement ${number}`}>
      <Field {...field("name")} label={`Requirement ${number}`} hint="Its name. Empty it all to remove it." />
      <div class="grid">
        <Field {...field("minimum")} label={`At least (${number})`} inputMode="decimal" />
        <Field {...field("maximum")} label={`At most (${number})`} inputMode="decimal" />
        <Select
          name={name("measure")}
          label={`These are (${number})`}
          value={requirement.measure}
          options={choices.measure}
        />
      </div>
      <div class="grid">
        <CheckList
          name={name("modes")}
          legend={`Taken in one of these ways (${number})`}
          hint="None chosen: in any way."
          error={errorFor(problems, name("modes"))}
          choices={chosenOf(
            modes.map((id) => ({ id, name: id })),
            requirement.modes,
          )}
          visible={4}
        />
        <CheckList
          name={name("topics")}
          legend={`About one of these topics (${number})`}
          hint="None chosen: about anything."
          error={errorFor(problems, name("topics"))}
          choices={chosenOf(withUnknown(topics, requirement.topics), requirement.topics)}
          visible={4}
        />
      </div>
    </section>
  );
}

/** All of them as choices, with those that were chosen. */
export function chosenOf(all: readonly Named[], chosen: readonly string[]) {
  return all.map(({ id, name }) => ({ value: id, label: name, isChosen: chosen.includes(id) }));
}

/** Topics in the rule’s own words are kept, though the catalogue has none of that name. */
function withUnknown(topics: readonly Named[], chosen: readonly string[]): readonly Named[] {
  const unknown = chosen.filter((each) => topics.every(({ id }) => id !== each));
  return [...unknown.map((id) => ({ id, name: id })), ...topics];
}
