import { errorFor, Field, type FieldProblem } from "#ui";

/** A question of an authority, with what was answered so far. */
export interface ShownQuestion {
  readonly key: string;
  readonly asks: string;
  /** What a good answer holds, and for which credential it is asked. */
  readonly hint: string;
  readonly answer: string;
}

/** What a reflection is written for. */
export interface ShownFiling {
  readonly place: string;
  readonly kind: "trip" | "step";
  readonly label: string;
  readonly href: string;
  readonly session: string;
  readonly tries: string;
}

export interface WriteExtrasProps {
  readonly questions: readonly ShownQuestion[];
  readonly filing: ShownFiling | undefined;
  readonly problems: readonly FieldProblem[];
}

/** What is asked beside the words: by an authority, or by those one went with. */
export function WriteExtras({ filing, problems, questions }: WriteExtrasProps) {
  return (
    <>
      {filing !== undefined && <FilingFields filing={filing} problems={problems} />}
      {questions.length > 0 && (
        <fieldset class="stack">
          <legend class="choices__legend">Asked for your renewal</legend>
          <p class="quiet">
            These answers go to your record as evidence, and into its forms. Nobody reads them here.
          </p>
          <input type="hidden" name="asked" value={questions.map(({ key }) => key).join(" ")} />
          {questions.map(({ answer, asks, hint, key }) => (
            <Field
              name={`answer-${key}`}
              label={asks}
              hint={hint}
              rows={3}
              value={answer}
              error={errorFor(problems, `answer-${key}`)}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

function FilingFields({
  filing,
  problems,
}: {
  readonly filing: ShownFiling;
  readonly problems: readonly FieldProblem[];
}) {
  return (
    <fieldset class="stack">
      <legend class="choices__legend">{filing.kind === "trip" ? "For the trip" : "For the trail"}</legend>
      <input type="hidden" name="filing" value={filing.place} />
      <p>
        <a href={filing.href}>{filing.label}</a>.{" "}
        <span class="quiet">
          Those who may read it find it there: choose your branch, your system or everyone below.
        </span>
      </p>
      {filing.kind === "trip" && (
        <>
          <Field
            name="session"
            label="Which session?"
            hint="As the program called it. Others of your team who write the same stand beside you."
            value={filing.session}
            error={errorFor(problems, "session")}
          />
          <Field
            name="tries"
            label="What do you want to try?"
            hint="One a line. All of them stand in one list for the team."
            rows={3}
            value={filing.tries}
            error={errorFor(problems, "tries")}
          />
        </>
      )}
    </fieldset>
  );
}
