import { dayWords } from "#platform/words";
import {
  Breadcrumb,
  Button,
  ButtonLink,
  FactList,
  type NamedFact,
  Notice,
  Page,
  type PageLink,
  PostForm,
  type Shell,
  Table,
} from "#ui";
import type { EmploymentClass, Role } from "../../rules/position.ts";
import { ChangeNotice } from "../change-notice.tsx";
import { classNames, roleNames } from "./role-names.ts";

export interface StaffRecordPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: { readonly message: string; readonly undo?: string | undefined } | undefined;
  readonly record: {
    readonly id: string;
    readonly name: string;
    readonly email: string | null;
    readonly employeeNumber: string | null;
    readonly externalId: string | null;
    readonly isActive: boolean;
    readonly accountId: string | null;
  };
  readonly positions: readonly {
    readonly id: string;
    readonly organisationId: string;
    readonly organisationName: string;
    readonly title: string;
    readonly role: Role;
    readonly employmentClass: EmploymentClass;
    readonly fullTimeHundredths: number;
    readonly startsOn: string;
    readonly endsOn: string | null;
    readonly supervisorName: string | null;
  }[];
  /** In words: `A letter was sent to …`. */
  readonly invitation: { readonly words: string; readonly isOpen: boolean } | undefined;
  readonly today: string;
  /** What else the viewer may see of them. */
  readonly pages: readonly PageLink[];
  readonly isOwn: boolean;
  readonly mayChange: boolean;
  readonly mayInvite: boolean;
}

/** What the employer holds about one member of staff. */
export function StaffRecordPage(props: StaffRecordPageProps) {
  const { shell, record, mayChange, csrfToken, isOwn, pages } = props;
  return (
    <Page
      shell={shell}
      title={record.name}
      lede={
        isOwn
          ? "What your employer holds about you here. Others see it as their position lets them; you see who looked."
          : undefined
      }
      current="/staff"
      notices={
        <>
          {props.flash && <ChangeNotice flash={props.flash} csrfToken={csrfToken} />}
          {!record.isActive && <Notice tone="attention">{record.name} no longer works here.</Notice>}
          <Breadcrumb trail={[{ href: "/staff", label: "Staff" }]} />
        </>
      }
      actions={
        (mayChange || pages.length > 0) && (
          <>
            {pages.map(({ href, label }) => (
              <ButtonLink href={href}>{label}</ButtonLink>
            ))}
            {mayChange && (
              <>
                <ButtonLink href={`/staff/${record.id}/edit`}>Change</ButtonLink>
                <ButtonLink href={`/staff/${record.id}/positions/new`}>Add a position</ButtonLink>
              </>
            )}
          </>
        )
      }
    >
      <div class="stack">
        {isOwn && <WayOn />}
        <FactList facts={factsOf(props)} />
        <Positions {...props} />
        <Invitation {...props} />
        {mayChange && (
          <PostForm
            action={`/staff/${record.id}/${record.isActive ? "deactivation" : "reactivation"}`}
            csrfToken={csrfToken}
          >
            <Button tone="quiet" about={record.name}>
              {record.isActive ? "No longer works here" : "Works here again"}
            </Button>
          </PostForm>
        )}
        {mayChange && !isOwn && record.accountId !== null && (
          <SigningOut record={record} csrfToken={csrfToken} />
        )}
      </div>
    </Page>
  );
}

/** From what the employer holds to what is the reader’s own: whoever just joined begins here. */
function WayOn() {
  return (
    <p>
      What is yours alone begins under <a href="/">Today</a>, <a href="/find">Find</a> and{" "}
      <a href="/record">Record</a>.
    </p>
  );
}

function SigningOut({ record, csrfToken }: Pick<StaffRecordPageProps, "record" | "csrfToken">) {
  return (
    <PostForm action={`/staff/${record.id}/signing-out`} csrfToken={csrfToken}>
      <Button tone="quiet" about={record.name}>
        Sign out everywhere
      </Button>
      <p class="quiet">For a lost telephone or a browser left open. They can sign in again.</p>
    </PostForm>
  );
}

function factsOf({ record, isOwn }: StaffRecordPageProps): readonly NamedFact[] {
  // Their own address, which they sign in with, is not the employer's to hold.
  const unknown = isOwn ? "Not known to your employer" : "Not known";
  const facts: NamedFact[] = [{ name: "E-mail", value: record.email ?? unknown }];
  if (record.employeeNumber !== null) facts.push({ name: "Employee number", value: record.employeeNumber });
  if (record.externalId !== null) facts.push({ name: "Id in another system", value: record.externalId });
  facts.push({ name: "Account", value: record.accountId === null ? "Not joined" : "Joined" });
  return facts;
}

function Positions({ record, positions, today, mayChange, csrfToken }: StaffRecordPageProps) {
  if (positions.length === 0) return <p>No positions yet.</p>;
  return (
    <Table
      caption="Positions"
      columns={[
        { heading: "Where" },
        { heading: "Title" },
        { heading: "Role" },
        { heading: "Employed" },
        { heading: "Days" },
        { heading: "Supervisor" },
        ...(mayChange ? [{ heading: "Change" }] : []),
      ]}
      rows={positions.map((position) => [
        <a href={`/organisation/${position.organisationId}`}>{position.organisationName}</a>,
        position.title,
        roleNames[position.role],
        `${classNames[position.employmentClass]}, ${position.fullTimeHundredths}%`,
        position.endsOn === null
          ? `since ${dayWords(position.startsOn)}`
          : `${dayWords(position.startsOn)} to ${dayWords(position.endsOn)}`,
        position.supervisorName ?? "",
        ...(mayChange
          ? [
              <div class="row">
                <a href={`/staff/${record.id}/positions/${position.id}`}>
                  Change<span class="visually-hidden"> the position at {position.organisationName}</span>
                </a>
                {(position.endsOn === null || position.endsOn > today) && (
                  <PostForm
                    action={`/staff/${record.id}/positions/${position.id}/ending`}
                    csrfToken={csrfToken}
                  >
                    <Button tone="text" about={position.organisationName}>
                      End today
                    </Button>
                  </PostForm>
                )}
              </div>,
            ]
          : []),
      ])}
    />
  );
}

function Invitation({ record, invitation, mayInvite, csrfToken }: StaffRecordPageProps) {
  if (!mayInvite || record.accountId !== null || !record.isActive) return null;
  return (
    <section class="stack" aria-labelledby="invitation">
      <h2 id="invitation">Invitation</h2>
      <p>{invitation?.words ?? "Not invited yet."}</p>
      <div class="row">
        {record.email !== null && (
          <PostForm action={`/staff/${record.id}/invitation`} csrfToken={csrfToken}>
            <Button name="way" value="letter">
              {invitation === undefined ? "Invite by e-mail" : "Send a new letter"}
            </Button>
          </PostForm>
        )}
        <PostForm action={`/staff/${record.id}/invitation`} csrfToken={csrfToken}>
          <Button tone="quiet" name="way" value="code">
            Print a code
          </Button>
        </PostForm>
        {invitation?.isOpen === true && (
          <PostForm action={`/staff/${record.id}/invitation/removal`} csrfToken={csrfToken}>
            <Button tone="text">Take the invitation back</Button>
          </PostForm>
        )}
      </div>
    </section>
  );
}
