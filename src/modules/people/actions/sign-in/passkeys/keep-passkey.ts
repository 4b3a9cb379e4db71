import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { type Db, inTenants, isUniqueViolation, json } from "#platform/db";
import { Conflict, InvalidInput, NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { now } from "#platform/time";
import { z } from "zod";
import type { Viewer } from "../../../rules/viewer.ts";
import type { RelyingParty } from "../../../rules/sign-in/passkeys/relying-party.ts";
import { readRegistration } from "./sent-credential.ts";
import type { PeopleTables } from "../../../tables.ts";
import { permit } from "../../permit.ts";
import { beginAttempt, takeAttempt } from "../attempts/attempt.ts";
import { noteChange, type SignInChange } from "../note-change.ts";

const holds = z.object({ accountId: z.string(), challenge: z.string() });

interface PasskeySite extends SignInChange {
  readonly party: RelyingParty;
}

const mostPasskeys = 20;
/** What authenticators sign with: EdDSA, ECDSA on P-256, RSA (the IANA registry of COSE). */
const algorithms = [-8, -7, -257];

/** What the browser must ask the viewer's authenticator, and the secret for the cookie of this one try. */
export async function askToRegister(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { party, secret }: PasskeySite,
): Promise<{ readonly token: string; readonly options: PublicKeyCredentialCreationOptionsJSON }> {
  const { accountId, name, email } = viewer;
  permit(viewer, "change own sign-in", { tenantId: accountId });
  const known = await credentialsOf(db, accountId);
  const options = await generateRegistrationOptions({
    rpName: "Carrel",
    rpID: party.id,
    // What the authenticator gives back at sign-in. An id of ours and nothing about the person.
    userID: new TextEncoder().encode(accountId),
    userName: email ?? name,
    userDisplayName: name,
    attestationType: "none",
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(({ credential_id: id, transports }) => ({
      id,
      transports: [...transports],
    })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  const held = { accountId, challenge: options.challenge };
  return { token: await beginAttempt(db, secret, { kind: "passkey registration", held }), options };
}

/**
 * Keeps a passkey that the viewer's authenticator has just made. As with each change of how someone signs in, other sessions
 * end and a letter says so.
 *
 * @throws InvalidInput when the answer does not fit the question; Conflict when the passkey is here already.
 */
export async function keepPasskey(
  db: Db<PeopleTables>,
  viewer: Viewer,
  sent: { readonly token: string | undefined; readonly label: string; readonly response: string },
  site: PasskeySite,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "change own sign-in", { tenantId: accountId });
  const asked = await takeAttempt(db, site.secret, {
    kind: "passkey registration",
    token: sent.token,
    holds,
  });
  if (asked?.accountId !== accountId)
    throw new InvalidInput("This took too long, or was sent twice. Add the passkey once more.");
  const { credential, isSynced } = await checkedRegistration(sent.response, asked.challenge, site.party);
  await inTenants(db, [accountId], async (tx) => {
    if ((await credentialsOf(tx, accountId)).length >= mostPasskeys)
      throw new Conflict(`An account has at most ${mostPasskeys} passkeys. Remove one you no longer use.`);
    await insertPasskey(tx, {
      tenant_id: accountId,
      id: newId(),
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey).toString("base64url"),
      counter: credential.counter,
      transports: json(credential.transports ?? []),
      is_synced: isSynced,
      label: sent.label,
      made_at: now(),
    });
    await noteChange(tx, viewer, {
      ...site,
      act: "add a passkey",
      change: `The passkey “${sent.label}” can now be used to sign in.`,
    });
  });
}

/**
 * Removes a passkey of the viewer's: it opens nothing any more. Its label, for saying so.
 *
 * @throws NotFound
 */
export async function removePasskey(
  db: Db<PeopleTables>,
  viewer: Viewer,
  id: string,
  site: SignInChange,
): Promise<string> {
  const { accountId } = viewer;
  permit(viewer, "change own sign-in", { tenantId: accountId });
  return inTenants(db, [accountId], async (tx) => {
    const row = isId(id)
      ? await tx
          .deleteFrom("account_passkeys")
          .where("tenant_id", "=", accountId)
          .where("id", "=", id)
          .returning("label")
          .executeTakeFirst()
      : undefined;
    if (row === undefined) throw new NotFound("There is no such passkey; it may be removed already.");
    await noteChange(tx, viewer, {
      ...site,
      act: "remove a passkey",
      change: `The passkey “${row.label}” no longer works.`,
    });
    return row.label;
  });
}

async function checkedRegistration(response: string, challenge: string, party: RelyingParty) {
  // The library throws plain errors, each for something that does not fit.
  const checked = await verifyRegistrationResponse({
    response: readRegistration(response),
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch((cause: unknown) => {
    throw new InvalidInput("Your device’s answer does not fit what was asked. Add the passkey once more.", {
      cause,
    });
  });
  if (!checked.verified)
    throw new InvalidInput("Your device’s answer could not be checked. Try another device.");
  const { credential, credentialDeviceType } = checked.registrationInfo;
  return { credential, isSynced: credentialDeviceType === "multiDevice" };
}

async function insertPasskey(
  tx: Db<PeopleTables>,
  row: Parameters<ReturnType<typeof insertInto>["values"]>[0],
): Promise<void> {
  try {
    await insertInto(tx).values(row).execute();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new Conflict("This passkey is here already.", { cause: error });
  }
}

function insertInto(tx: Db<PeopleTables>) {
  return tx.insertInto("account_passkeys");
}

async function credentialsOf(db: Db<PeopleTables>, accountId: string) {
  return inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("account_passkeys")
      .select(["credential_id", "transports"])
      .where("tenant_id", "=", accountId)
      .orderBy("id")
      .limit(100)
      .execute(),
  );
}
