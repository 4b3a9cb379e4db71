import { randomBytes } from "node:crypto";
import { type SAML, SamlStatusError } from "@node-saml/node-saml";
import { z } from "zod";
import type { Db } from "#platform/db";
import { now } from "#platform/time";
import type { KeptProvider } from "../../../queries/sign-in/providers/providers.ts";
import type { Claims } from "../../../rules/sign-in/providers/arrival.ts";
import { type ProviderSession, providerSession } from "../../../rules/sign-in/providers/provider-session.ts";
import { type Heard, sinceWhen } from "../providers/heard.ts";
import { misfit, SignInRefusal } from "../providers/refusal.ts";
import { claimsOfAssertion, isSafeToCheck } from "../../../rules/sign-in/saml/assertion.ts";
import { sessionOfAssertion } from "../../../rules/sign-in/saml/assertion-session.ts";
import type { PeopleTables } from "../../../tables.ts";
import { lookInside } from "./inside.ts";
import { answerAddress, newRequestId, samlOf, type SpeakingSite } from "./speaking.ts";
import { answerAttempt, beginAttempt, takeAttempt } from "../attempts/attempt.ts";

/** What asking a provider needs of the site. */
interface AskingSite extends SpeakingSite {
  readonly db: Db<PeopleTables>;
  readonly secret: string;
}

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
  session: providerSession.optional(),
});

/** Where to send someone to prove who they are, and the secret for the cookie of this one try. */
export async function askProvider(
  site: AskingSite,
  provider: KeptProvider,
  { then, isAgain }: { readonly then: string; readonly isAgain: boolean },
): Promise<{ readonly token: string; readonly url: string }> {
  const held = {
    requestId: newRequestId(),
    then,
    ...(isAgain ? { askedAnewAt: now() } : {}),
  };
  const handle = randomBytes(24).toString("base64url");
  const saml = samlOf(site, provider, { requestId: held.requestId, isAgain });
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
    judge: async ({ requestId }) => checked(site, provider, { response, requestId }),
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
    session: held.session,
  };
}

async function checked(
  site: AskingSite,
  provider: KeptProvider,
  { response, requestId }: { readonly response: string; readonly requestId: string },
): Promise<{ readonly claims: Claims; readonly session: ProviderSession | undefined }> {
  const xml = Buffer.from(response, "base64").toString("utf8");
  const inside = isSafeToCheck(xml) ? await lookInside(xml, site.samlKeys) : undefined;
  if (inside === undefined) throw misfit();
  const saml = samlOf(site, provider, { requestId, readWith: inside.key });
  const signed = await signedAssertion(saml, response, provider.name);
  const expected = { issuer: provider.issuer, recipient: answerAddress(site, provider), requestId };
  const claims = claimsOfAssertion(signed, expected, provider.numberClaim);
  if (claims === undefined) throw misfit();
  return { claims, session: sessionOfAssertion(signed, provider.id) };
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
