import { Button, Disclosure, errorFor, Field, Select } from "#ui";
import { choices } from "../../rules/own-packs/choices.ts";
import type { ConversionText } from "../../rules/own-packs/pack-form.ts";
import type { FormFieldsProps } from "./requirement-fields.tsx";

/** What college credit, CEUs or another way of taking part are worth in this rule's unit. */
export function Conversions({ form, problems }: FormFieldsProps) {
  return (
    <Disclosure summary="What other measures are worth" isOpen={form.conversions.length > 0}>
      <div class="stack">
        {form.conversions.map((each, place) => (
          <ConversionFields each={each} place={place} problems={problems} />
        ))}
        <p>
          <Button name="do" value="more conversions" tone="quiet">
            {form.conversions.length === 0 ? "Add a conversion" : "Another conversion"}
          </Button>
        </p>
      </div>
    </Disclosure>
  );
}

function ConversionFields({
  each,
  place,
  problems,
}: Pick<FormFieldsProps, "problems"> & {
  readonly each: ConversionText;
  readonly place: number;
}) {
  const name = (part: keyof ConversionText) => `conversion-${place}-${part}`;
  return (
    <div class="grid">
      <Select
        name={name("from")}
        label={`One of (${place + 1})`}
        value={each.from}
        options={choices.conversion}
      />
      <Field
        name={name("measure")}
        label={`Measure (${place + 1})`}
        hint="semester hour, ceu. Empty for a way of taking part."
        value={each.measure}
        error={errorFor(problems, name("measure"))}
      />
      <Field
        name={name("units")}
        label={`Is worth (${place + 1})`}
        inputMode="decimal"
        hint="In this rule’s unit: 15, 0.5 or 1/4. Empty both to remove it."
        value={each.units}
        error={errorFor(problems, name("units"))}
      />
    </div>
  );
}
