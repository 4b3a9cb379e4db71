import { z } from "zod";
import { formatInstant, parseInstant } from "#platform/time";
import type { Claims } from "../providers/arrival.ts";

/** What an answer must fit beyond its signature and its times. */
export interface ExpectedAnswer {
  /** The provider's entity id. */
  readonly issuer: string;
  /** Where answers are sent to. */
  readonly recipient: string;
  /** The id of the request that was made. */
  readonly requestId: string;
}

const text = z.union([z.string(), z.object({ _: z.string().optional() }).transform((node) => node._ ?? "")]);

/** As the library gives an assertion whose signature it has checked: each element a list, attributes under `$`. */
const assertion = z.object({
  Assertion: z.object({
    Issuer: z.tuple([text]),
    Subject: z.tuple([
      z.object({
        NameID: z.tuple([text]),
        SubjectConfirmation: z.array(
          z.object({
            $: z.object({ Method: z.string() }),
            SubjectConfirmationData: z
              .array(
                z.object({
                  $: z
                    .object({
                      Recipient: z.string(),
                      InResponseTo: z.string(),
                      NotOnOrAfter: z.string(),
                    })
                    .partial(),
                }),
              )
              .default([]),
          }),
        ),
      }),
    ]),
    Conditions: z.tuple([z.object({ $: z.object({ NotOnOrAfter: z.string() }) })]),
    AuthnStatement: z.array(z.object({ $: z.object({ AuthnInstant: z.string() }) })).default([]),
    AttributeStatement: z
      .array(
        z.object({
          Attribute: z
            .array(z.object({ $: z.object({ Name: z.string() }), AttributeValue: z.array(text).default([]) }))
            .default([]),
        }),
      )
      .default([]),
  }),
});

/**
 * What a signed assertion says of the person, when it is this provider's answer to this very request and meant for us
 * (SAML 2.0 Profiles §4.1.4.2–3); undefined otherwise. Each answer names one request, and each request is answered once, so
 * that no assertion is taken twice.
 */
export function claimsOfAssertion(
  signed: unknown,
  expected: ExpectedAnswer,
  numberClaim: string | undefined,
): Claims | undefined {
  const reading = assertion.safeParse(signed);
  if (!reading.success) return undefined;
  const { Issuer, Subject, AuthnStatement, AttributeStatement } = reading.data.Assertion;
  const [{ NameID, SubjectConfirmation }] = Subject;
  const isForUs = SubjectConfirmation.some(
    ({ $: { Method }, SubjectConfirmationData: details }) =>
      Method === "urn:oasis:names:tc:SAML:2.0:cm:bearer" &&
      details.some(
        ({ $ }) =>
          $.Recipient === expected.recipient &&
          $.InResponseTo === expected.requestId &&
          $.NotOnOrAfter !== undefined,
      ),
  );
  const [issuer] = Issuer;
  const [subject] = NameID;
  if (!isForUs || issuer !== expected.issuer || subject === "") return undefined;
  const said = new Map(
    AttributeStatement.flatMap(({ Attribute }) => Attribute).map(({ $, AttributeValue }) => [
      $.Name.toLowerCase(),
      AttributeValue[0]?.trim(),
    ]),
  );
  const firstOf = (names: readonly string[]) =>
    names.map((name) => said.get(name.toLowerCase())).find((value) => value !== undefined && value !== "");
  return {
    subject,
    name: firstOf(nameNames),
    email: firstOf(emailNames) ?? (subject.includes("@") ? subject : undefined),
    // SAML has no word for it: the employer says whether its directory is to be believed.
    emailIs: "unstated",
    employeeNumber: numberClaim === undefined ? undefined : firstOf([numberClaim]),
    provedAt: provedAt(AuthnStatement.map(({ $ }) => $.AuthnInstant)),
  };
}

/** Of several statements the last proof counts. */
function provedAt(instants: readonly string[]): string | undefined {
  const seconds = instants.flatMap((instant) => parseInstant(instant) ?? []);
  return seconds.length === 0 ? undefined : formatInstant(Math.floor(Math.max(...seconds)));
}

/** As Entra ID, AD FS, Google, Okta, Shibboleth (eduPerson) call it. */
const emailNames = [
  "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
  "urn:oid:0.9.2342.19200300.100.1.3",
  "email",
  "mail",
  "emailAddress",
];

const nameNames = [
  "http://schemas.microsoft.com/identity/claims/displayname",
  "urn:oid:2.16.840.1.113730.3.1.241",
  "displayName",
  "name",
];

/**
 * Whether a whole answer keeps to what is safe to check: no document type, no digest or signature by SHA-1 or a shared key.
 * The digest that a key is wrapped with (OAEP) is none that is checked: it may be any.
 */
export function isSafeToCheck(xml: string): boolean {
  const algorithms = [
    ...xml
      .replaceAll(wrapping, "")
      .matchAll(/<(?:\w+:)?(?:SignatureMethod|DigestMethod)\b[^>]*?Algorithm\s*=\s*["']([^"']*)["']/gu),
  ];
  return (
    !/<!(?:DOCTYPE|ENTITY)/iu.test(xml) &&
    algorithms.every(([, name = ""]) => /#(?:rsa-|ecdsa-)?sha(?:256|384|512)$/u.test(name))
  );
}

// Nothing but blanks between the two: what stands inside of this element for a reader stands there for the parser too.
const wrapping = /<(?:[\w-]+:)?EncryptionMethod\b[^<>]*>\s*<(?:[\w-]+:)?DigestMethod\b[^<>]*>/gu;
