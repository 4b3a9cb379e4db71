import { Button, Checkbox, errorFor, Field, PostForm, Select } from "#ui";
import { callableFields, writeCallableHours } from "../rules/callable-hours.ts";
import type { WeeklyHours } from "../rules/hours.ts";
import type { PersonExtrasProps } from "./person-extras-props.ts";

/** Where somebody belongs, what they may do at desks, and when they may be called. */
export function PersonProfile({ csrfToken, staffId, extras, text, problems }: PersonExtrasProps) {
  const { member, branches, places } = extras;
  const wasSent = text["profileHome"] !== undefined;
  const isChosen = (field: string, isKept: boolean): boolean => (wasSent ? text[field] === "yes" : isKept);
  return (
    <PostForm action={`/team/people/${staffId}/profile`} csrfToken={csrfToken} class="stack">
      <HomeBranch {...{ text, problems, branches }} homeId={member?.homeBranchId ?? places.homeBranchId} />
      <Field
        name="profileQualifications"
        label="Qualifications"
        value={text["profileQualifications"] ?? member?.qualifications.join(", ") ?? ""}
        hint="As the desks ask for them, with commas between: story times, local history."
      />
      <Checkbox
        name="profileInCharge"
        value="yes"
        label="May be in charge"
        isChosen={isChosen("profileInCharge", member?.mayBeInCharge ?? false)}
      />
      <Checkbox
        name="profileCounts"
        value="yes"
        label="Counts towards the minimum"
        isChosen={isChosen("profileCounts", member?.countsTowardsMinimum ?? true)}
      />
      <Checkbox
        name="profileFloater"
        value="yes"
        label="Floater: may be sent to any branch"
        isChosen={isChosen("profileFloater", member?.isFloater ?? false)}
      />
      <CallableHours {...{ text, problems }} weekly={member?.callableHours} />
      <p>
        <Button tone="quiet">Change</Button>
      </p>
    </PostForm>
  );
}

/** More than anybody wants to look through, and than a page should carry. */
const mostToChooseFrom = 100;

function HomeBranch({
  text,
  problems,
  branches,
  homeId,
}: Pick<PersonExtrasProps, "text" | "problems"> & {
  readonly branches: PersonExtrasProps["extras"]["branches"];
  readonly homeId: string;
}) {
  const sent = text["profileHome"];
  const field = { name: "profileHome", label: "Home branch", error: errorFor(problems, "profileHome") };
  if (branches.length <= mostToChooseFrom)
    return (
      <Select
        {...field}
        hint="Where the schedule counts them. Of several positions it is the latest one’s until another is chosen here."
        value={sent ?? homeId}
        options={branches.map(({ id, name }) => ({ value: id, label: name }))}
      />
    );
  const name = branches.find(({ id }) => id === homeId)?.name;
  return <Field {...field} value={sent ?? name} hint="Its name, as it is under Organization." />;
}

function CallableHours({
  text,
  problems,
  weekly,
}: Pick<PersonExtrasProps, "text" | "problems"> & { readonly weekly: WeeklyHours | undefined }) {
  const kept = writeCallableHours(weekly);
  return (
    <fieldset class="stack">
      <legend>May be called, as floater or substitute</legend>
      <p class="quiet">
        Outside these hours nobody is told to ask them. Write <code>9-5</code> or <code>9-12, 1-4</code>; all
        empty is at any time.
      </p>
      <div class="grid">
        {callableFields.map(({ day, field }) => (
          <Field
            name={field}
            label={`${day.charAt(0).toUpperCase()}${day.slice(1)}`}
            value={text[field] ?? kept[field]}
            error={errorFor(problems, field)}
            width="medium"
          />
        ))}
      </div>
    </fieldset>
  );
}
