import { errorFor, Field, type FieldProblem, RadioList } from "#ui";
import { digestHour } from "../../rules/searches/next-digest.ts";

/** What was typed into a form about a search; empty at first. */
export interface SearchFormValues {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly every?: string | undefined;
}

/** Where a digest goes and how often. */
export function DigestFields({
  values,
  problems,
  isOptional,
  sendsMail,
}: {
  readonly values: SearchFormValues;
  readonly problems: readonly FieldProblem[];
  readonly isOptional: boolean;
  readonly sendsMail: boolean;
}) {
  return (
    <>
      <Field
        name="email"
        label={isOptional ? "E-mail (optional)" : "E-mail"}
        type="email"
        autocomplete="email"
        hint={
          sendsMail
            ? "We send one letter to ask whether you want this. Nothing else comes until you say yes."
            : "No mail server is set here: nothing can come until whoever runs this site sets one. A calendar or a feed of this search works without."
        }
        value={values.email}
        error={errorFor(problems, "email")}
      />
      <RadioList
        name="every"
        legend="How often"
        hint={`At about ${digestHour} in the morning: first what fits now, then only what is new.`}
        choices={[
          { value: "day", label: "Every day", isChosen: values.every !== "week" },
          { value: "week", label: "Every Monday", isChosen: values.every === "week" },
        ]}
        error={errorFor(problems, "every")}
      />
    </>
  );
}
