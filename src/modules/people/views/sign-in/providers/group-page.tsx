import {
  Breadcrumb,
  Button,
  ButtonLink,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  Select,
  type Shell,
} from "#ui";
import { roles } from "../../../rules/position.ts";
import { roleNames } from "../../staff/role-names.ts";

/** What a group gives, as typed. */
export interface GiftWords {
  /** A role, or "none". */
  readonly role: string;
  readonly place: string;
}

export interface GroupPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly employerId: string;
  readonly group: { readonly id: string; readonly displayName: string; readonly memberCount: number };
  readonly words: GiftWords;
  /** A name is typed when there are too many to choose from. */
  readonly places: readonly { readonly id: string; readonly name: string }[] | undefined;
  readonly problems: readonly FieldProblem[];
}

/** Where an administrator says what being in a group of the directory gives. */
export function GroupPage({ shell, csrfToken, employerId, group, words, places, problems }: GroupPageProps) {
  const back = `/organisation/sign-in?employer=${employerId}`;
  const people = group.memberCount === 1 ? "1 person is" : `${group.memberCount} people are`;
  return (
    <Page
      shell={shell}
      title={group.displayName}
      current="/organisation"
      lede={`A group of your directory. ${people} in it. Say what being in it gives.`}
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/organisation", label: "Organization" },
              { href: back, label: "Sign-in and directory" },
            ]}
          />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      <PostForm
        action={`/organisation/sign-in/groups/${group.id}?employer=${employerId}`}
        csrfToken={csrfToken}
        class="stack"
      >
        <GiftFields words={words} places={places} problems={problems} />
        <div class="row">
          <Button>Save</Button>
          <ButtonLink href={back}>Cancel</ButtonLink>
        </div>
      </PostForm>
    </Page>
  );
}

function GiftFields({ words, places, problems }: Pick<GroupPageProps, "words" | "places" | "problems">) {
  return (
    <>
      <Select
        name="role"
        label="Role in Carrel"
        hint="Everyone in the group holds it as long as they are in it, beside the positions they have."
        value={words.role}
        error={errorFor(problems, "role")}
        options={[
          { value: "none", label: "None: the group gives nothing" },
          ...roles.map((role) => ({ value: role, label: roleNames[role] })),
        ]}
      />
      {places === undefined ? (
        <Field
          name="place"
          label="Where"
          hint="The name of a branch or of the whole library, or its code. The role counts there and below."
          value={words.place}
          error={errorFor(problems, "place")}
        />
      ) : (
        <Select
          name="place"
          label="Where"
          hint="The role counts there and below."
          value={words.place}
          error={errorFor(problems, "place")}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  );
}
