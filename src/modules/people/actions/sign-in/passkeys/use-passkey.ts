import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import { type Db, inTenants } from "#platform/db";
import { InvalidInput } from "#platform/errors";
import { isId } from "#platform/ids";
import { now } from "#platform/time";
import { z } from "zod";
import type { RelyingParty } from "../../../rules/sign-in/passkeys/relying-party.ts";
import { readAuthentication } from "./sent-credential.ts";
import type { PeopleTables } from "../../../tables.ts";
import { beginAttempt, takeAttempt } from "../attempts/attempt.ts";

const holds = z.object({ challenge: z.string() });

interface PasskeySite {
  readonly party: RelyingParty;
  readonly secret: string;
}

/** What the browser must ask for, and the secret for the cookie of this one try. Names no account: the passkey says whose it is. */
export async function askForPasskey(
  db: Db<PeopleTables>,
  { party, secret }: PasskeySite,
): Promise<{ readonly token: string; readonly options: PublicKeyCredentialRequestOptionsJSON }> {
  const options = await generateAuthenticationOptions({ rpID: party.id, userVerification: "required" });
  return {
    token: await beginAttempt(db, secret, { kind: "passkey", held: { challenge: options.challenge } }),
    options,
  };
}

/**
 * The account whose passkey was used, in answer to this browser's own challenge. A passkey whose counter went back was copied,
 * and is refused.
 *
 * @throws InvalidInput with one and the same sentence, whatever it is that does not fit.
 */
export async function accountOfPasskey(
  db: Db<PeopleTables>,
  sent: { readonly token: string | undefined; readonly response: string },
  { party, secret }: PasskeySite,
): Promise<string> {
  const response = readAuthentication(sent.response);
  const asked = await takeAttempt(db, secret, { kind: "passkey", token: sent.token, holds });
  const accountId = Buffer.from(response.response.userHandle ?? "", "base64url").toString();
  if (asked === undefined || !isId(accountId)) throw unknown();
  return inTenants(db, [accountId], async (tx) => {
    const row = await tx
      .selectFrom("account_passkeys")
      .select(["id", "public_key", "counter"])
      .where("tenant_id", "=", accountId)
      .where("credential_id", "=", response.id)
      // Two answers at once must not both be taken for the next.
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) throw unknown();
    // The library throws plain errors, each for something that does not fit.
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: asked.challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: response.id,
        publicKey: new Uint8Array(Buffer.from(row.public_key, "base64url")),
        counter: row.counter,
      },
    }).catch((cause: unknown) => {
      throw unknown(cause);
    });
    if (!verified) throw unknown();
    await tx
      .updateTable("account_passkeys")
      .set({
        counter: authenticationInfo.newCounter,
        last_used_at: now(),
        is_synced: authenticationInfo.credentialDeviceType === "multiDevice",
      })
      .where("tenant_id", "=", accountId)
      .where("id", "=", row.id)
      .execute();
    return accountId;
  });
}

function unknown(cause?: unknown): InvalidInput {
  return new InvalidInput(
    "This passkey does not open an account here. Try again, use another, or sign in by e-mail.",
    cause === undefined ? undefined : { cause },
  );
}
