import { IdentityProvider, SamlLib, ServiceProvider, setSchemaValidator } from "samlify";
import { documentSigner } from "../platform/fetch/self-signed.ts";

// It would have each document checked by a validator of one's own; what is checked here are signatures and keys.
setSchemaValidator({ validate: async () => "not looked at" });

const redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
const post = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

export const otherIssuer = "https://other-idp.example/entity";
export const otherSignIn = "https://other-idp.example/sign-in";
export const otherSignOut = "https://other-idp.example/sign-out";

/** An identity provider that others wrote (samlify): it knows us by nothing but our metadata, and encrypts for us. */
export class OtherSamlProvider {
  readonly #signer = documentSigner();
  readonly certificate = this.#signer.cert;
  readonly #idp = IdentityProvider({
    entityID: otherIssuer,
    privateKey: this.#signer.key,
    signingCert: this.#signer.cert,
    isAssertionEncrypted: true,
    wantAuthnRequestsSigned: true,
    wantLogoutRequestSigned: true,
    wantLogoutResponseSigned: true,
    nameIDFormat: ["urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"],
    singleSignOnService: [{ Binding: redirect, Location: otherSignIn }],
    singleLogoutService: [{ Binding: redirect, Location: otherSignOut }],
  });

  /** Reads a request for sign-in, whose signature must hold, and answers it with an assertion that only we can read. */
  async answer(metadata: string, address: string, session: { readonly index: string }) {
    const sp = serviceOf(metadata);
    const { extract } = await this.#idp.parseLoginRequest(sp, "redirect", asRequest(address));
    const { request } = extract as { readonly request: { readonly id: string } };
    const moment = (minutes: number) =>
      new Date(performance.timeOrigin + performance.now() + minutes * 60_000);
    const tags = {
      ID: "_response",
      AssertionID: `_assertion-${session.index}`,
      Destination: acsOf(metadata),
      Audience: entityOf(metadata),
      EntityID: entityOf(metadata),
      SubjectRecipient: acsOf(metadata),
      AssertionConsumerServiceURL: acsOf(metadata),
      Issuer: otherIssuer,
      IssueInstant: moment(0).toISOString(),
      StatusCode: "urn:oasis:names:tc:SAML:2.0:status:Success",
      ConditionsNotBefore: moment(-1).toISOString(),
      ConditionsNotOnOrAfter: moment(5).toISOString(),
      SubjectConfirmationDataNotOnOrAfter: moment(5).toISOString(),
      NameIDFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
      NameID: "ana@eastside.example",
      InResponseTo: request.id,
      AttributeStatement: "",
    };
    const statement = `<saml:AuthnStatement AuthnInstant="${tags.IssueInstant}" SessionIndex="${session.index}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`;
    const { context } = await this.#idp.createLoginResponse(
      sp,
      { extract: { request } },
      "post",
      {},
      (template: string) => ({
        id: tags.ID,
        context: SamlLib.replaceTagsByValue(template.replace("{AuthnStatement}", statement), tags),
      }),
    );
    return { SAMLResponse: context, RelayState: new URL(address).searchParams.get("RelayState") ?? "" };
  }

  /** Reads what asks it to sign someone out, whose signature must hold. */
  async readLogout(metadata: string, address: string) {
    const { extract } = await this.#idp.parseLogoutRequest(
      serviceOf(metadata),
      "redirect",
      asRequest(address),
    );
    // Its own type says less than what it reads out.
    return extract as unknown as {
      readonly nameID: string;
      readonly sessionIndex: string;
      readonly request: { readonly id: string };
    };
  }

  /** Where it sends the browser once it has signed someone out. */
  saysDone(metadata: string, id: string): string {
    return this.#idp.createLogoutResponse(
      serviceOf(metadata),
      { extract: { request: { id } } },
      "redirect",
      "",
    ).context;
  }

  /** Where it sends a browser to have someone signed out. */
  asksToLogOut(metadata: string, sessionIndex: string): string {
    const person = { logoutNameID: "ana@eastside.example", sessionIndex };
    return this.#idp.createLogoutRequest(serviceOf(metadata), "redirect", person, "its own state").context;
  }

  /** The same as a form. */
  asksByForm(metadata: string, sessionIndex: string) {
    const person = { logoutNameID: "ana@eastside.example", sessionIndex };
    return { SAMLRequest: this.#idp.createLogoutRequest(serviceOf(metadata), "post", person, "").context };
  }

  /** Whether an address brings our signed answer that someone was signed out. */
  async isToldDone(metadata: string, address: string): Promise<boolean> {
    const { extract } = await this.#idp.parseLogoutResponse(
      serviceOf(metadata),
      "redirect",
      asRequest(address),
    );
    return (
      (extract as { readonly response: { readonly destination: string } }).response.destination ===
      otherSignOut
    );
  }
}

function serviceOf(metadata: string) {
  return ServiceProvider({ metadata, wantLogoutRequestSigned: true, wantLogoutResponseSigned: true });
}

function asRequest(address: string) {
  const { search, searchParams } = new URL(address);
  return {
    query: Object.fromEntries(searchParams),
    octetString: search.slice(1).replace(/&Signature=.*$/u, ""),
  };
}

function entityOf(metadata: string): string {
  return /entityID="([^"]+)"/u.exec(metadata)?.[1] ?? "";
}

function acsOf(metadata: string): string {
  return (
    new RegExp(`AssertionConsumerService[^>]*Binding="${post}"[^>]*Location="([^"]+)"`, "u").exec(
      metadata,
    )?.[1] ?? ""
  );
}
