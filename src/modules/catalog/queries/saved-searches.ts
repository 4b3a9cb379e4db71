import type { Db } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { type DigestState, questionOf, type SavedSearch } from "../rules/searches/saved-search.ts";
import type { CatalogTables } from "../tables.ts";

/** The tenant of an installation that has no organisations of its own, when none was made yet. */
export const firstTenantId = "00000000-0000-7000-8000-000000000001";

/** The tenant that owns what belongs to this installation as a whole: the first one that was made. */
export async function installationTenant(db: Db<CatalogTables>): Promise<string> {
  const row = await db
    .selectFrom("tenants")
    .select("id")
    .orderBy("created_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? firstTenantId;
}

/** The saved searches with these ids, newest first; those that are not there are left out. */
export async function savedSearches(
  db: Db<CatalogTables>,
  tenantId: string,
  ids: readonly string[],
): Promise<readonly SavedSearch[]> {
  if (ids.length === 0) return [];
  const rows = await kept(db, tenantId)
    .where("id", "in", [...ids])
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(100)
    .execute();
  return rows.map(savedSearchOf);
}

/** @throws NotFound when there is none with this id, or it was removed. */
export async function savedSearch(db: Db<CatalogTables>, tenantId: string, id: string): Promise<SavedSearch> {
  const row = isId(id) ? await kept(db, tenantId).where("id", "=", id).executeTakeFirst() : undefined;
  if (row === undefined) throw new NotFound("There is no saved search at this address.");
  return savedSearchOf(row);
}

/**
 * The search whose feeds have this secret.
 *
 * @throws NotFound when there is none, it was removed, or its secret was changed.
 */
export async function searchOfFeed(
  db: Db<CatalogTables>,
  tenantId: string,
  secret: string,
): Promise<SavedSearch> {
  const row = await kept(db, tenantId).where("secret", "=", secret).executeTakeFirst();
  if (row === undefined)
    throw new NotFound("There is no feed at this address. It may have been replaced by a new one.");
  return savedSearchOf(row);
}

/**
 * The search whose digest has this secret; a digest that was stopped is still known.
 *
 * @throws NotFound when there is none, or it was removed.
 */
export async function searchOfDigest(
  db: Db<CatalogTables>,
  tenantId: string,
  secret: string,
): Promise<SavedSearch> {
  const row = await kept(db, tenantId).where("digest_secret", "=", secret).executeTakeFirst();
  if (row === undefined) throw new NotFound("There is no digest at this address.");
  return savedSearchOf(row);
}

function kept(db: Db<CatalogTables>, tenantId: string) {
  return db
    .selectFrom("catalog_saved_searches")
    .select(["id", "name", "query", "secret", "email", "email_confirmed_at", "digest_every"])
    .where("tenant_id", "=", tenantId)
    .where("removed_at", "is", null);
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly secret: string;
  readonly email: string | null;
  readonly email_confirmed_at: string | null;
  readonly digest_every: "day" | "week" | null;
}

function savedSearchOf(row: Row): SavedSearch {
  return {
    id: row.id,
    name: row.name,
    question: questionOf(row.query),
    secret: row.secret,
    digest: digestOf(row),
  };
}

function digestOf({ email, email_confirmed_at, digest_every }: Row): DigestState {
  if (email === null || digest_every === null) return { is: "off" };
  return { is: email_confirmed_at === null ? "unconfirmed" : "on", every: digest_every };
}
