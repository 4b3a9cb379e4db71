import { Breadcrumb, Button, ButtonLink, Field, Page } from "#ui";
import type { Shell } from "#ui";

export interface FindLibraryPageProps {
  readonly shell: Shell;
  readonly then: string;
  /** What was asked for; undefined when nothing was yet. */
  readonly email: string | undefined;
  readonly ways: readonly { readonly label: string; readonly href: string }[];
}

/** Finds the sign-in of someone's library by the end of their work address. */
export function FindLibraryPage({ shell, then, email, ways }: FindLibraryPageProps) {
  return (
    <Page
      shell={shell}
      title="Sign in with your library"
      current="/sign-in"
      notices={<Breadcrumb trail={[{ href: "/sign-in", label: "Sign in" }]} />}
      isUnlisted
    >
      <div class="stack">
        <form action="/sign-in/library" class="stack">
          <input type="hidden" name="then" value={then} />
          <Field name="email" label="Your e-mail at work" type="email" autocomplete="email" value={email} />
          <div class="row">
            <Button>Find my library</Button>
          </div>
        </form>
        {ways.length > 0 && (
          <div class="row">
            {ways.map(({ label, href }) => (
              <ButtonLink href={href} tone="primary">
                {label}
              </ButtonLink>
            ))}
          </div>
        )}
        {email !== undefined && ways.length === 0 && (
          <p role="status">
            No library here signs in people whose address ends like this one. Check it, or{" "}
            <a href={`/sign-in?then=${encodeURIComponent(then)}`}>sign in another way</a>.
          </p>
        )}
      </div>
    </Page>
  );
}
