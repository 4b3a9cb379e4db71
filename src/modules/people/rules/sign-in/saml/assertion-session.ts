import { z } from "zod";
import type { ProviderSession } from "../providers/provider-session.ts";

const named = z.union([
  z.string().transform((nameId) => ({ nameId })),
  z
    .object({
      _: z.string(),
      $: z
        .object({ Format: z.string(), NameQualifier: z.string(), SPNameQualifier: z.string() })
        .partial()
        .default({}),
    })
    .transform(({ _: nameId, $ }) => ({
      nameId,
      format: $.Format,
      nameQualifier: $.NameQualifier,
      spNameQualifier: $.SPNameQualifier,
    })),
]);

const assertion = z.object({
  Assertion: z.object({
    Subject: z.tuple([z.object({ NameID: z.tuple([named]) })]),
    AuthnStatement: z.array(z.object({ $: z.object({ SessionIndex: z.string().optional() }) })).default([]),
  }),
});

/** What an assertion, whose signature was checked, calls the person's session at the provider. */
export function sessionOfAssertion(signed: unknown, providerId: string): ProviderSession | undefined {
  const reading = assertion.safeParse(signed);
  if (!reading.success) return undefined;
  const { Subject, AuthnStatement } = reading.data.Assertion;
  const sessionIndex = AuthnStatement.map(({ $ }) => $.SessionIndex).find((index) => index !== undefined);
  const [{ NameID }] = Subject;
  return { providerId, ...NameID[0], sessionIndex };
}
