import { inTenants } from "#platform/db";
import { Conflict } from "#platform/errors";
import { digest, open, randomSecret, seal } from "#platform/secrets";
import { formatInstant, now, parseInstant, SECONDS_PER_DAY } from "#platform/time";
import type { Viewer } from "#modules/people";
import type { ProgramsDb, ProgramsProgram } from "../../queries/program.ts";
import { confirmedEmail } from "../questions/ask-branch.ts";

/**
 * Someone wants the weekly letter; the first is made within the hour. Wanting it again changes nothing.
 *
 * @throws Conflict when they have no confirmed address.
 */
export async function wantDigest(
  { db, secret }: Pick<ProgramsProgram, "db" | "secret">,
  { accountId }: Pick<Viewer, "accountId">,
): Promise<void> {
  const token = randomSecret(18);
  await inTenants(db, [accountId], async (tx) => {
    if ((await confirmedEmail(tx, accountId)) === undefined)
      throw new Conflict("Confirm an e-mail address under “Me” first: the letter has to go somewhere.");
    await tx
      .insertInto("neighbour_digests")
      .values({
        tenant_id: accountId,
        secret_digest: digest(token),
        sealed_secret: seal(secret, sealPurpose(accountId), token),
        next_at: now(),
        asked_at: now(),
        last_at: null,
      })
      .onConflict((conflict) => conflict.column("tenant_id").doNothing())
      .execute();
  });
}

/** Nobody gets the letter any more; what was in it is remembered, so that it would not come twice. */
export async function stopDigest(db: ProgramsDb, accountId: string): Promise<void> {
  await inTenants(db, [accountId], async (tx) => {
    await tx.deleteFrom("neighbour_digests").where("tenant_id", "=", accountId).execute();
  });
}

/** Stops the letter whose link was followed; an old link does nothing. */
export async function stopDigestBySecret(db: ProgramsDb, token: string): Promise<void> {
  const accountId = await accountOfSecret(db, token);
  if (accountId !== undefined) await stopDigest(db, accountId);
}

/** Whose letter the link of a letter stops; undefined when it is stopped. */
export async function accountOfSecret(db: ProgramsDb, token: string): Promise<string | undefined> {
  const row = await inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("neighbour_digests")
      .select("tenant_id")
      .where("secret_digest", "=", digest(token))
      .executeTakeFirst(),
  );
  return row?.tenant_id;
}

/** Whether someone wants the letter. */
export async function wantsDigest(db: ProgramsDb, accountId: string): Promise<boolean> {
  const row = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("neighbour_digests")
      .select("asked_at")
      .where("tenant_id", "=", accountId)
      .executeTakeFirst(),
  );
  return row !== undefined;
}

/** The secret that stops a letter, from its sealed form. */
export function openSecret(secret: string, accountId: string, sealed: string): string | undefined {
  return open(secret, sealPurpose(accountId), sealed);
}

/** A week after an instant. */
export function weekAfter(instant: string): string {
  return formatInstant((parseInstant(instant) ?? 0) + 7 * SECONDS_PER_DAY);
}

function sealPurpose(accountId: string): string {
  return `letter about neighbours of ${accountId}`;
}
