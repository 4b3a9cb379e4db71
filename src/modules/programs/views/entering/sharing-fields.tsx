import { errorFor, type FieldProblem, RadioList, Select, type SelectOption } from "#ui";
import { type Licence, licenceNames, licences } from "../../rules/licences/licence.ts";
import { levelNames, levels } from "../../rules/reading/who-may-read.ts";

/** A group that the viewer's system is a member of. */
export interface KnownGroup {
  readonly id: string;
  readonly name: string;
}

export interface SharingFieldsProps {
  /** As the form sends it: a level, or `group <id>`. */
  readonly reader: string;
  readonly licence: Licence;
  readonly groups: readonly KnownGroup[];
  /** Those the terms allow; all, unless it was adapted from another system's. */
  readonly licences?: readonly Licence[] | undefined;
  readonly problems: readonly FieldProblem[];
}

/** Who may read a program, and what they may do with it. */
export function SharingFields({ reader, licence, groups, problems, ...props }: SharingFieldsProps) {
  const choices = levels.flatMap((level) =>
    level === "group"
      ? groups.map(({ id, name }) => ({ value: `group ${id}`, label: `${name} (a group of systems)` }))
      : [{ value: level, label: levelNames[level] }],
  );
  return (
    <>
      <RadioList
        name="reader"
        legend="Who may read it"
        choices={choices.map((each) => ({ ...each, isChosen: each.value === reader }))}
        error={errorFor(problems, "reader")}
      />
      <Select
        name="licence"
        label="What others may do with it"
        options={(props.licences ?? licences).map((value): SelectOption => ({
          value,
          label: licenceNames[value],
        }))}
        value={licence}
        error={errorFor(problems, "licence")}
      />
    </>
  );
}
