import { Breadcrumb, Button, ButtonLink, Notice, Page, PostForm, type Shell } from "#ui";

export interface ClosingPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  /** The day everything is destroyed, when closing has begun. */
  readonly closesOn: string | undefined;
  readonly employers: readonly string[];
}

/** Closing one's account: what it means, and the way back. */
export function ClosingPage({ shell, csrfToken, closesOn, employers }: ClosingPageProps) {
  return (
    <Page
      shell={shell}
      title={closesOn === undefined ? "Close my account" : "Your account is being closed"}
      current="/me/data"
      notices={
        <Breadcrumb
          trail={[
            { href: "/me", label: "My account" },
            { href: "/me/data", label: "My data" },
          ]}
        />
      }
      isUnlisted
    >
      <div class="stack">
        {closesOn === undefined ? (
          <>
            <p>
              In 30 days everything that is yours is destroyed: your account, your settings, your private
              record. Until then you can sign in and take it back. After that nobody can.
            </p>
            {employers.length > 0 && (
              <p>{`What ${employers.join(" and ")} holds about you is their record. It stays with them, and they see nothing more of you.`}</p>
            )}
            <p>
              <a href="/me/data">Download everything first</a>, if you may want it one day.
            </p>
            <PostForm action="/me/data/closing" csrfToken={csrfToken}>
              <div class="row">
                <Button tone="danger">Close my account in 30 days</Button>
                <ButtonLink tone="text" href="/me/data">
                  Keep it
                </ButtonLink>
              </div>
            </PostForm>
          </>
        ) : (
          <>
            <Notice tone="attention">
              <p>{`On ${closesOn} everything that is yours here is destroyed.`}</p>
            </Notice>
            <PostForm action="/me/data/keeping" csrfToken={csrfToken}>
              <Button>Keep my account</Button>
            </PostForm>
          </>
        )}
      </div>
    </Page>
  );
}
