import { X509Certificate } from "node:crypto";
import { promisify } from "node:util";
import { inflateRawSync } from "node:zlib";
import { SignedXml } from "xml-crypto";
import { encrypt } from "xml-encryption";
import { documentSigner } from "../platform/fetch/self-signed.ts";

/** A request for sign-in, as it stands in the address people are sent to. */
export interface SamlRequest {
  readonly id: string;
  readonly relayState: string;
  readonly recipient: string;
  readonly audience: string;
  readonly isForced: boolean;
}

/** What an assertion says; anything left out is as it should be. */
export interface Said {
  readonly subject?: string;
  readonly email?: string;
  readonly number?: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly recipient?: string;
  readonly inResponseTo?: string;
  /** Minutes from now. */
  readonly validFrom?: number;
  readonly validUntil?: number;
  readonly assertionId?: string;
  /** When the person proved who they are: minutes from now. */
  readonly provedMinutes?: number;
}

interface Signing {
  readonly signatureAlgorithm?: string;
  readonly digestAlgorithm?: string;
}

interface Encrypting {
  readonly signing?: Signing;
  readonly keyWrapping?: "rsa-oaep-mgf1p" | "rsa-1_5";
  readonly isSigned?: boolean;
}

export const samlIssuer = "https://idp.example/entity";
export const samlEntryPoint = "https://idp.example/sign-in";

/** An identity provider that signs for real. */
export class SamlProvider {
  readonly #signer = documentSigner();
  readonly certificate = this.#signer.cert;

  /** The request in an address. */
  read(address: string): SamlRequest {
    const { searchParams } = new URL(address);
    const xml = inflateRawSync(Buffer.from(searchParams.get("SAMLRequest") ?? "", "base64")).toString();
    const attribute = (name: string) => new RegExp(`${name}="([^"]+)"`, "u").exec(xml)?.[1] ?? "";
    return {
      id: attribute(" ID"),
      relayState: searchParams.get("RelayState") ?? "",
      recipient: attribute("AssertionConsumerServiceURL"),
      audience: /Issuer[^>]*>([^<]+)</u.exec(xml)?.[1] ?? "",
      isForced: attribute("ForceAuthn") === "true",
    };
  }

  /** An answer whose assertion is signed. */
  answer(request: SamlRequest, said: Said = {}, signing: Signing = {}): string {
    return response(request, this.sign(assertion(request, said), signing));
  }

  /** The same, not signed. */
  unsigned(request: SamlRequest, said: Said = {}): string {
    return response(request, assertion(request, said));
  }

  /** An answer whose signed assertion only the holder of a certificate's key can read. */
  async encrypted(
    request: SamlRequest,
    certificate: string,
    { signing = {}, keyWrapping = "rsa-oaep-mgf1p", isSigned = true }: Encrypting = {},
  ): Promise<string> {
    const inside = isSigned ? this.sign(assertion(request), signing) : assertion(request);
    return response(request, await encryptedFor(certificate, inside, keyWrapping));
  }

  sign(xml: string, signing: Signing = {}): string {
    const signed = new SignedXml({
      privateKey: this.#signer.key,
      signatureAlgorithm: signing.signatureAlgorithm ?? "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
      canonicalizationAlgorithm: "http://www.w3.org/2001/10/xml-exc-c14n#",
    });
    signed.addReference({
      xpath: "/*",
      digestAlgorithm: signing.digestAlgorithm ?? "http://www.w3.org/2001/04/xmlenc#sha256",
      transforms: [
        "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
        "http://www.w3.org/2001/10/xml-exc-c14n#",
      ],
    });
    signed.computeSignature(xml, {
      location: { reference: "/*/*[local-name(.)='Issuer']", action: "after" },
    });
    return signed.getSignedXml();
  }
}

async function encryptedFor(
  certificate: string,
  xml: string,
  keyWrapping: "rsa-oaep-mgf1p" | "rsa-1_5",
): Promise<string> {
  const options = {
    rsa_pub: new X509Certificate(certificate).publicKey.export({ type: "spki", format: "pem" }),
    pem: certificate,
    encryptionAlgorithm: "http://www.w3.org/2009/xmlenc11#aes256-gcm",
    keyEncryptionAlgorithm: `http://www.w3.org/2001/04/xmlenc#${keyWrapping}`,
    warnInsecureAlgorithm: false,
  } as const;
  const inside = await promisify(encrypt)(xml, options);
  return `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${inside}</saml:EncryptedAssertion>`;
}

/** An answer around an assertion. */
export function response(request: SamlRequest, inside: string, status = "Success"): string {
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_response" Version="2.0" IssueInstant="${minutesFromNow(0)}" Destination="${request.recipient}" InResponseTo="${request.id}"><saml:Issuer>${samlIssuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:${status}"/></samlp:Status>${inside}</samlp:Response>`;
}

/** An assertion, not signed. */
export function assertion(request: SamlRequest, said: Said = {}): string {
  const until = minutesFromNow(said.validUntil ?? 5);
  const attribute = (name: string, value: string | undefined) =>
    value === undefined
      ? ""
      : `<saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`;
  return `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${said.assertionId ?? "_assertion"}" Version="2.0" IssueInstant="${minutesFromNow(0)}"><saml:Issuer>${said.issuer ?? samlIssuer}</saml:Issuer><saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${said.subject ?? "ana-1"}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${until}" Recipient="${said.recipient ?? request.recipient}" InResponseTo="${said.inResponseTo ?? request.id}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${minutesFromNow(said.validFrom ?? -1)}" NotOnOrAfter="${until}"><saml:AudienceRestriction><saml:Audience>${said.audience ?? request.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="${minutesFromNow(said.provedMinutes ?? 0)}" SessionIndex="_1"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>${attribute("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", said.email ?? "ana@eastside.example")}${attribute("employeeNumber", said.number)}</saml:AttributeStatement></saml:Assertion>`;
}

// The machine's own clock: the library that checks reads no other.
function minutesFromNow(minutes: number): string {
  return new Date(performance.timeOrigin + performance.now() + minutes * 60_000).toISOString();
}
