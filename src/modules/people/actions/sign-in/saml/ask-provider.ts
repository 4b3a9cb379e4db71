import { randomBytes } from "node:crypto";
import { SAML, SamlStatusError, ValidateInResponseTo } from "@node-saml/node-saml";
import { z } from "zod";
import type { Db } from "#platform/db";
import { now } from "#platform/time";
import type { KeptProvider } from "../../../queries/sign-in/providers/providers.ts";
import type { Claims } from "../../../rules/sign-in/providers/arrival.ts";
import { providerPath } from "../../../rules/sign-in/providers/provider.ts";
import { type Heard, sinceWhen } from "../providers/heard.ts";
import { misfit, SignInRefusal } from "../providers/refusal.ts";
import { claimsOfAssertion, isSafeToCheck } from "../../../rules/sign-in/saml/assertion.ts";
import type { PeopleTables } from "../../../tables.ts";
import { answerAttempt, beginAttempt, takeAttempt } from "../attempts/attempt.ts";

/** What asking a provider needs of the site. */
export interface AskingSite {
  readonly db: Db<PeopleTables>;
  readonly secret: string;
  readonly publicUrl: string;
}

/** Clocks of other people's servers go wrong by minutes. */
const clockSkewMilliseconds = 120_000;

const asked = z.object({ requestId: z.string(), then: z.string(), askedAnewAt: z.string().optional() });

const answered = asked.extend({
  claims: z.object({
    subject: z.string(),
    name: z.string().optional(),
    email: z.string().optional(),
    emailIs: z.enum(["verified", "unverified", "unstated"]),
    employeeNumber: z.string().optional(),
    provedAt: z.string().optional(),
  }),
});

/** Where to send someone to prove who they are, and the secret for the cookie of this one try. */
export async function askProvider(
  site: AskingSite,
  provider: KeptProvider,
  { then, isAgain }: { readonly then: string; readonly isAgain: boolean },
): Promise<{ readonly token: string; readonly url: string }> {
  const held = {
    requestId: `_${randomBytes(20).toString("hex")}`,
    then,
    ...(isAgain ? { askedAnewAt: now() } : {}),
  };
  const handle = randomBytes(24).toString("base64url");
  const saml = samlOf(site, provider, held.requestId, isAgain);
  const url = await saml.getAuthorizeUrlAsync(handle, undefined, {});
  const token = await beginAttempt(site.db, site.secret, {
    kind: "saml",
    handle,
    providerId: provider.id,
    held,
  });
  return { token, url };
}

/**
 * Takes a provider's answer, which a form on its own site sends: no cookie of ours comes with it. What it says is kept for
 * the browser that asked, which fetches it by `heardFromProvider`; so nobody can be signed in by an answer to someone else's
 * question. False when the answer is to no question that waits.
 *
 * @throws SignInRefusal when it is not signed by the provider, changed, too old, for someone else, or says no.
 */
export async function takeAnswer(
  site: AskingSite,
  provider: KeptProvider,
  { response, handle }: { readonly response: string; readonly handle: string },
): Promise<boolean> {
  return answerAttempt(site.db, site.secret, {
    handle,
    providerId: provider.id,
    holds: asked,
    judge: async ({ requestId }) => ({
      claims: await checkedClaims(site, provider, { response, requestId }),
    }),
  });
}

/** What the provider said of whoever began in this browser, once. @throws SignInRefusal when nothing is there. */
export async function heardFromProvider(
  site: AskingSite,
  provider: KeptProvider,
  token: string | undefined,
): Promise<Heard> {
  const held = await takeAttempt(site.db, site.secret, {
    kind: "saml",
    token,
    providerId: provider.id,
    holds: answered,
  });
  if (held === undefined) throw misfit();
  const { subject, name, email, emailIs, employeeNumber, provedAt } = held.claims;
  const claims = { subject, name, email, emailIs, employeeNumber, provedAt };
  return {
    claims,
    then: held.then,
    provedSince: sinceWhen(provider, { provedAt, askedAnewAt: held.askedAnewAt }),
  };
}

/** Carrel as a provider is told of it: an XML document to be given to it. */
export function ownMetadata(site: Pick<AskingSite, "publicUrl">, provider: KeptProvider): string {
  return samlOf(site, provider, "_", false).generateServiceProviderMetadata(null);
}

async function checkedClaims(
  site: AskingSite,
  provider: KeptProvider,
  { response, requestId }: { readonly response: string; readonly requestId: string },
): Promise<Claims> {
  if (!isSafeToCheck(Buffer.from(response, "base64").toString("utf8"))) throw misfit();
  const signed = await signedAssertion(samlOf(site, provider, requestId, false), response, provider.name);
  const expected = { issuer: provider.issuer, recipient: answerAddress(site, provider), requestId };
  const claims = claimsOfAssertion(signed, expected, provider.numberClaim);
  if (claims === undefined) throw misfit();
  return claims;
}

async function signedAssertion(saml: SAML, response: string, name: string): Promise<unknown> {
  try {
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: response });
    // What the library hands out here is the text that the signature covers, and nothing around it.
    return profile?.getAssertion?.();
  } catch (cause) {
    if (cause instanceof SamlStatusError)
      throw new SignInRefusal(
        `${name} did not sign you in, or you stopped there. Nothing has changed here.`,
        {
          cause,
        },
      );
    // The library throws plain errors, each for something that does not fit.
    throw misfit(cause);
  }
}

function samlOf(
  site: Pick<AskingSite, "publicUrl">,
  provider: KeptProvider,
  requestId: string,
  isAgain: boolean,
): SAML {
  const address = answerAddress(site, provider);
  const entityId = `${site.publicUrl}${providerPath(provider)}/metadata`;
  return new SAML({
    callbackUrl: address,
    issuer: entityId,
    audience: entityId,
    entryPoint: provider.entryPoint ?? "",
    idpCert: [...provider.certificates],
    // The signature must be the assertion's own. One around the whole answer may be there too.
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    acceptedClockSkewMs: clockSkewMilliseconds,
    // We hold each request ourselves, and compare what is signed: see `claimsOfAssertion`.
    validateInResponseTo: ValidateInResponseTo.never,
    generateUniqueId: () => requestId,
    forceAuthn: isAgain,
    disableRequestedAuthnContext: true,
    identifierFormat: null,
  });
}

function answerAddress(
  { publicUrl }: Pick<AskingSite, "publicUrl">,
  provider: Pick<KeptProvider, "kind" | "id">,
): string {
  return `${publicUrl}${providerPath(provider)}/acs`;
}
