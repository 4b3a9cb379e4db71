import {
  Breadcrumb,
  Button,
  Checkbox,
  CheckList,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Page,
  PostForm,
  Select,
  type Shell,
} from "#ui";
import type { RulePack } from "../../rules/packs/pack.ts";
import type { AskedOfHolder } from "../../rules/record/asked.ts";
import type { CredentialText } from "../../rules/record/credential-form.ts";

export interface CredentialFormPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** Absent for one whose rule is not known here: it can only be removed. */
  readonly pack: RulePack | undefined;
  readonly asked: AskedOfHolder;
  /** Absent for a new one. */
  readonly id: string | undefined;
  readonly text: CredentialText;
  readonly problems: readonly FieldProblem[];
}

/** One credential: what its rule asks to know, and no more. */
export function CredentialFormPage(props: CredentialFormPageProps) {
  const { shell, csrfToken, pack, id, problems } = props;
  const action = id === undefined ? "/record/credentials" : `/record/credentials/${id}`;
  return (
    <Page
      shell={shell}
      current="/record"
      title={pack?.credential ?? "A credential"}
      lede={
        pack?.authority ?? "Its rule is not known here. You can take it off your record; your entries stay."
      }
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/record", label: "My record" },
              { href: "/record/credentials", label: "Your credentials" },
            ]}
          />
          <ErrorSummary title="Not kept yet" problems={problems} />
        </>
      }
    >
      <PostForm action={action} csrfToken={csrfToken} class="stack">
        {pack !== undefined && <Fields {...props} pack={pack} />}
        <p class="row">
          {pack !== undefined && <Button>{id === undefined ? "Add to my record" : "Keep"}</Button>}
          {id !== undefined && (
            <Button tone="text" action={`${action}/removal`}>
              Remove it
            </Button>
          )}
        </p>
      </PostForm>
    </Page>
  );
}

const months = "January February March April May June July August September October November December".split(
  " ",
);

function Fields(props: CredentialFormPageProps & { readonly pack: RulePack }) {
  const { pack, asked, text, problems } = props;
  return (
    <>
      <input type="hidden" name="pack" value={pack.id} />
      {asked.roles.length > 0 && (
        <Select
          name="role"
          label="Your role"
          value={text.role}
          error={errorFor(problems, "role")}
          options={[
            { value: "", label: "Choose…" },
            ...asked.roles.map((role) => ({ value: role.id, label: role.name })),
          ]}
        />
      )}
      <Dates {...props} />
      {asked.endorsements && (
        <Field
          name="endorsements"
          label="Further endorsements or license areas"
          value={text.endorsements}
          hint="Parted by commas. Leave it empty when you have none."
        />
      )}
      <CheckList
        name="circumstances"
        legend="Does any of this hold for you?"
        hint="It may lower what is required."
        choices={asked.circumstances.map((each) => ({
          value: each,
          label: each,
          isChosen: text.circumstances.includes(each),
        }))}
      />
      {asked.positions && (
        <Field
          name="positions"
          label="Positions you held in this cycle"
          rows={3}
          value={text.positions}
          error={errorFor(problems, "positions")}
          hint={`One a line, as in: ${asked.roles[0]?.name ?? "librarian"}, 2024-07-01 to 2026-01-31, 50 %. Only needed when you changed positions, or worked part of the time.`}
        />
      )}
      <SharingAndEnd {...props} />
    </>
  );
}

function SharingAndEnd({ text, problems, id }: CredentialFormPageProps) {
  return (
    <>
      <Checkbox
        name="isShared"
        value="yes"
        label="My employer may see whether I will renew it"
        isChosen={text.isShared}
      />
      <p class="quiet">
        They would see how far you are and what is missing, never what you logged. It is off unless you turn
        it on, and you can turn it off again.
      </p>
      {id !== undefined && (
        <Field
          name="endedOn"
          label="Held until"
          type="date"
          value={text.endedOn}
          error={errorFor(problems, "endedOn")}
          hint="When you hold it no more. It then leaves the renewal screen; everything is kept."
          width="medium"
        />
      )}
    </>
  );
}

function Dates({ asked, text, problems }: CredentialFormPageProps) {
  return (
    <div class="grid">
      {asked.issuedOn && (
        <Field
          name="issuedOn"
          label="Issued on"
          type="date"
          value={text.issuedOn}
          error={errorFor(problems, "issuedOn")}
          hint="The day on your certificate."
        />
      )}
      {asked.birthMonth && (
        <Select
          name="birthMonth"
          label="Month of birth"
          value={text.birthMonth}
          error={errorFor(problems, "birthMonth")}
          hint="Your cycle begins in it; nothing else is done with it."
          options={[
            { value: "", label: "Choose…" },
            ...months.map((label, place) => ({ value: String(place + 1), label })),
          ]}
        />
      )}
      {asked.expiresOn && (
        <Field
          name="expiresOn"
          label="Expires on"
          type="date"
          value={text.expiresOn}
          error={errorFor(problems, "expiresOn")}
          hint="If your certificate names a day."
        />
      )}
      <Field
        name="certificateNumber"
        label="Number on the certificate"
        value={text.certificateNumber}
        hint="If you like: your authority’s form asks for it."
      />
    </div>
  );
}
