import {
  Breadcrumb,
  Button,
  ButtonLink,
  Card,
  errorFor,
  ErrorSummary,
  Field,
  type FieldProblem,
  Notice,
  Page,
  PostForm,
  Tag,
} from "#ui";
import type { Shell } from "#ui";
import type { Provider } from "../../../rules/sign-in/providers/provider.ts";
import { FlashNotice } from "../../flash-notice.tsx";
import { GroupList, type ShownGroup } from "./group-list.tsx";
import { kindNames } from "./provider-page.tsx";

/** A directory's token, in words. */
export interface ShownDirectoryToken {
  readonly id: string;
  readonly label: string;
  readonly facts: string;
}

export interface ProvidersPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: { readonly message: string } | undefined;
  readonly problems: readonly FieldProblem[];
  readonly employerId: string;
  readonly providers: readonly Provider[];
  readonly tokens: readonly ShownDirectoryToken[];
  readonly groups: readonly ShownGroup[];
  /** How many there are, of which the first are shown. */
  readonly groupCount: number;
  /** Where a directory sends its people. */
  readonly directoryAddress: string;
  /** A token that was made just now: shown this once. */
  readonly newToken?: string | undefined;
}

/** Where an employer's staff sign in, and the directory that keeps its list of staff. */
export function ProvidersPage(props: ProvidersPageProps) {
  const { shell, flash, problems, newToken } = props;
  return (
    <Page
      shell={shell}
      title="Sign-in and directory"
      current="/organisation"
      lede="Let your staff sign in with the account they have at work, and let your directory keep the list of staff."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/organisation", label: "Organization" }]} />
          <FlashNotice flash={flash} />
          <ErrorSummary problems={problems} />
          {newToken && <NewToken token={newToken} />}
        </>
      }
      isUnlisted
    >
      <div class="stack">
        <ProviderList {...props} />
        <DirectoryTokens {...props} />
        <GroupList groups={props.groups} total={props.groupCount} employerId={props.employerId} />
      </div>
    </Page>
  );
}

function NewToken({ token }: { readonly token: string }) {
  return (
    <Notice tone="attention" title="Copy this token now">
      <p>It is shown this once. Paste it into your directory as the secret token.</p>
      <p>
        <code>{token}</code>
      </p>
    </Notice>
  );
}

function ProviderList({ providers, employerId, csrfToken }: ProvidersPageProps) {
  const query = `?employer=${employerId}`;
  return (
    <Card heading="Sign-in at your own provider">
      {providers.length === 0 ? (
        <p>None yet. Until then your staff sign in by e-mail, or in the ways they set up themselves.</p>
      ) : (
        <ul class="stack">
          {providers.map(({ id, name, kind, isActive }) => (
            <li class="row row--apart">
              <span>
                <a href={`/organisation/sign-in/${id}${query}`}>{name}</a> <Tag label={kindNames[kind]} />{" "}
                {!isActive && <Tag label="Off" />}
              </span>
              <PostForm action={`/organisation/sign-in/${id}/state${query}`} csrfToken={csrfToken}>
                <Button tone="text" name="state" value={isActive ? "off" : "on"} about={name}>
                  {isActive ? "Switch off" : "Switch on"}
                </Button>
              </PostForm>
            </li>
          ))}
        </ul>
      )}
      <div class="row">
        <ButtonLink href={`/organisation/sign-in/new/openid${query}`}>Add OpenID Connect</ButtonLink>
        <ButtonLink href={`/organisation/sign-in/new/saml${query}`}>Add SAML 2.0</ButtonLink>
      </div>
    </Card>
  );
}

function DirectoryTokens({ tokens, problems, employerId, csrfToken, directoryAddress }: ProvidersPageProps) {
  const path = "/organisation/sign-in/directory-tokens";
  const query = `?employer=${employerId}`;
  return (
    <Card heading="Staff kept by your directory (SCIM)">
      <p>
        Give your directory this address and a token: <code>{directoryAddress}</code>
      </p>
      {tokens.length > 0 && (
        <ul class="stack">
          {tokens.map(({ id, label, facts }) => (
            <li>
              <div class="row row--apart">
                <strong>{label}</strong>
                <PostForm action={`${path}/${id}/revocation${query}`} csrfToken={csrfToken}>
                  <Button tone="danger" about={label}>
                    Revoke
                  </Button>
                </PostForm>
              </div>
              <p class="quiet">{facts}</p>
            </li>
          ))}
        </ul>
      )}
      <PostForm action={path + query} csrfToken={csrfToken} class="stack">
        <Field
          name="label"
          label="Which directory is it for?"
          hint="Such as Entra ID, or Okta."
          error={errorFor(problems, "label")}
        />
        <div class="row">
          <Button tone="quiet">Make a token</Button>
        </div>
      </PostForm>
    </Card>
  );
}
