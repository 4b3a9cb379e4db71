import { type Kysely, sql } from "kysely";
import { inTransaction } from "./transaction.ts";

/** Whose rows a piece of work may touch: these tenants' alone, or the whole installation's. */
export type TenantScope = readonly string[] | "every tenant";

interface Setting {
  readonly tenants: string;
  readonly role: string;
}

/**
 * Runs the work in a transaction that sees the rows of the given tenants and no others, whatever its queries forget to
 * say. Work for the whole installation (signing in, a job that goes through all) asks for every tenant.
 *
 * The wall is the database's: row-level security, and a role that owns nothing. Inside, the scope holds until the work
 * is done; a scope inside a scope replaces it, and the outer one is put back.
 */
export async function inTenants<Tables, Result>(
  db: Kysely<Tables>,
  scope: TenantScope,
  work: (tx: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  return inTransaction(db, async (tx) => {
    const before = await enter(tx, settingOf(scope));
    const result = await work(tx);
    // When the work throws, its savepoint or transaction takes the setting back.
    if (db.isTransaction) await enter(tx, before);
    return result;
  });
}

function settingOf(scope: TenantScope): Setting {
  return scope === "every tenant"
    ? { tenants: "*", role: "none" }
    : { tenants: `{${scope.join(",")}}`, role: "carrel_member" };
}

// One round trip. Raw because settings have no place in the query builder.
async function enter<Tables>(tx: Kysely<Tables>, { tenants, role }: Setting): Promise<Setting> {
  const { rows } = await sql<Setting>`
    select before.tenants, before.role,
      set_config('carrel.tenants', ${tenants}, true), set_config('role', ${role}, true)
    from (select coalesce(current_setting('carrel.tenants', true), '') as tenants, current_setting('role') as role offset 0) before`.execute(
    tx,
  );
  return rows[0] ?? { tenants: "", role: "none" };
}
