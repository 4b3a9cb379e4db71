import { Breadcrumb, Button, ButtonLink, Card, FactList, Page, PostForm } from "#ui";
import type { Shell } from "#ui";
import { FlashNotice } from "../flash-notice.tsx";

/** Something that belongs to signing in and has a page of its own. */
export interface SettingLink {
  /** `Passkeys`. */
  readonly name: string;
  /** How it stands: `2 passkeys`. */
  readonly state: string;
  readonly href: string;
  /** What is done there: `Add or remove`. */
  readonly label: string;
}

/** A session, in words. */
export interface ShownSession {
  readonly id: string;
  readonly device: string;
  readonly way: string;
  readonly madeAt: ShownInstant;
  readonly lastSeenAt: ShownInstant;
  readonly isThisOne: boolean;
}

export interface ShownInstant {
  readonly instant: string;
  /** In the viewer's zone. */
  readonly text: string;
}

export interface SettingsPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: { readonly message: string } | undefined;
  readonly settings: readonly SettingLink[];
  readonly sessions: readonly ShownSession[];
}

/** How the viewer signs in, and where they are signed in. */
export function SettingsPage(props: SettingsPageProps) {
  const { shell, csrfToken, flash, settings, sessions } = props;
  return (
    <Page
      shell={shell}
      title="Sign-in and security"
      current="/me"
      lede="Choose how you sign in, and see where you are signed in."
      notices={
        <>
          <Breadcrumb trail={[{ href: "/me", label: "My account" }]} />
          <FlashNotice flash={flash} />
        </>
      }
      isUnlisted
    >
      <div class="stack">
        <Card heading="How you sign in">
          <FactList
            facts={settings.map(({ name, state, href, label }) => ({
              name,
              value: (
                <span class="row row--apart">
                  <span>{state}</span>
                  <ButtonLink tone="text" href={href} about={name}>
                    {label}
                  </ButtonLink>
                </span>
              ),
            }))}
          />
        </Card>
        <Card heading="Where you are signed in">
          <ul class="stack">
            {sessions.map((session) => (
              <SessionLine session={session} csrfToken={csrfToken} />
            ))}
          </ul>
          {sessions.length > 1 && (
            <PostForm action="/me/sign-in/sessions/end" csrfToken={csrfToken}>
              <Button tone="quiet">Sign out everywhere else</Button>
            </PostForm>
          )}
        </Card>
      </div>
    </Page>
  );
}

function SessionLine({ session, csrfToken }: { readonly session: ShownSession; readonly csrfToken: string }) {
  const { id, device, way, madeAt, lastSeenAt, isThisOne } = session;
  return (
    <li>
      <div class="row row--apart">
        <strong>{isThisOne ? `${device} (this one)` : device}</strong>
        <PostForm action={`/me/sign-in/sessions/${id}/end`} csrfToken={csrfToken}>
          <Button tone="text" about={device}>
            Sign out
          </Button>
        </PostForm>
      </div>
      <p class="quiet">
        Signed in {way}, <ShownTime {...madeAt} />. Last used <ShownTime {...lastSeenAt} />.
      </p>
    </li>
  );
}

function ShownTime({ instant, text }: ShownInstant) {
  return <time datetime={instant}>{text}</time>;
}
