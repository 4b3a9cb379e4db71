import {
  Button,
  Card,
  ErrorSummary,
  errorFor,
  Field,
  type FieldProblem,
  Page,
  type PageLink,
  PostForm,
  zoneLabel,
  ZoneSelect,
} from "#ui";
import type { Shell } from "#ui";
import { FlashNotice } from "../flash-notice.tsx";

export interface MePageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: { readonly message: string } | undefined;
  /** What the account is called now. */
  readonly heading: string;
  /** As it was typed. */
  readonly name: string;
  readonly zone: string;
  /** What holds when no zone is chosen. */
  readonly siteZone: string;
  readonly email: string | undefined;
  /** Where a letter is on its way to that makes it the address. */
  readonly awaitedEmail: string | undefined;
  /** As it was typed. */
  readonly newEmail: string;
  /** Where the reader holds a position today, each once. */
  readonly positions: readonly string[];
  /** The other pages about the reader. */
  readonly pages: readonly (PageLink & { readonly summary: string })[];
  readonly problems: readonly FieldProblem[];
}

/** The reader's own account: what they are called, where their mail goes, and the way to everything else about them. */
export function MePage(props: MePageProps) {
  const { shell, csrfToken, flash, positions, pages, problems } = props;
  return (
    <Page
      shell={shell}
      title="My account"
      heading={props.heading}
      current="/me"
      lede={positions.length > 0 ? positions.join(" · ") : undefined}
      actions={
        <PostForm action="/sign-out" csrfToken={csrfToken}>
          <Button tone="quiet">Sign out</Button>
        </PostForm>
      }
      notices={
        (flash !== undefined || problems.length > 0) && (
          <>
            <FlashNotice flash={flash} />
            <ErrorSummary problems={problems} />
          </>
        )
      }
      isUnlisted
    >
      <div class="split split--end">
        <div class="stack">
          <DetailsForm {...props} />
          <EmailForm {...props} />
        </div>
        <nav class="stack" aria-label="My account">
          {pages.map(({ href, label, summary }) => (
            <Card>
              <a href={href}>{label}</a>
              <p class="quiet">{summary}</p>
            </Card>
          ))}
        </nav>
      </div>
    </Page>
  );
}

function DetailsForm({ csrfToken, name, zone, siteZone, problems }: MePageProps) {
  return (
    <Card heading="Details">
      <PostForm action="/me/details" csrfToken={csrfToken} class="stack">
        <Field
          name="name"
          label="Name"
          hint="What you want to be called by here. Your library’s own records keep theirs."
          autocomplete="name"
          value={name}
          error={errorFor(problems, "name")}
        />
        <ZoneSelect
          value={zone}
          none={`As usual here: ${zoneLabel(siteZone)}`}
          error={errorFor(problems, "zone")}
        />
        <Button>Save</Button>
      </PostForm>
    </Card>
  );
}

function EmailForm({ awaitedEmail, csrfToken, email, newEmail, problems }: MePageProps) {
  return (
    <Card heading="E-mail">
      {email !== undefined && <p>{email}</p>}
      {awaitedEmail !== undefined && (
        <p>A letter was written to {awaitedEmail}. The address becomes yours when you open its link.</p>
      )}
      {email === undefined && awaitedEmail === undefined && (
        <p>There is none yet: with one, a letter lets you in when nothing else does.</p>
      )}
      <PostForm action="/me/email" csrfToken={csrfToken} class="stack">
        <Field
          name="email"
          label="New address"
          type="email"
          hint="We send a letter there. The change is made when you open its link."
          autocomplete="email"
          value={newEmail}
          error={errorFor(problems, "email")}
        />
        <Button tone="quiet">Send the letter</Button>
      </PostForm>
    </Card>
  );
}
