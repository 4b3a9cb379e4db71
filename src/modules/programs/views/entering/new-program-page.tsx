import {
  Button,
  ButtonLink,
  Card,
  CheckList,
  Disclosure,
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
import type { Licence } from "../../rules/licences/licence.ts";
import { audienceNames, audiences } from "../../rules/plan/audiences.ts";
import { type KnownGroup, SharingFields } from "./sharing-fields.tsx";

export interface NewProgramPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly done: ShownFlash | undefined;
  /** Where the viewer may enter programs; their own branch first. */
  readonly branches: readonly SelectOption[];
  readonly groups: readonly KnownGroup[];
  readonly values: Readonly<Record<string, string>>;
  readonly audiences: readonly string[];
  readonly problems: readonly FieldProblem[];
  /** Undefined where the site takes no mail in; `mail` is the viewer's own address, when they have one. */
  readonly mailIn: { readonly address: string | undefined } | undefined;
}

/** What a branch did, in two minutes. */
export function NewProgramPage(props: NewProgramPageProps) {
  const { shell, branches, problems } = props;
  return (
    <Page
      shell={shell}
      current="/programs"
      title={problems.length > 0 ? "Error: Tell what you did" : "Tell what you did"}
      heading="Tell what you did"
      lede="A title is enough. What you fill in later, a neighbor will thank you for."
      notices={
        <>
          <ErrorSummary problems={problems} />
          <FlashNotice flash={props.done} csrfToken={props.csrfToken} />
        </>
      }
      isUnlisted
    >
      {branches.length === 0 ? (
        <EmptyState title="Programs belong to a branch">
          <p>
            You are not on the staff of a library here yet. Until you are, you can{" "}
            <a href="/programs/near">read what others share with everyone</a>.
          </p>
        </EmptyState>
      ) : (
        <div class="split split--end">
          <StubForm {...props} />
          <OtherWays {...props} />
        </div>
      )}
    </Page>
  );
}

function StubForm({ csrfToken, branches, groups, values, problems, ...props }: NewProgramPageProps) {
  const field = (name: string) => ({ name, value: values[name], error: errorFor(problems, name) });
  return (
    <PostForm action="/programs" csrfToken={csrfToken} class="card stack">
      <Field {...field("title")} label="What did you do?" hint="Podcast club for teens" isRequired />
      <Field {...field("held")} label="When" type="date" width="medium" hint="Empty: not held yet." />
      <div class="row">
        <Field {...field("attendance")} label="How many came" inputMode="numeric" width="short" />
        <Field {...field("cost")} label="What it cost" prefix="$" inputMode="decimal" width="short" />
      </div>
      <Field {...field("summary")} label="Anything a colleague should know" rows={4} />
      <Disclosure summary="For whom" isOpen={props.audiences.length > 0}>
        <CheckList
          name="audience"
          legend="For whom"
          hint="Left empty, it is read from your words."
          choices={audiences.map((value) => ({
            value,
            label: audienceNames[value],
            isChosen: props.audiences.includes(value),
          }))}
        />
      </Disclosure>
      <Select
        label="Branch"
        name="branch"
        options={branches}
        value={values["branch"]}
        error={errorFor(problems, "branch")}
      />
      <SharingFields
        reader={values["reader"] ?? "system"}
        licence={(values["licence"] ?? "by") as Licence}
        groups={groups}
        problems={problems}
      />
      <Button>Share it</Button>
    </PostForm>
  );
}

function OtherWays({ csrfToken, mailIn }: NewProgramPageProps) {
  return (
    <div class="stack">
      <Card heading="From your events calendar">
        <p>Paste the address of a calendar or of an event, and choose what to share.</p>
        <form action="/programs/new/calendar" class="stack">
          <Field name="address" label="Address" type="url" hint="https://, webcal://" />
          <Button tone="quiet">Show the events</Button>
        </form>
        <p class="quiet">
          Or <a href="/programs/calendars">let Carrel read it every day</a>: staff training is left out.
        </p>
      </Card>
      {mailIn !== undefined && (
        <Card heading="By e-mail">
          <p>
            Write “Podcast club for teens, 64 came, it cost $40” to an address of your own, from any device.
          </p>
          {mailIn.address !== undefined && (
            <p>
              Yours is <a href={`mailto:${mailIn.address}`}>{mailIn.address}</a>
            </p>
          )}
          <PostForm action="/programs/mail-address" csrfToken={csrfToken} class="row">
            <Button tone="quiet">
              {mailIn.address === undefined ? "Get an address" : "Renew the address"}
            </Button>
            {mailIn.address !== undefined && (
              <Button tone="text" action="/programs/mail-address/removal">
                Give it up
              </Button>
            )}
          </PostForm>
        </Card>
      )}
      <p>
        <ButtonLink tone="text" href="/programs">
          Back to the programs
        </ButtonLink>
      </p>
    </div>
  );
}
