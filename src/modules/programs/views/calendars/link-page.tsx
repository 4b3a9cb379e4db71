import { dayWords } from "#platform/words";
import {
  Breadcrumb,
  Button,
  CheckList,
  EmptyState,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Notice,
  Page,
  PostForm,
  Select,
  type SelectOption,
  type Shell,
} from "#ui";
import type { PublicEvent } from "../../rules/calendars/public-events.ts";
import { type KnownGroup, SharingFields } from "../entering/sharing-fields.tsx";

export interface LinkPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly address: string;
  readonly events: readonly PublicEvent[];
  /** `2 for staff, 1 closing`: what was left out. */
  readonly leftOut: string;
  readonly branches: readonly SelectOption[];
  readonly groups: readonly KnownGroup[];
  readonly chosen: readonly string[];
  readonly problems: readonly FieldProblem[];
}

/** What a calendar's address leads to, to choose from. */
export function LinkPage(props: LinkPageProps) {
  const { shell, address, events, problems } = props;
  return (
    <Page
      shell={shell}
      current="/programs"
      title="Choose what to share"
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/programs", label: "Programs" },
              { href: "/programs/new", label: "Tell what you did" },
            ]}
          />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      <div class="stack">
        <form action="/programs/new/calendar" class="row row--foot">
          <Field
            name="address"
            label="Address"
            type="url"
            value={address}
            error={errorFor(problems, "address")}
          />
          <Button tone="quiet">Show the events</Button>
        </form>
        {props.leftOut !== "" && (
          <Notice>
            <p>Left out: {props.leftOut}.</p>
          </Notice>
        )}
        {events.length > 0 && <Choose {...props} />}
        {events.length === 0 && problems.length === 0 && address !== "" && (
          <EmptyState title="No public event was found there">
            <p>Try the address of one event, or of the calendar’s .ics file.</p>
          </EmptyState>
        )}
      </div>
    </Page>
  );
}

function Choose({ csrfToken, address, events, branches, groups, chosen, problems }: LinkPageProps) {
  return (
    <PostForm action="/programs/new/calendar" csrfToken={csrfToken} class="card stack">
      <input type="hidden" name="address" value={address} />
      <CheckList
        name="event"
        legend={events.length === 1 ? "One event" : `${events.length} events`}
        choices={events.map((event) => ({
          value: event.key,
          label: eventWords(event),
          isChosen: events.length === 1 || chosen.includes(event.key),
        }))}
        error={errorFor(problems, "event")}
        visible={30}
      />
      <Select label="Branch" name="branch" options={branches} error={errorFor(problems, "branch")} />
      <SharingFields reader="system" licence="by" groups={groups} problems={problems} />
      <Button>Share what is ticked</Button>
    </PostForm>
  );
}

function eventWords({ title, times }: PublicEvent): string {
  const [first] = times;
  if (first === undefined) return title;
  return `${title} – ${dayWords(first.heldOn)}${times.length > 1 ? ` and ${times.length - 1} more` : ""}`;
}
