import { randomBytes } from "node:crypto";
import { SAML, ValidateInResponseTo } from "@node-saml/node-saml";
import type { SamlKeys } from "../../../queries/program.ts";
import type { KeptProvider } from "../../../queries/sign-in/providers/providers.ts";
import { providerPath } from "../../../rules/sign-in/providers/provider.ts";

/** What speaking with a SAML provider needs of the site. */
export interface SpeakingSite {
  readonly publicUrl: string;
  readonly samlKeys?: SamlKeys | undefined;
}

/** Clocks of other people's servers go wrong by minutes. */
export const clockSkewMilliseconds = 120_000;

/** The library that speaks SAML, as it speaks with one provider: signing and decrypting where the site has keys. */
export function samlOf(
  site: SpeakingSite,
  provider: KeptProvider,
  {
    requestId = newRequestId(),
    isAgain = false,
    readWith,
  }: {
    readonly requestId?: string;
    readonly isAgain?: boolean;
    /** The key of ours that what is to be read is encrypted for; else the one in use. */
    readonly readWith?: string | undefined;
  } = {},
): SAML {
  const entityId = `${site.publicUrl}${providerPath(provider)}/metadata`;
  return new SAML({
    callbackUrl: answerAddress(site, provider),
    issuer: entityId,
    audience: entityId,
    entryPoint: provider.entryPoint ?? "",
    idpCert: [...provider.certificates],
    idpIssuer: provider.issuer,
    // The signature must be the assertion's own. One around the whole answer may be there too.
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    acceptedClockSkewMs: clockSkewMilliseconds,
    // We hold each request ourselves, and compare what is signed: see `claimsOfAssertion`.
    validateInResponseTo: ValidateInResponseTo.never,
    // Its own store starts a clock for each of these objects that nothing ever stops.
    cacheProvider: keepsNothing,
    generateUniqueId: () => requestId,
    forceAuthn: isAgain,
    disableRequestedAuthnContext: true,
    identifierFormat: null,
    ...(provider.logoutUrl === undefined ? {} : { logoutUrl: provider.logoutUrl }),
    ...keysOf(site, provider, readWith),
  });
}

const keepsNothing = {
  saveAsync: async () => null,
  getAsync: async () => null,
  removeAsync: async () => null,
};

/** An id for something that is asked of a provider: no two are the same, and nobody guesses one. */
export function newRequestId(): string {
  return `_${randomBytes(20).toString("hex")}`;
}

/** Where a provider sends its answers to. */
export function answerAddress(
  { publicUrl }: Pick<SpeakingSite, "publicUrl">,
  provider: Pick<KeptProvider, "kind" | "id">,
): string {
  return `${publicUrl}${providerPath(provider)}/acs`;
}

/** Where a provider sends what it has to say of signing out. */
export function logoutAddress(
  { publicUrl }: Pick<SpeakingSite, "publicUrl">,
  provider: Pick<KeptProvider, "kind" | "id">,
): string {
  return `${publicUrl}${providerPath(provider)}/slo`;
}

/**
 * Carrel as a provider is told of it: an XML document to be given to it. It is to encrypt for the certificate in use, and to
 * believe the other one too, so that the two can change places.
 */
export function ownMetadata(site: SpeakingSite, provider: KeptProvider): string {
  const { certificate, other } = site.samlKeys ?? {};
  const believed = [certificate, other?.certificate].filter((each) => each !== undefined);
  const metadata = samlOf(site, provider, { requestId: "_" }).generateServiceProviderMetadata(
    certificate ?? null,
    believed.length === 0 ? null : believed,
  );
  // The library names the form alone; an address is understood too, and is what most providers use.
  return metadata.replace(
    /<SingleLogoutService Binding="[^"]*HTTP-POST"/u,
    (post) =>
      `<SingleLogoutService Binding="${redirectBinding}" Location="${logoutAddress(site, provider)}"/>${post}`,
  );
}

const redirectBinding = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";

function keysOf(site: SpeakingSite, provider: KeptProvider, readWith: string | undefined) {
  const { samlKeys } = site;
  if (samlKeys === undefined) return {};
  return {
    privateKey: samlKeys.key,
    decryptionPvk: readWith ?? samlKeys.key,
    signatureAlgorithm: "sha256" as const,
    digestAlgorithm: "sha256",
    logoutCallbackUrl: logoutAddress(site, provider),
  };
}
