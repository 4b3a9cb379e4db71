import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { InvalidInput } from "#platform/errors";
import { z } from "zod";

const text = z.string().max(20_000);

const shared = {
  id: text.min(1),
  rawId: text.min(1),
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}).default({}),
};

const registration = z.object({
  ...shared,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(30)).max(10).optional(),
  }),
});

const authentication = z.object({
  ...shared,
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.nullish().transform((handle) => handle ?? undefined),
  }),
});

/** What a browser says of a passkey that was just made. @throws InvalidInput */
export function readRegistration(sent: string): RegistrationResponseJSON {
  // Absent and undefined are one to the library; what it needs beyond the shape it checks itself.
  return read(sent, registration) as RegistrationResponseJSON;
}

/** What a browser says for someone who used a passkey. @throws InvalidInput */
export function readAuthentication(sent: string): AuthenticationResponseJSON {
  // As above.
  return read(sent, authentication) as AuthenticationResponseJSON;
}

function read<Schema extends z.ZodType>(sent: string, schema: Schema): z.output<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(sent);
  } catch (cause) {
    throw unreadable(cause);
  }
  const reading = schema.safeParse(value);
  if (!reading.success) throw unreadable(reading.error);
  return reading.data;
}

function unreadable(cause: unknown): InvalidInput {
  return new InvalidInput(
    "Your device gave no answer that can be read. Passkeys need JavaScript; try again, or sign in another way.",
    {
      cause,
    },
  );
}
