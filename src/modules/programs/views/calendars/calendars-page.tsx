import { localDay } from "#platform/time";
import { dayWords } from "#platform/words";
import {
  Breadcrumb,
  Button,
  Card,
  EmptyState,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  FlashNotice,
  Page,
  PostForm,
  Select,
  type SelectOption,
  type Shell,
  type ShownFlash,
} from "#ui";
import { type KnownGroup, SharingFields } from "../entering/sharing-fields.tsx";

/** A calendar that is read every day. */
export interface ShownCalendar {
  readonly id: string;
  readonly address: string;
  readonly branch: string;
  readonly lastReadAt: string | undefined;
  readonly lastMessage: string | undefined;
  readonly programs: number;
  readonly mayChange: boolean;
}

export interface CalendarsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  /** Of whoever reads, for days. */
  readonly zone: string;
  readonly calendars: readonly ShownCalendar[];
  readonly branches: readonly SelectOption[];
  readonly groups: readonly KnownGroup[];
  readonly values: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

/** Public events calendars of the branches, read every day. */
export function CalendarsPage(props: CalendarsPageProps) {
  const { shell, csrfToken, calendars, branches, groups, values, problems } = props;
  return (
    <Page
      shell={shell}
      current="/programs"
      title="Calendars that are read every day"
      lede="Give the address of your branch’s public events calendar: what you do is then shared without any work. Staff training, meetings and closings are left out."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/programs", label: "Programs" }]} />
          <ErrorSummary problems={problems} />
          <FlashNotice flash={props.done} csrfToken={csrfToken} />
        </>
      }
      isUnlisted
    >
      <div class="split split--end">
        <div class="stack">
          {calendars.length === 0 && (
            <EmptyState title="No calendar yet">
              <p>Its page, a feed or an .ics address will do: we find out what it is.</p>
            </EmptyState>
          )}
          {calendars.map((each) => (
            <CalendarCard calendar={each} csrfToken={csrfToken} zone={props.zone} />
          ))}
        </div>
        {branches.length > 0 && (
          <PostForm action="/programs/calendars" csrfToken={csrfToken} class="card stack">
            <h2>Another calendar</h2>
            <Field
              name="address"
              label="Address"
              type="url"
              hint="https://, webcal://"
              value={values["address"]}
              error={errorFor(problems, "address")}
              isRequired
            />
            <Select
              label="Branch"
              name="branch"
              options={branches}
              value={values["branch"]}
              error={errorFor(problems, "branch")}
            />
            <SharingFields
              reader={values["reader"] ?? "system"}
              licence="by"
              groups={groups}
              problems={problems}
            />
            <Button>Read it every day</Button>
          </PostForm>
        )}
      </div>
    </Page>
  );
}

function CalendarCard({
  calendar,
  csrfToken,
  zone,
}: Pick<CalendarsPageProps, "csrfToken" | "zone"> & { readonly calendar: ShownCalendar }) {
  const { id, address, branch, lastReadAt, lastMessage, programs, mayChange } = calendar;
  return (
    <Card heading={branch}>
      <p>{address}</p>
      <p class="quiet">
        {lastReadAt === undefined
          ? "It is read within some minutes."
          : `Read on ${dayWords(localDay(zone, lastReadAt))}.`}{" "}
        {lastMessage}{" "}
        {programs > 0 &&
          (programs === 1 ? "One program came from it." : `${programs} programs came from it.`)}
      </p>
      {mayChange && (
        <PostForm action={`/programs/calendars/${id}/reading`} csrfToken={csrfToken} class="row">
          <Button tone="quiet" about={branch}>
            Read it now
          </Button>
          <Button tone="text" action={`/programs/calendars/${id}/removal`} about={branch}>
            Stop reading it
          </Button>
        </PostForm>
      )}
    </Card>
  );
}
