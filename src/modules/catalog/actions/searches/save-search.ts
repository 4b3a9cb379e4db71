import { type Db, inTransaction, json } from "#platform/db";
import { newId } from "#platform/ids";
import { now as presentInstant } from "#platform/time";
import { firstTenantId, installationTenant } from "../../queries/saved-searches.ts";
import type { FindQuery } from "../../rules/finding/find-query.ts";
import { keptQuestion } from "../../rules/searches/saved-search.ts";
import type { CatalogTables } from "../../tables.ts";
import { askForDigest, type DigestWish } from "./ask-for-digest.ts";
import { newSecret } from "./new-secret.ts";

/** A question that somebody wants to keep. */
export interface NewSearch {
  readonly name: string;
  readonly question: FindQuery;
  readonly digest?: DigestWish | undefined;
}

/**
 * Keeps a question; where a digest is wished for, the letter that asks for confirmation goes out with it. Its id. Atomic.
 *
 * @throws InvalidInput when the address was asked too often today.
 */
export async function saveSearch(db: Db<CatalogTables>, search: NewSearch, siteUrl: string): Promise<string> {
  return inTransaction(db, async (tx) => {
    const tenantId = await keepInstallationTenant(tx);
    const id = newId();
    const now = presentInstant();
    await tx
      .insertInto("catalog_saved_searches")
      .values({
        tenant_id: tenantId,
        id,
        name: search.name,
        query: keptQuestion(search.question),
        secret: newSecret(),
        feed_changed_at: now,
        sent_offering_ids: json<readonly string[]>([]),
        created_at: now,
      })
      .execute();
    if (search.digest !== undefined) await askForDigest(tx, { tenantId, id, siteUrl }, search.digest);
    return id;
  });
}

// Two at once make the same one: its id is always this.
async function keepInstallationTenant(tx: Db<CatalogTables>): Promise<string> {
  const id = await installationTenant(tx);
  if (id !== firstTenantId) return id;
  const sample = await tx
    .selectFrom("catalog_sources")
    .select("id")
    .where("is_sample", "=", true)
    .limit(1)
    .executeTakeFirst();
  await tx
    .insertInto("tenants")
    .values({
      id,
      name: sample === undefined ? "This library" : "Sample library system",
      is_sample: sample !== undefined,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return id;
}
