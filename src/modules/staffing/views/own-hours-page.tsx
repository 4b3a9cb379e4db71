import {
  Button,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Notice,
  Page,
  PostForm,
  type Shell,
  ZoneSelect,
} from "#ui";
import { weekFields, type WeekText } from "../rules/week-form.ts";

export interface OwnHoursPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly zone: string;
  /** Nothing is known of where they are: the browser may choose its own zone. */
  readonly isZoneGuessed?: boolean;
  readonly text: WeekText;
  readonly isKept: boolean;
  readonly message?: string | undefined;
  readonly problems: readonly FieldProblem[];
}

/** When I am off the desk: seven fields and no more. */
export function OwnHoursPage(props: OwnHoursPageProps) {
  const { shell, csrfToken, zone, isZoneGuessed = false, text, isKept, message, problems } = props;
  return (
    <Page
      shell={shell}
      current="/me"
      islands={isZoneGuessed ? ["zone-guess"] : []}
      title="When I am off the desk"
      lede="Find then says which sessions fit, and why another does not. Nobody but you sees this."
      notices={
        <>
          {message && <Notice tone="good">{message}</Notice>}
          <ErrorSummary title="Not kept yet" problems={problems} />
        </>
      }
    >
      <PostForm action="/me/hours" csrfToken={csrfToken} class="stack">
        <p class="quiet">
          Write hours as <code>9-10, 2-4</code> or <code>14:00–16:30</code>, and leave a day empty when you
          have none. A schedule that your library keeps here counts before these.
        </p>
        <div class="grid">
          {weekFields.map((field) => (
            <Field
              name={field}
              label={`${field.charAt(0).toUpperCase()}${field.slice(1)}`}
              value={text[field]}
              error={errorFor(problems, field)}
              width="medium"
            />
          ))}
        </div>
        <ZoneSelect
          value={zone}
          error={errorFor(problems, "zone")}
          hint="Whose clock these hours are by."
          isGuessed={isZoneGuessed}
        />
        <p class="row">
          <Button>Keep these hours</Button>
          {isKept && (
            <Button tone="text" action="/me/hours/removal">
              Forget them
            </Button>
          )}
        </p>
      </PostForm>
    </Page>
  );
}
