import { ButtonLink } from "#ui";

/** A way to sign in besides e-mail and password. */
export interface OfferedWay {
  /** `Sign in with a passkey`, `Sign in with Hawthorn County`. */
  readonly label: string;
  /** A page of ours where it begins. */
  readonly href: string;
}

/** Further ways to sign in; nothing when there are none. */
export function OfferedWays({ ways }: { readonly ways: readonly OfferedWay[] }) {
  if (ways.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="other-ways">
      <h2 id="other-ways">Other ways</h2>
      <div class="row">
        {ways.map(({ label, href }) => (
          <ButtonLink href={href}>{label}</ButtonLink>
        ))}
      </div>
    </section>
  );
}
