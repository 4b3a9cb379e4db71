import { type Db, inTransaction, json } from "#platform/db";
import { NotFound } from "#platform/errors";
import { now as presentInstant } from "#platform/time";
import { nextDigest } from "../../rules/searches/next-digest.ts";
import type { CatalogTables } from "../../tables.ts";

/**
 * The owner of the address wants the digest: it begins the next morning. Confirming again changes nothing.
 *
 * @throws NotFound when no digest with this secret waits or goes out.
 */
export async function confirmDigest(
  db: Db<CatalogTables>,
  tenantId: string,
  { secret, zone }: { readonly secret: string; readonly zone: string },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const row = await tx
      .selectFrom("catalog_saved_searches")
      .select(["id", "digest_every", "email_confirmed_at"])
      .where("tenant_id", "=", tenantId)
      .where("digest_secret", "=", secret)
      .where("email", "is not", null)
      .where("removed_at", "is", null)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined || row.digest_every === null)
      throw new NotFound("This digest was stopped, or its address was deleted. Ask for it again.");
    if (row.email_confirmed_at !== null) return;
    const now = presentInstant();
    await tx
      .updateTable("catalog_saved_searches")
      .set({ email_confirmed_at: now, next_digest_at: nextDigest(row.digest_every, now, zone) })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", row.id)
      .execute();
  });
}

/** What is known of a digest without one. The secret stays, so that its address can say that it was stopped. */
export const noDigest = {
  email: null,
  email_given_at: null,
  email_confirmed_at: null,
  digest_every: null,
  next_digest_at: null,
  last_digest_at: null,
  sent_offering_ids: json<readonly string[]>([]),
};

/** Stops a digest, by its own secret or its search's id, and deletes the address. Stopping again changes nothing. */
export async function stopDigest(
  db: Db<CatalogTables>,
  tenantId: string,
  of: { readonly secret: string } | { readonly searchId: string },
): Promise<void> {
  await db
    .updateTable("catalog_saved_searches")
    .set(noDigest)
    .where("tenant_id", "=", tenantId)
    .where((row) => ("secret" in of ? row("digest_secret", "=", of.secret) : row("id", "=", of.searchId)))
    .execute();
}
