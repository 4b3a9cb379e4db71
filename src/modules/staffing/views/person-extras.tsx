import { Button, Disclosure, errorFor, Field, PostForm, Select } from "#ui";
import { formatWall, parseInstant, toWall, zoneOf } from "#platform/time";
import { awayWords } from "../rules/away-words.ts";
import { dayKinds } from "../rules/day-form.ts";
import { attendances } from "../rules/session-form.ts";
import { type NamedPlaces, writeShifts } from "../rules/shift-text.ts";
import type { ShiftException } from "../rules/staff.ts";
import { dayWords } from "../rules/team-week/words.ts";
import type { PersonExtrasProps } from "./person-extras-props.ts";
import { PersonProfile } from "./person-profile.tsx";

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
        <PersonProfile {...props} />
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
                {each.title}:{" "}
                {awayWords({ from: wallText(each.start, extras.zone), to: wallText(each.end, extras.zone) })}
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

function wallText(instant: string, zone: string): string {
  return formatWall(toWall(zoneOf(zone), parseInstant(instant) ?? 0)).slice(0, 16);
}
