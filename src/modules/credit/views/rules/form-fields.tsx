import {
  Button,
  CheckList,
  Disclosure,
  errorFor,
  Field,
  type FieldProps,
  Select,
  type SelectOption,
} from "#ui";
import type { PackFormText } from "../../rules/own-packs/pack-form.ts";
import { evidenceKinds } from "../../rules/packs/predicate.ts";
import { Conversions } from "./conversion-fields.tsx";
import { OtherVersions } from "./other-versions.tsx";
import { chosenOf, type FormFieldsProps, Requirements } from "./requirement-fields.tsx";
import { monthName } from "../../rules/packs/sentences/lists.ts";
import { choices, stateChoices } from "../../rules/own-packs/choices.ts";

/** The parts of the form, in the order in which one thinks of them. */
export function FormFields(props: FormFieldsProps) {
  return (
    <>
      <WhatItIs {...props} />
      <ThisVersion {...props} />
      <HowMuch {...props} />
      <When {...props} />
      <Requirements {...props} />
      <Conversions {...props} />
      <Counting {...props} />
      <Proof {...props} />
      <OtherVersions {...props} />
    </>
  );
}

type TextName = Exclude<keyof PackFormText, "roles" | "requirements" | "evidence" | "conversions" | "others">;

function Text(props: FormFieldsProps & Omit<FieldProps, "name" | "value"> & { readonly name: TextName }) {
  const { form, problems, topics: _topics, ...field } = props;
  return <Field {...field} value={form[props.name]} error={errorFor(problems, props.name)} />;
}

function Choose({
  form,
  problems,
  name,
  label,
  options,
  hint,
}: FormFieldsProps & {
  readonly name: TextName;
  readonly label: string;
  readonly options: readonly SelectOption[];
  readonly hint?: string;
}) {
  return (
    <Select
      name={name}
      label={label}
      hint={hint}
      value={form[name]}
      options={options}
      error={errorFor(problems, name)}
    />
  );
}

function WhatItIs(props: FormFieldsProps) {
  return (
    <>
      <h2>What it is</h2>
      <Text {...props} name="credential" label="Name of the certificate, license or policy" />
      <Text
        {...props}
        name="authority"
        label="Who asks for it"
        hint="The board, the state, or your library."
      />
      <div class="grid">
        <Choose {...props} name="jurisdiction" label="Where" options={stateChoices} />
        <Choose {...props} name="audience" label="For staff of" options={choices.audience} />
        <Choose {...props} name="subject" label="Who must meet it" options={choices.subject} />
        <Choose {...props} name="obligation" label="Is it asked for?" options={choices.obligation} />
      </div>
      <h2>Where it stands</h2>
      <div class="grid">
        <Text {...props} name="sourceTitle" label="Title of the source" />
        <Text {...props} name="sourceUrl" label="Address of the source" type="url" hint="https://…" />
        <Text {...props} name="checkedOn" label="Last read on" type="date" />
        <Text {...props} name="checkedBy" label="By whom" />
      </div>
      <Choose {...props} name="status" label="How sure is it?" options={choices.status} />
      <Text {...props} name="sourceNote" label="What the source says, in your words" rows={2} />
      <Text
        {...props}
        name="remarks"
        label="What a reader must know besides"
        rows={2}
        hint="One remark a line. May stay empty."
      />
    </>
  );
}

function ThisVersion(props: FormFieldsProps) {
  return (
    <>
      <h2>Which version</h2>
      <div class="grid">
        <Text {...props} name="versionName" label="Name of this version" />
        <Text {...props} name="from" label="In force from" type="date" />
        <Choose {...props} name="appliesTo" label="It binds" options={choices.appliesTo} />
      </div>
    </>
  );
}

