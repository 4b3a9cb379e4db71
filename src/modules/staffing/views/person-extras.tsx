import { Button, Checkbox, Disclosure, errorFor, Field, type FieldProblem, PostForm, Select } from "#ui";
import { formatWall, parseInstant, toWall, zoneOf } from "#platform/time";
import { dayKinds } from "../rules/day-form.ts";
import { attendances } from "../rules/session-form.ts";
import { type NamedPlaces, writeShifts } from "../rules/shift-text.ts";
import type { ShiftException, StaffMember } from "../rules/staff.ts";
import { dayWords } from "../rules/team-week/words.ts";
import type { LearningSession } from "../rules/time-away.ts";

/** What those who plan the desks keep of a person besides their hours. */
export interface PersonExtras {
  readonly member: StaffMember | undefined;
  readonly branches: readonly { readonly id: string; readonly name: string }[];
  readonly exceptions: readonly ShiftException[];
  readonly sessions: readonly LearningSession[];
  readonly zone: string;
  readonly places: NamedPlaces;
}

export interface PersonExtrasProps {
  readonly csrfToken: string;
  readonly staffId: string;
  readonly extras: PersonExtras;
  readonly text: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** Folds for what changes rarely; one in which something is wrong stands open. */
export function PersonExtrasForms(props: PersonExtrasProps) {
  const isWrong = (start: string) => props.problems.some(({ where }) => where.startsWith(start));
  return (
    <>
      <Disclosure summary="One day otherwise" isOpen={isWrong("day") || props.extras.exceptions.length > 0}>
        <Days {...props} />
      </Disclosure>
      <Disclosure summary="Sessions" isOpen={isWrong("session") || props.extras.sessions.length > 0}>
        <Sessions {...props} />
      </Disclosure>
      <Disclosure summary="Home branch and desks" isOpen={isWrong("profile")}>
        <Profile {...props} />
      </Disclosure>
    </>
  );
}

function Days({ csrfToken, staffId, extras, text, problems }: PersonExtrasProps) {
  const path = `/team/people/${staffId}/days`;
  return (
    <div class="stack">
      <ul class="stack">
        {extras.exceptions.map((each) => (
          <li>
            <PostForm action={`${path}/${each.id}/removal`} csrfToken={csrfToken} class="row">
              <span>{exceptionWords(each, extras.places)}</span>
              <Button tone="text" about={dayWords(each.date)}>
                Remove
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
      <PostForm action={path} csrfToken={csrfToken} class="stack">
        <TextField {...{ text, problems }} name="dayDate" label="Day" type="date" width="medium" />
        <Select
          name="dayKind"
          label="How"
          value={text["dayKind"]}
          options={Object.entries(dayKinds).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          {...{ text, problems }}
          name="dayHours"
          label="Hours on that day"
          hint="As 9-1 Reference; empty when the usual hours are dropped, or for a swap."
        />
        <TextField
          {...{ text, problems }}
          name="dayTo"
          label="Other day"
          type="date"
          hint="Where the hours are moved to, or the colleague’s day in return. Empty for none."
          width="medium"
        />
        <TextField {...{ text, problems }} name="dayWith" label="Swaps with" hint="The colleague’s name." />
        <p>
          <Button tone="quiet">Enter the day</Button>
        </p>
      </PostForm>
    </div>
  );
}

function Sessions({ csrfToken, staffId, extras, text, problems }: PersonExtrasProps) {
  const path = `/team/people/${staffId}/sessions`;
  return (
    <div class="stack">
      <ul class="stack">
        {extras.sessions.map((each) => (
          <li>
            <PostForm action={`${path}/${each.id}/removal`} csrfToken={csrfToken} class="row">
              <span>
                {each.title}: {wallWords(each.start, extras.zone)} to{" "}
                {wallWords(each.end, extras.zone).slice(-5)}
              </span>
              <Button tone="text" about={each.title}>
                Remove
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
      <PostForm action={path} csrfToken={csrfToken} class="stack">
        <TextField {...{ text, problems }} name="sessionTitle" label="What" />
        <TextField {...{ text, problems }} name="sessionDate" label="Day" type="date" width="medium" />
        <TextField
          {...{ text, problems }}
          name="sessionHours"
          label="Hours"
          hint="As 2-3:30."
          width="medium"
        />
        <Select
          name="sessionAttendance"
          label="From where"
          value={text["sessionAttendance"]}
          options={Object.entries(attendances).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          {...{ text, problems }}
          name="sessionTravel"
          label="Minutes on the way, one way"
          hint="When away; empty for none."
          width="short"
        />
        <p>
          <Button tone="quiet">Enter the session</Button>
        </p>
      </PostForm>
    </div>
  );
}

function Profile({ csrfToken, staffId, extras, text, problems }: PersonExtrasProps) {
  const { member, branches, places } = extras;
  return (
    <PostForm action={`/team/people/${staffId}/profile`} csrfToken={csrfToken} class="stack">
      <Select
        name="profileHome"
        label="Home branch"
        value={text["profileHome"] ?? member?.homeBranchId ?? places.homeBranchId}
        error={errorFor(problems, "profileHome")}
        options={branches.map(({ id, name }) => ({ value: id, label: name }))}
      />
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
        isChosen={member?.mayBeInCharge ?? false}
      />
      <Checkbox
        name="profileCounts"
        value="yes"
        label="Counts towards the minimum"
        isChosen={member?.countsTowardsMinimum ?? true}
      />
      <Checkbox
        name="profileFloater"
        value="yes"
        label="Floater: may be sent to any branch"
        isChosen={member?.isFloater ?? false}
      />
      <p>
        <Button tone="quiet">Change</Button>
      </p>
    </PostForm>
  );
}

interface TextFieldProps extends Pick<PersonExtrasProps, "text" | "problems"> {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: "date";
  readonly width?: "short" | "medium";
}

function TextField({ text, problems, ...field }: TextFieldProps) {
  return <Field {...field} value={text[field.name]} error={errorFor(problems, field.name)} />;
}

function exceptionWords(exception: ShiftException, places: NamedPlaces): string {
  const day = dayWords(exception.date);
  switch (exception.kind) {
    case "extra":
      return `${day}: besides, ${writeShifts([exception.shift], places)}`;
    case "moved": {
      const hours = writeShifts(exception.shifts, places);
      if (hours === "") return `${day}: off`;
      return exception.toDate === exception.date
        ? `${day}: instead, ${hours}`
        : `${day}: off, and ${dayWords(exception.toDate)} ${hours}`;
    }
    case "swapped":
      return exception.withDate === undefined
        ? `${day}: a colleague works it`
        : `${day}: swapped for ${dayWords(exception.withDate)}`;
    default:
      return exception satisfies never;
  }
}

function wallWords(instant: string, zone: string): string {
  const wall = formatWall(toWall(zoneOf(zone), parseInstant(instant) ?? 0));
  return `${wall.slice(0, 10)}, ${wall.slice(11, 16)}`;
}
