import { Breadcrumb, Button, Card, EmptyState, Page, PostForm } from "#ui";
import type { Shell } from "#ui";
import { FlashNotice } from "../../flash-notice.tsx";

export interface OwnProvidersPageProps {
  readonly shell: Shell;
  readonly csrfToken: string;
  readonly flash: { readonly message: string } | undefined;
  readonly providers: readonly {
    readonly id: string;
    readonly name: string;
    /** When it was linked and last used, as sentences. */
    readonly facts: string;
  }[];
}

/** Which employers' sign-ins open the reader's account. */
export function OwnProvidersPage({ shell, csrfToken, flash, providers }: OwnProvidersPageProps) {
  return (
    <Page
      shell={shell}
      title="Your library’s sign-in"
      current="/me"
      lede="Where a library lets its staff in by a sign-in of its own, that opens your account here too."
      notices={
        <>
          <Breadcrumb
            trail={[
              { href: "/me", label: "My account" },
              { href: "/me/sign-in", label: "Sign-in and security" },
            ]}
          />
          <FlashNotice flash={flash} />
        </>
      }
      isUnlisted
    >
      {providers.length === 0 ? (
        <EmptyState title="None is linked">
          <p>
            When your library has one, it stands on the page to sign in. Use it once, and it is linked to your
            account.
          </p>
        </EmptyState>
      ) : (
        <div class="stack">
          {providers.map(({ id, name, facts }) => (
            <Card heading={name}>
              <p class="quiet">{facts}</p>
              <PostForm action={`/me/sign-in/providers/${id}/removal`} csrfToken={csrfToken}>
                <Button tone="quiet" about={name}>
                  Unlink
                </Button>
              </PostForm>
            </Card>
          ))}
          <p>
            Unlinking ends that it opens your account; you keep your place there. Signing in through it once
            more may link it again.
          </p>
        </div>
      )}
    </Page>
  );
}
