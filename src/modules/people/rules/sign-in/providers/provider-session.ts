import { z } from "zod";

/** A session at a SAML provider, as it names it: what asks it, or is asked by it, to end there and here. */
export type ProviderSession = z.output<typeof providerSession>;

/** Kept with the session here, and given back as it came. */
export const providerSession = z.object({
  providerId: z.string(),
  nameId: z.string(),
  format: z.string().optional(),
  nameQualifier: z.string().optional(),
  spNameQualifier: z.string().optional(),
  sessionIndex: z.string().optional(),
});

/** Whether a provider that ends sessions means this one; one that names none means all of the person's. */
export function isMeant(
  session: ProviderSession | undefined,
  { providerId, nameId, sessionIndex }: Pick<ProviderSession, "providerId" | "nameId" | "sessionIndex">,
): boolean {
  return (
    session?.providerId === providerId &&
    session.nameId === nameId &&
    (sessionIndex === undefined || session.sessionIndex === sessionIndex)
  );
}
