import { Button } from "#ui";
import type { FormFieldsProps } from "./requirement-fields.tsx";

/**
 * The versions that the form keeps along: what was asked then is still asked of cycles of then. Below everything that is typed,
 * since the Enter key in a field stands for the first button.
 */
export function OtherVersions({ form, problems }: FormFieldsProps) {
  const isOne = form.others.length === 0;
  return (
    <>
      <h2>Other versions</h2>
      <p class="quiet">
        {isOne
          ? "When the rule changes, add a version: cycles of before go on under this one."
          : "Each version ends on the day before the next begins."}
      </p>
      {form.others.map((other, place) => (
        <p class="row" id={`other-${place}`}>
          <input type="hidden" name="other" value={JSON.stringify(other)} />
          <span>
            {other.versionName === "" ? "Without a name" : other.versionName}
            {other.from !== "" && `, in force from ${other.from}`}
          </span>
          <Button name="do" value={`show version ${place}`} tone="quiet">
            Show it here
          </Button>
          {problems
            .filter(({ where }) => where === `other-${place}`)
            .map(({ message }) => (
              <span class="field__error">{message}</span>
            ))}
        </p>
      ))}
      <p class="row">
        <Button name="do" value="new version" tone="quiet">
          Add a version
        </Button>
        {!isOne && (
          <Button name="do" value="drop version" tone="text">
            Take this version out
          </Button>
        )}
      </p>
    </>
  );
}
