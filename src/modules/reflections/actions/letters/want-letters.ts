import { type Db, inTenants } from "#platform/db";
import { digest, randomSecret, seal } from "#platform/secrets";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import { letterSeal, lettersBySecret, type LetterTools } from "../../queries/letters/letters.ts";
import type { Often } from "../../rules/letters/letter-due.ts";
import type { ReflectionTables } from "../../tables.ts";
import { ensureJournal } from "../journals/ensure-journal.ts";

/** Changes how often the viewer wants what others said by e-mail. */
export async function wantLetters(
  tools: Pick<LetterTools, "db" | "secret">,
  viewer: Viewer,
  often: Often,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  // What someone takes along is their journal's.
  await ensureJournal(tools.db, viewer);
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

/** The row of someone's letters, with the secret that stops them, which is made when there is none yet; inside their tenant. */
export async function ensureLetters(
  tx: Db<ReflectionTables & PeopleTables>,
  secret: string,
  accountId: string,
): Promise<void> {
  const token = randomSecret(18);
  const made = { secret_digest: digest(token), sealed_secret: seal(secret, letterSeal(accountId), token) };
  await tx
    .insertInto("reflection_letters")
    .values({ tenant_id: accountId, ...made })
    // Brought back from another installation there is how often, and no secret: that one's links lead to that one.
    .onConflict((conflict) =>
      conflict.column("tenant_id").doUpdateSet(made).where("reflection_letters.sealed_secret", "=", ""),
    )
    .execute();
}
