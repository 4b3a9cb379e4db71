import { type Kysely, sql } from "kysely";
import { openingWith } from "./opening-driver.ts";
import { inTransaction, type Scope, scopeOf } from "./transaction.ts";

/** Whose rows a piece of work may touch: these tenants' alone, or the whole installation's. */
export type TenantScope = readonly string[] | "every tenant";

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
  const wanted = settingOf(scope);
  if (!db.isTransaction)
    return openingWith(statementFor(wanted), async () =>
      inTransaction(db, async (tx) => {
        scopeOf(tx).setting = wanted;
        return work(tx);
      }),
    );
  return inTransaction(db, async (tx) => {
    const here = scopeOf(tx);
    const before = here.setting;
    await enter(tx, here, wanted);
    const result = await work(tx);
    // When the work throws, its savepoint takes the setting back.
    await enter(tx, here, before);
    return result;
  });
}

/**
 * From here on the transaction sees these tenants' rows instead, to its end: one message less than a scope inside a scope,
 * for work whose last part is for others.
 */
export async function turnTo<Tables>(tx: Kysely<Tables>, scope: TenantScope): Promise<void> {
  await enter(tx, scopeOf(tx), settingOf(scope));
}

/**
 * The statements that begin a transaction of readings in a scope. Their plans are kept whatever the values are: left to itself the
 * database plans a page of a stream anew each time, since it takes a list of two for one of ten, and that costs more than reading it.
 */
export function openingOf(scope: TenantScope): string {
  return `begin; ${statementFor(settingOf(scope))}, set_config('plan_cache_mode', 'force_generic_plan', true)`;
}

/** Says that a statement of the open transaction may have changed its scope. */
export function unknownScope<Tables>(tx: Kysely<Tables>): void {
  scopeOf(tx).setting = { tenants: "unknown", role: "unknown" };
}

async function enter<Tables>(tx: Kysely<Tables>, here: Scope, wanted: Scope["setting"]): Promise<void> {
  if (here.setting.tenants === wanted.tenants && here.setting.role === wanted.role) return;
  await sql.raw(statementFor(wanted)).execute(tx);
  here.setting = wanted;
}

function settingOf(scope: TenantScope): Scope["setting"] {
  return scope === "every tenant"
    ? { tenants: "*", role: "none" }
    : { tenants: `{${scope.map(checked).join(",")}}`, role: "carrel_member" };
}

/** Only what looks like an id goes into a statement's text: a message of several statements takes no values beside it. */
function checked(tenantId: string): string {
  if (/^[\da-f-]{36}$/iu.test(tenantId)) return tenantId;
  throw new Error("A tenant is named by its id.");
}

// Settings have no place in the query builder.
function statementFor({ role, tenants }: Scope["setting"]): string {
  return `select set_config('carrel.tenants', '${tenants}', true), set_config('role', '${role}', true)`;
}
