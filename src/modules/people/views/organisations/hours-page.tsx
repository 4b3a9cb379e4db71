import {
  Button,
  ButtonLink,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  type Shell,
} from "#ui";
import { weekdays } from "../../rules/organisations/hours-text.ts";

export interface HoursPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly id: string;
  readonly name: string;
  /** As typed, Monday first. */
  readonly days: readonly string[];
  readonly problems: readonly FieldProblem[];
}

/** When a branch is open, one line for each day. */
export function HoursPage({ shell, csrfToken, id, name, days, problems }: HoursPageProps) {
  return (
    <Page
      shell={shell}
      title={`Opening hours of ${name}`}
      lede="Write 9-17, or 9:00–12:00, 13:00–17:00. An empty day is closed."
      current="/organisation"
      notices={problems.length > 0 ? <ErrorSummary problems={problems} /> : undefined}
    >
      <PostForm action={`/organisation/${id}/hours`} csrfToken={csrfToken} class="stack">
        {weekdays.map((day, place) => (
          <Field
            name={day.toLowerCase()}
            label={day}
            width="medium"
            value={days[place] ?? ""}
            error={errorFor(problems, day.toLowerCase())}
          />
        ))}
        <div class="row">
          <Button>Save the hours</Button>
          <ButtonLink href={`/organisation/${id}`}>Cancel</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}
