import { stringify } from "node:querystring";
import { inflateRawSync } from "node:zlib";
import type { Profile } from "@node-saml/node-saml";
import { type Db, inTenants } from "#platform/db";
import { NotAllowed } from "#platform/errors";
import { nowMilliseconds, parseInstant } from "#platform/time";
import { type KeptProvider, providerToAsk } from "../../../queries/sign-in/providers/providers.ts";
import { isMeant, type ProviderSession } from "../../../rules/sign-in/providers/provider-session.ts";
import { isSafeToCheck } from "../../../rules/sign-in/saml/assertion.ts";
import { logoutHeading, type LogoutMessage } from "../../../rules/sign-in/saml/logout-message.ts";
import type { PeopleTables } from "../../../tables.ts";
import { clockSkewMilliseconds, logoutAddress, samlOf, type SpeakingSite } from "./speaking.ts";

interface LeavingSite extends SpeakingSite {
  readonly db: Db<PeopleTables>;
}

/**
 * Where to send a browser whose session here has ended, so that it ends at the provider too; undefined where the provider
 * is not told, or is not asked any more. The address is signed and good for a few minutes.
 */
export async function askToLogOut(
  site: LeavingSite,
  session: ProviderSession | undefined,
): Promise<{ readonly name: string; readonly url: string } | undefined> {
  if (session === undefined) return undefined;
  const provider = await providerToAsk(site.db, session.providerId);
  if (provider?.logoutUrl === undefined || site.samlKeys === undefined) return undefined;
  const url = await samlOf(site, provider).getLogoutUrlAsync(profileOf(provider, session), "", {});
  return { name: provider.name, url };
}

/** What comes of a message about signing out. */
type LoggedOut =
  /** The provider asked to end sessions here; they have ended. It is told so at the address, where it takes answers. */
  | { readonly kind: "asked"; readonly answerAt: string | undefined; readonly count: number }
  /** The provider has done what it was asked. */
  | { readonly kind: "answered" };

/**
 * Takes what a provider sends about signing out, by an address or a form. Its signature is the proof, whoever's browser
 * brings it: sessions that it names are ended, and no others.
 *
 * @throws NotAllowed when it is not signed by the provider, not for us, too old, or says that something went wrong there.
 */
export async function takeLogout(
  site: LeavingSite,
  provider: KeptProvider,
  message: LogoutMessage,
): Promise<LoggedOut> {
  const profile = await checkedProfile(site, provider, message);
  if (message.kind === "SAMLResponse") return { kind: "answered" };
  if (profile === null) throw misfit(provider);
  const { nameID: nameId, sessionIndex } = profile;
  const count = await endMeant(site.db, provider, { providerId: provider.id, nameId, sessionIndex });
  const canAnswer = provider.logoutUrl !== undefined && site.samlKeys !== undefined;
  const answerAt = canAnswer
    ? asSigned(await samlOf(site, provider).getLogoutResponseUrlAsync(profile, message.relayState, {}, true))
    : undefined;
  return { kind: "asked", answerAt, count };
}

/**
 * An address written as the library signed it: it signs by `querystring` and writes by `URLSearchParams`, which differ in
 * blanks and quotation marks, such as a provider's own state may have.
 */
function asSigned(address: string): string {
  const { origin, pathname, searchParams } = new URL(address);
  return `${origin}${pathname}?${stringify(Object.fromEntries(searchParams))}`;
}

async function checkedProfile(
  site: LeavingSite,
  provider: KeptProvider,
  message: LogoutMessage,
): Promise<Profile | null> {
  try {
    const xml = textOf(message);
    const heading = logoutHeading(xml);
    const madeAt = heading && parseInstant(heading.issueInstant);
    const isFresh =
      madeAt !== undefined &&
      Math.abs(nowMilliseconds() - madeAt * 1000) <= 5 * 60_000 + clockSkewMilliseconds;
    if (!isFresh || heading?.destination !== logoutAddress(site, provider) || !isSafeToCheck(xml))
      throw misfit(provider);
    const { profile } = await validated(site, provider, message);
    return profile;
  } catch (cause) {
    if (cause instanceof NotAllowed) throw cause;
    // The library throws plain errors, each for something that does not fit.
    throw misfit(provider, cause);
  }
}

async function validated(site: LeavingSite, provider: KeptProvider, message: LogoutMessage) {
  const saml = samlOf(site, provider);
  const { kind, text, relayState, signed } = message;
  if (signed === undefined)
    return kind === "SAMLRequest"
      ? saml.validatePostRequestAsync({ SAMLRequest: text })
      : saml.validatePostResponseAsync({ SAMLResponse: text });
  const { query, algorithm: SigAlg, signature: Signature } = signed;
  return saml.validateRedirectAsync({ [kind]: text, RelayState: relayState, SigAlg, Signature }, query);
}

/** A message by an address is packed; one that unpacks to more than any is, is none. */
function textOf({ text, signed }: LogoutMessage): string {
  const sent = Buffer.from(text, "base64");
  return (signed === undefined ? sent : inflateRawSync(sent, { maxOutputLength: 200_000 })).toString("utf8");
}

function misfit({ name }: KeptProvider, cause?: unknown): NotAllowed {
  return new NotAllowed(
    `What ${name} sent about signing out cannot be believed, or says that it did not work there. Close the browser to be sure.`,
    { cause },
  );
}

/** Ends the sessions here that come from the one that is ended there, and says how many. */
async function endMeant(
  db: Db<PeopleTables>,
  { tenantId, id }: KeptProvider,
  meant: Pick<ProviderSession, "providerId" | "nameId" | "sessionIndex">,
): Promise<number> {
  const identity = await inTenants(db, [tenantId], async (tx) =>
    tx
      .selectFrom("account_identities")
      .select("account_id")
      .where("tenant_id", "=", tenantId)
      .where("provider_id", "=", id)
      .where("subject", "=", meant.nameId)
      .executeTakeFirst(),
  );
  if (identity === undefined) return 0;
  const { account_id: accountId } = identity;
  return inTenants(db, [accountId], async (tx) => {
    const sessions = await tx
      .selectFrom("account_sessions")
      .select(["id", "provider_session"])
      .where("tenant_id", "=", accountId)
      .where("provider_session", "is not", null)
      .execute();
    const ended = sessions.filter(({ provider_session: from }) => isMeant(from ?? undefined, meant));
    if (ended.length === 0) return 0;
    await tx
      .deleteFrom("account_sessions")
      .where("tenant_id", "=", accountId)
      .where(
        "id",
        "in",
        ended.map((session) => session.id),
      )
      .execute();
    return ended.length;
  });
}

function profileOf({ issuer }: KeptProvider, session: ProviderSession): Profile {
  const { nameId, format, nameQualifier, spNameQualifier, sessionIndex } = session;
  return {
    issuer,
    nameID: nameId,
    nameIDFormat: format ?? "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
    ...(nameQualifier === undefined ? {} : { nameQualifier }),
    ...(spNameQualifier === undefined ? {} : { spNameQualifier }),
    ...(sessionIndex === undefined ? {} : { sessionIndex }),
  };
}
