import { type Db, inTenants } from "#platform/db";
import { digest, randomSecret, seal } from "#platform/secrets";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import { letterSeal, lettersBySecret, type LetterTools } from "../../queries/letters/letters.ts";
import type { Often } from "../../rules/letters/letter-due.ts";
import type { ReflectionTables } from "../../tables.ts";

/** Changes how often the viewer wants what others said by e-mail. */
export async function wantLetters(
  tools: Pick<LetterTools, "db" | "secret">,
  viewer: Viewer,
  often: Often,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  await inTenants(tools.db, [accountId], async (tx) => {
    await ensureLetters(tx, tools.secret, accountId);
    await tx.updateTable("reflection_letters").set({ often }).where("tenant_id", "=", accountId).execute();
  });
}

/** Stops the letters whose link was followed, without signing in; a link that leads nowhere stops nothing. */
export async function stopLetters(db: LetterTools["db"], secret: string): Promise<void> {
  const found = await lettersBySecret(db, secret);
  if (found === undefined) return;
  const { accountId } = found;
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .updateTable("reflection_letters")
      .set({ often: "never" })
      .where("tenant_id", "=", accountId)
      .execute();
  });
}

/** The row of someone's letters, made with the secret that stops them when there is none yet; inside their tenant. */
export async function ensureLetters(
  tx: Db<ReflectionTables & PeopleTables>,
  secret: string,
  accountId: string,
): Promise<void> {
  const token = randomSecret(18);
  await tx
    .insertInto("reflection_letters")
    .values({
      tenant_id: accountId,
      secret_digest: digest(token),
      sealed_secret: seal(secret, letterSeal(accountId), token),
    })
    .onConflict((conflict) => conflict.column("tenant_id").doNothing())
    .execute();
}
