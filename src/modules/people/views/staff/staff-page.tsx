import { Button, ButtonLink, EmptyState, Field, Page, Select, type Shell, Table } from "#ui";
import { type Role, roles } from "../../rules/position.ts";
import { ChangeNotice } from "../change-notice.tsx";
import { roleNames } from "./role-names.ts";

export interface StaffPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: { readonly message: string; readonly undo?: string | undefined } | undefined;
  readonly filter: {
    readonly q: string;
    readonly branch: string;
    readonly role: string;
    readonly left: boolean;
  };
  readonly branches: readonly { readonly id: string; readonly name: string }[];
  /** 1,001 stands for more than 1,000. */
  readonly count: number;
  readonly lines: readonly {
    readonly id: string;
    readonly name: string;
    readonly hasAccount: boolean;
    readonly positions: readonly {
      readonly organisationName: string;
      readonly title: string;
      readonly role: Role;
    }[];
  }[];
  readonly next: string | undefined;
  readonly mayOpen: boolean;
  readonly mayChange: boolean;
  readonly mayInvite: boolean;
  readonly mayImport: boolean;
}

/** Everyone on the staff, a page at a time. */
export function StaffPage(props: StaffPageProps) {
  const { shell, count, lines, next, filter } = props;
  const found =
    count > 1000
      ? "More than 1,000 people"
      : count === 1
        ? "1 person"
        : `${count.toLocaleString("en")} people`;
  return (
    <Page
      shell={shell}
      title="Staff"
      lede={`${found}${filter.left ? " who left" : ""}.`}
      current="/staff"
      notices={props.flash && <ChangeNotice flash={props.flash} csrfToken={props.csrfToken} />}
      actions={
        <>
          {props.mayChange && <ButtonLink href="/staff/new">Add someone</ButtonLink>}
          {props.mayInvite && <ButtonLink href="/invitations">Invite</ButtonLink>}
          {props.mayImport && <ButtonLink href="/imports">Import</ButtonLink>}
        </>
      }
    >
      <div class="stack">
        <Filters {...props} />
        {lines.length === 0 ? (
          <EmptyState title="Nobody fits this">
            <p>
              <a href="/staff">Show everyone</a>, or look for the beginning of another word of the name.
            </p>
          </EmptyState>
        ) : (
          <Table
            caption="Staff"
            isCaptionHidden
            columns={[{ heading: "Name" }, { heading: "Where" }, { heading: "Role" }]}
            rows={lines.map((line) => rowOf(line, props.mayOpen))}
          />
        )}
        {next && (
          <p>
            <a href={next} rel="next">
              More people
            </a>
          </p>
        )}
      </div>
    </Page>
  );
}

function rowOf({ id, name, hasAccount, positions }: StaffPageProps["lines"][number], mayOpen: boolean) {
  const places = positions.map(({ organisationName, title }) =>
    [organisationName, title].filter(Boolean).join(", "),
  );
  const given = [...new Set(positions.map(({ role }) => role))].filter((role) => role !== "learner");
  return [
    <>
      {mayOpen ? <a href={`/staff/${id}`}>{name}</a> : name}
      {mayOpen && !hasAccount && <span class="quiet"> not joined</span>}
    </>,
    places.join("; ") || "No position today",
    given.map((role) => roleNames[role]).join(", "),
  ];
}

function Filters({ filter, branches }: StaffPageProps) {
  return (
    <form action="/staff" class="row">
      <Field name="q" label="Name, e-mail or number" type="search" value={filter.q} width="medium" />
      {branches.length > 1 && (
        <Select
          name="branch"
          label="At"
          value={filter.branch}
          options={[
            { value: "", label: "Everywhere" },
            ...branches.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <Select
        name="role"
        label="Role"
        value={filter.role}
        options={[
          { value: "", label: "Any role" },
          ...roles.map((role) => ({ value: role, label: roleNames[role] })),
        ]}
      />
      <Select
        name="left"
        label="Who"
        value={filter.left ? "yes" : ""}
        options={[
          { value: "", label: "Work here" },
          { value: "yes", label: "Left" },
        ]}
      />
      <Button tone="quiet">Show</Button>
    </form>
  );
}
