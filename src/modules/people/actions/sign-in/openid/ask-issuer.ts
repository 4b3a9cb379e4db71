import * as openid from "openid-client";
import { z } from "zod";
import type { Db } from "#platform/db";
import type { Fetcher } from "#platform/fetch";
import { now } from "#platform/time";
import type { KeptProvider } from "../../../queries/sign-in/providers/providers.ts";
import { claimsOf } from "../../../rules/sign-in/providers/openid-claims.ts";
import { providerPath } from "../../../rules/sign-in/providers/provider.ts";
import { longestSessionDays } from "../../../rules/sign-in/session-life.ts";
import { type Heard, sinceWhen } from "../providers/heard.ts";
import { misfit } from "../providers/refusal.ts";
import type { PeopleTables } from "../../../tables.ts";
import { beginAttempt, takeAttempt } from "../attempts/attempt.ts";
import { discoveredProvider, speaking } from "./issuer.ts";

/** What asking an issuer needs of the site. */
export interface AskingSite {
  readonly db: Db<PeopleTables>;
  readonly fetch: Pick<Fetcher, "askService">;
  readonly secret: string;
  readonly publicUrl: string;
}

const holds = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  then: z.string(),
  askedAnewAt: z.string().optional(),
});

/** So old may a sign-in there be: a session of ours lasts no longer. Who is asked for an age also says how old it is. */
const oldestSignInSeconds = longestSessionDays * 86_400;

/**
 * Where to send someone to prove who they are, and the secret for the cookie of this one try. `isAgain`: although they are
 * signed in there.
 *
 * @throws SourceFailure when the issuer cannot be asked.
 */
export async function askIssuer(
  site: AskingSite,
  provider: KeptProvider,
  { then, isAgain }: { readonly then: string; readonly isAgain: boolean },
): Promise<{ readonly token: string; readonly url: string }> {
  const configuration = await discoveredProvider(site, provider);
  const held = {
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    verifier: openid.randomPKCECodeVerifier(),
    then,
    ...(isAgain ? { askedAnewAt: now() } : {}),
  };
  const url = openid.buildAuthorizationUrl(configuration, {
    redirect_uri: returnAddress(site, provider),
    scope: "openid email profile",
    state: held.state,
    nonce: held.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(held.verifier),
    code_challenge_method: "S256",
    // Core §3.1.2.1: then the answer says when they proved it (`auth_time`).
    max_age: String(oldestSignInSeconds),
    ...(isAgain ? { prompt: "login" } : {}),
  });
  const token = await beginAttempt(site.db, site.secret, { kind: "openid", providerId: provider.id, held });
  return { token, url: url.href };
}

/**
 * What the issuer says of someone who came back from it, after every check of OpenID Connect Core §3.1.3.7: state, code
 * verifier, issuer, audience, signature, expiry and nonce. Each try is taken once.
 *
 * @throws SignInRefusal when it does not fit, or they said no there; SourceFailure when the issuer lets us down.
 */
export async function heardFromIssuer(
  site: AskingSite,
  provider: KeptProvider,
  { token, query }: { readonly token: string | undefined; readonly query: string },
): Promise<Heard> {
  const asked = await takeAttempt(site.db, site.secret, {
    kind: "openid",
    token,
    providerId: provider.id,
    holds,
  });
  if (asked === undefined) throw misfit();
  const configuration = await discoveredProvider(site, provider);
  const said = await speaking(new URL(provider.issuer).host, () =>
    redeemed(configuration, new URL(returnAddress(site, provider) + query), asked),
  );
  const claims = claimsOf(said, provider.numberClaim);
  const { then, askedAnewAt } = asked;
  return { claims, then, provedSince: sinceWhen(provider, { provedAt: claims.provedAt, askedAnewAt }) };
}

async function redeemed(
  configuration: openid.Configuration,
  address: URL,
  { state, nonce, verifier }: z.output<typeof holds>,
): Promise<Readonly<Record<string, unknown>> & { readonly sub: string }> {
  const tokens = await openid.authorizationCodeGrant(configuration, address, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw misfit();
  // Many tell the address only here.
  if (claims["email"] !== undefined || configuration.serverMetadata().userinfo_endpoint === undefined)
    return claims;
  const more = await openid.fetchUserInfo(configuration, tokens.access_token, claims.sub);
  return { ...more, ...claims };
}

/** Where an issuer sends people back to; entered there once. */
function returnAddress(
  { publicUrl }: Pick<AskingSite, "publicUrl">,
  provider: Pick<KeptProvider, "kind" | "id">,
): string {
  return `${publicUrl}${providerPath(provider)}/return`;
}