function HowMuch(props: FormFieldsProps) {
  const { form, problems } = props;
  return (
    <>
      <h2>How much</h2>
      <div class="grid">
        <Text
          {...props}
          name="amount"
          label="Required of everyone"
          inputMode="decimal"
          hint={
            form.roles.length > 0 ? "May stay empty: each role below has its own." : "In all, such as 20."
          }
        />
        <Text {...props} name="unitName" label="Counted in: one" hint="hour, contact hour, credit" />
        <Text {...props} name="unitPlural" label="Several of them" hint="hours" />
        <Text {...props} name="unitMinutes" label="Minutes in one" inputMode="numeric" hint="60, or 50" />
      </div>
      {form.roles.map((role, place) => (
        <div class="grid">
          <Field
            name={`role-${place}-name`}
            label={`Role ${place + 1}`}
            value={role.name}
            error={errorFor(problems, `role-${place}-name`)}
          />
          <Field
            name={`role-${place}-amount`}
            label={`Required of role ${place + 1}`}
            inputMode="decimal"
            value={role.amount}
            error={errorFor(problems, `role-${place}-amount`)}
          />
        </div>
      ))}
      <p>
        <Button name="do" value="more roles" tone="quiet">
          {form.roles.length === 0 ? "Different amounts by role" : "Another role"}
        </Button>
      </p>
    </>
  );
}

const monthOptions = [
  { value: "", label: "Choose…" },
  ...Array.from({ length: 12 }, (_, place) => ({ value: String(place + 1), label: monthName(place + 1) })),
];

function When(props: FormFieldsProps) {
  const isAnchored = ["fixed date", "fiscal year"].includes(props.form.anchor);
  return (
    <>
      <h2>When</h2>
      <div class="grid">
        <Text {...props} name="months" label="Months in a cycle" inputMode="numeric" hint="12 is a year." />
        <Choose {...props} name="anchor" label="It begins by" options={choices.anchor} />
      </div>
      <Disclosure summary="Which day of the year" isOpen={isAnchored}>
        <div class="grid">
          <Choose
            {...props}
            name="anchorMonth"
            label="Month"
            hint="Of a fixed day: in which it ends. Of a fiscal year: in which it begins."
            options={monthOptions}
          />
          <Text {...props} name="anchorDay" label="Day it ends" inputMode="numeric" hint="For a fixed day." />
          <Text
            {...props}
            name="anchorYear"
            label="A year in which one ended"
            inputMode="numeric"
            hint="For cycles of several years."
          />
        </div>
      </Disclosure>
    </>
  );
}

function Counting(props: FormFieldsProps) {
  const { form } = props;
  const isUsed = [form.minimumMinutes, form.roundHow, form.carryMaximum].some((text) => text !== "");
  return (
    <Disclosure summary="Rounding, short activities and carry-over" isOpen={isUsed}>
      <div class="grid">
        <Text
          {...props}
          name="minimumMinutes"
          label="Minutes of the shortest activity that counts"
          inputMode="numeric"
        />
        <Choose {...props} name="roundHow" label="Rounding" options={choices.roundHow} />
        <Choose {...props} name="roundEach" label="Rounded is" options={choices.roundEach} />
        <Text
          {...props}
          name="roundStep"
          label="To steps of"
          inputMode="decimal"
          hint="1, 0.5 or 1/4, in the unit above."
        />
        <Text
          {...props}
          name="carryMaximum"
          label="At most so much carries over"
          inputMode="decimal"
          hint="Into the next cycle. Empty: nothing."
        />
        <Text
          {...props}
          name="carryMonths"
          label="Earned in the last months"
          inputMode="numeric"
          hint="Of the cycle before. Empty: any of it."
        />
      </div>
    </Disclosure>
  );
}

function Proof(props: FormFieldsProps) {
  const { form, problems } = props;
  return (
    <>
      <h2>How it is proved</h2>
      <div class="grid">
        <CheckList
          name="evidence"
          legend="Proof"
          error={errorFor(problems, "evidence")}
          choices={chosenOf(
            evidenceKinds.map((id) => ({ id, name: id })),
            form.evidence,
          )}
        />
        <Text
          {...props}
          name="keepMonths"
          label="Kept for months after the cycle"
          inputMode="numeric"
          hint="Empty: the rule does not say."
        />
      </div>
      <Text
        {...props}
        name="questions"
        label="Questions about each activity"
        hint="One a line: “What will you do differently?” Those who log an activity are asked, and their answers are kept with it."
        rows={3}
      />
    </>
  );
}
