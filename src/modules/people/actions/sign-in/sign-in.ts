import { type Db, inTenants } from "#platform/db";
import { NotAllowed } from "#platform/errors";
import { sendMail } from "#platform/mail";
import { digest, randomSecret } from "#platform/secrets";
import { now } from "#platform/time";
import { newDeviceLetter } from "../../rules/sign-in/letters.ts";
import type { ProviderSession } from "../../rules/sign-in/providers/provider-session.ts";
import { isOneFactor, type SignInWay } from "../../rules/sign-in/ways.ts";
import type { PeopleTables } from "../../tables.ts";
import { startSession } from "./start-session.ts";
import { issueTicket } from "./tickets.ts";

/** Someone who has shown by one way that an account is theirs. */
export interface Arrival {
  readonly accountId: string;
  readonly way: SignInWay;
  /** The second factor was shown too, or the way needs none. */
  readonly isWhole?: boolean | undefined;
  /** When they showed it; now when absent. */
  readonly confirmedAt?: string | undefined;
  /** What the identity provider calls the session there, where one vouched. */
  readonly providerSession?: ProviderSession | undefined;
  /** `Firefox on Windows`. */
  readonly device: string;
  /** The secret by which this browser is known again; undefined for one that has none yet. */
  readonly deviceSecret: string | undefined;
  /** The page that was wanted. */
  readonly leadsTo: string;
}

/** What comes of it: a session, or a second step that a ticket leads to. */
export type SignedIn =
  | { readonly kind: "session"; readonly token: string; readonly deviceSecret: string }
  | { readonly kind: "second step"; readonly token: string };

/** How long someone has to find the app that shows codes. */
export const secondStepMinutes = 10;

/**
 * Signs someone in, or asks for the second factor first when the way is only one and the account has another.
 * From a browser that the account does not know, its owner gets a letter. Atomic.
 *
 * @throws NotAllowed when the account is closed.
 */
export async function signIn(
  db: Db<PeopleTables>,
  arrival: Arrival,
  site: { readonly publicUrl: string; readonly zone: string },
): Promise<SignedIn> {
  const { accountId, way, leadsTo } = arrival;
  return inTenants(db, [accountId], async (tx) => {
    const account = await tx
      .selectFrom("accounts as account")
      .leftJoin("account_authenticators as authenticator", "authenticator.tenant_id", "account.tenant_id")
      .select(["account.email", "account.zone", "account.state", "authenticator.confirmed_at"])
      .where("account.tenant_id", "=", accountId)
      .executeTakeFirst();
    if (account === undefined || account.state === "closed") throw new NotAllowed("This account is closed.");
    if (account.confirmed_at !== null && isOneFactor(way) && arrival.isWhole !== true) {
      const { token } = await issueTicket(tx, accountId, {
        kind: "second-step",
        minutes: secondStepMinutes,
        leadsTo,
        way,
      });
      return { kind: "second step", token };
    }
    const { isNew, deviceSecret } = await meetDevice(tx, arrival);
    if (isNew && account.email !== null)
      await sendMail(tx, {
        tenantId: accountId,
        key: `new device ${digest(deviceSecret)} ${now()}`,
        to: account.email,
        ...newDeviceLetter({
          device: arrival.device,
          at: now(),
          zone: account.zone ?? site.zone,
          siteUrl: site.publicUrl,
        }),
      });
    return { kind: "session", token: await startSession(tx, accountId, arrival), deviceSecret };
  });
}

/** Whether a browser was used for an account before. */
export async function isKnownDevice(
  db: Db<PeopleTables>,
  accountId: string,
  deviceSecret: string | undefined,
): Promise<boolean> {
  if (deviceSecret === undefined) return false;
  const row = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("account_devices")
      .select("first_seen_at")
      .where("tenant_id", "=", accountId)
      .where("token_digest", "=", deviceDigest(accountId, deviceSecret))
      .executeTakeFirst(),
  );
  return row !== undefined;
}

// The first browser of an account is news to nobody.
async function meetDevice(
  tx: Db<PeopleTables>,
  { accountId, deviceSecret = randomSecret() }: Arrival,
): Promise<{ readonly isNew: boolean; readonly deviceSecret: string }> {
  const at = now();
  const tokenDigest = deviceDigest(accountId, deviceSecret);
  const known = await tx
    .selectFrom("account_devices")
    .select("token_digest")
    .where("tenant_id", "=", accountId)
    .orderBy("last_seen_at", "desc")
    .execute();
  await tx
    .insertInto("account_devices")
    .values({ tenant_id: accountId, token_digest: tokenDigest, first_seen_at: at, last_seen_at: at })
    .onConflict((conflict) =>
      conflict.columns(["tenant_id", "token_digest"]).doUpdateSet({ last_seen_at: at }),
    )
    .execute();
  const isNew = known.length > 0 && !known.some(({ token_digest: each }) => each === tokenDigest);
  return { isNew, deviceSecret };
}

// With the account in it: two people at one desk computer share its cookie, and their rows must not tell so.
function deviceDigest(accountId: string, deviceSecret: string): string {
  return digest(`${accountId} ${deviceSecret}`);
}
