import { now } from "#platform/time";
import type { Claims } from "../../../rules/sign-in/providers/arrival.ts";
import type { Provider } from "../../../rules/sign-in/providers/provider.ts";
import type { ProviderSession } from "../../../rules/sign-in/providers/provider-session.ts";
import { provedSince, type ProviderProof } from "../../../rules/sign-in/providers/recency.ts";
import { SignInRefusal } from "./refusal.ts";

/** What a provider said of whoever began in this browser. */
export interface Heard {
  readonly claims: Claims;
  /** The page that was wanted. */
  readonly then: string;
  /** Since when they count as having proved who they are. */
  readonly provedSince: string;
  /** What the provider calls the session there, where it says. */
  readonly session?: ProviderSession | undefined;
}

/** @throws SignInRefusal when the provider was to ask anew and says that it did not. */
export function sinceWhen({ name }: Pick<Provider, "name">, proof: Omit<ProviderProof, "now">): string {
  const since = provedSince({ ...proof, now: now() });
  if (since === undefined)
    throw new SignInRefusal(
      `${name} did not ask you anew who you are. Sign out there and try again, or prove it here in another way.`,
    );
  return since;
}
