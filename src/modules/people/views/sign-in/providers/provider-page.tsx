import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  Checkbox,
  errorFor,
  ErrorSummary,
  FactList,
  Field,
  type FieldProblem,
  Page,
  PostForm,
} from "#ui";
import type { Shell } from "#ui";
import type { ProviderKind } from "../../../rules/sign-in/providers/provider.ts";
import type { ProviderForm } from "../../../rules/sign-in/providers/provider-form.ts";

export interface ProviderPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly kind: ProviderKind;
  /** As typed, or as kept; never the secret. */
  readonly form: ProviderForm;
  readonly problems: readonly FieldProblem[];
  /** Absent for a new one. */
  readonly kept?: KeptAddresses | undefined;
  readonly action: string;
  readonly back: string;
}

/** What is entered at the provider, by its names there. */
export interface KeptAddresses {
  readonly addresses: readonly { readonly name: string; readonly value: string }[];
}

/** One of an employer's identity providers: what it is, and what is believed of it. */
export function ProviderPage(props: ProviderPageProps) {
  const { shell, csrfToken, kind, form, problems, kept, action, back } = props;
  const isOpenid = kind === "openid";
  return (
    <Page
      shell={shell}
      title={kept === undefined ? `Sign-in by ${kindNames[kind]}` : form.name}
      current="/organisation"
      lede="Your staff sign in where they always do, and are signed in here."
      notices={
        <>
          <Breadcrumb trail={[{ href: back, label: "Sign-in and directory" }]} />
          <ErrorSummary problems={problems} />
        </>
      }
      isUnlisted
    >
      <div class="stack">
        {kept && (
          <Card heading="Enter this at your provider">
            <FactList
              facts={kept.addresses.map(({ name, value }) => ({ name, value: <code>{value}</code> }))}
            />
          </Card>
        )}
        <PostForm action={action} csrfToken={csrfToken} class="stack">
          <Field
            name="name"
            label="Name on the button"
            value={form.name}
            error={errorFor(problems, "name")}
          />
          {isOpenid ? <OpenidFields {...props} /> : <SamlFields {...props} />}
          <PeopleFields {...props} />
          <div class="row">
            <Button>{kept === undefined ? "Set up" : "Save"}</Button>
            <ButtonLink tone="text" href={back}>
              Cancel
            </ButtonLink>
          </div>
        </PostForm>
      </div>
    </Page>
  );
}

/** What people call the two. */
export const kindNames: Readonly<Record<ProviderKind, string>> = {
  openid: "OpenID Connect",
  saml: "SAML 2.0",
};

function OpenidFields({ form, problems, kept }: ProviderPageProps) {
  return (
    <>
      <Field
        name="issuer"
        label="Issuer"
        type="url"
        hint="For Entra ID: https://login.microsoftonline.com/YOUR-TENANT-ID/v2.0. For Google: https://accounts.google.com."
        value={form.issuer}
        error={errorFor(problems, "issuer")}
      />
      <Field
        name="client-id"
        label="Client id"
        autocomplete="off"
        value={form["client-id"]}
        error={errorFor(problems, "client-id")}
      />
      <Field
        name="client-secret"
        label="Client secret"
        type="password"
        autocomplete="new-password"
        hint={kept === undefined ? undefined : "Leave it empty to keep the one that is there."}
        error={errorFor(problems, "client-secret")}
      />
    </>
  );
}

function SamlFields({ form, problems }: ProviderPageProps) {
  return (
    <>
      <Field
        name="issuer"
        label="Entity id of the provider"
        hint="Also called issuer or identifier."
        value={form.issuer}
        error={errorFor(problems, "issuer")}
      />
      <Field
        name="entry-point"
        label="Sign-in address"
        type="url"
        hint="Also called single sign-on URL; the one for HTTP-Redirect."
        value={form["entry-point"]}
        error={errorFor(problems, "entry-point")}
      />
      <Field
        name="logout-address"
        label="Sign-out address, if you want it"
        type="url"
        hint="Also called single logout URL; the one for HTTP-Redirect. Who signs out here is then signed out there too."
        value={form["logout-address"]}
        error={errorFor(problems, "logout-address")}
      />
      <Field
        name="certificates"
        label="Signing certificate"
        rows={6}
        hint="Paste it whole. Before it is renewed, paste the new one above the old one."
        value={form.certificates}
        error={errorFor(problems, "certificates")}
      />
      <Checkbox
        name="unasked"
        value="yes"
        label="Staff may also start from the provider’s own page of programs"
        isChosen={form.unasked}
      />
    </>
  );
}

function PeopleFields({ form, problems }: ProviderPageProps) {
  return (
    <>
      <Field
        name="domains"
        label="Your e-mail domains"
        hint="What your staff’s addresses end in, several with commas. Addresses elsewhere are never believed."
        value={form.domains}
        error={errorFor(problems, "domains")}
      />
      <Checkbox
        name="trusts-own"
        value="yes"
        label="Only we can change the addresses in our directory: believe those in our domains even when the provider does not say it checked them"
        isChosen={form["trusts-own"]}
      />
      <Field
        name="number-claim"
        label="Claim that holds the employee number"
        hint="Only if people are to be known by their number instead of by e-mail."
        value={form["number-claim"]}
        error={errorFor(problems, "number-claim")}
      />
      <Checkbox
        name="newcomers"
        value="yes"
        label="Let in people who are not on our list of staff, as learners"
        isChosen={form.newcomers}
      />
    </>
  );
}
