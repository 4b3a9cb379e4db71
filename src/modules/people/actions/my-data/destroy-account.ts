import { sql } from "kysely";
import { type Db, inTenants } from "#platform/db";
import type { FileStore } from "#platform/files";
import { now } from "#platform/time";
import { isHeld, openHolds } from "../../queries/retention/holds.ts";
import type { RecordClass } from "../../queries/my-data/record-class.ts";
import type { PeopleTables } from "../../tables.ts";

/** What an account is called when nothing of it is left. */
export const closedName = "Closed account";

interface DestroyTools {
  readonly files: FileStore;
  readonly classes: readonly RecordClass[];
}

/** Destroys every account whose time to come back is over; those on hold wait, and are asked again the next time. */
export async function destroyClosedAccounts(db: Db<PeopleTables>, tools: DestroyTools): Promise<number> {
  const due = await inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("accounts")
      .select("tenant_id")
      .where((where) =>
        where.or([
          where.and([where("state", "=", "closing"), where("closes_at", "<=", now())]),
          // What was held when it was closed, and is no more.
          where.and([where("state", "=", "closed"), where("name", "<>", closedName)]),
        ]),
      )
      .orderBy("tenant_id")
      .limit(1000)
      .execute(),
  );
  for (const { tenant_id: accountId } of due) await destroyAccount(db, accountId, tools);
  return due.length;
}

/**
 * Destroys what is a person's: class by class, then whatever any table still holds for their tenant, then the bytes of their
 * files. The employer's record stays, without its link to the account. All in one transaction but for the bytes.
 */
async function destroyAccount(
  db: Db<PeopleTables>,
  accountId: string,
  { files, classes }: DestroyTools,
): Promise<void> {
  const digests = await inTenants(db, [accountId], async (tx) => {
    // From here on the log of the account may go: see the trigger on audit_log.
    await tx
      .updateTable("accounts")
      .set({ state: "closed", closes_at: null })
      .where("tenant_id", "=", accountId)
      .execute();
    await endSessions(tx, accountId);
    await unlinkEmployers(tx, accountId);
    const holds = await openHolds(tx, accountId);
    for (const each of classes)
      if (each.owner === "person" && !isHeld(holds, { recordClass: each.name, staffId: undefined }))
        await each.destroyAll?.(tx, accountId);
    // While something is held, its files and rows that no class names stay, and the account keeps its name.
    if (holds.length > 0) return [];
    const kept = await fileDigests(tx, accountId);
    await destroyRest(tx, accountId);
    await emptyAccount(tx, accountId);
    return kept;
  });
  for (const digest of digests) await files.remove(accountId, digest);
}

async function endSessions(tx: Db<PeopleTables>, accountId: string): Promise<void> {
  await tx
    .updateTable("account_sessions")
    .set({ ends_at: now() })
    .where("tenant_id", "=", accountId)
    .execute();
  await tx.updateTable("api_tokens").set({ revoked_at: now() }).where("tenant_id", "=", accountId).execute();
}

async function unlinkEmployers(tx: Db<PeopleTables>, accountId: string): Promise<void> {
  const employers = await tx
    .selectFrom("account_employments")
    .select("employer_id")
    .distinct()
    .where("tenant_id", "=", accountId)
    .execute();
  const tenantIds = employers.map(({ employer_id: id }) => id);
  if (tenantIds.length === 0) return;
  await inTenants(tx, tenantIds, async (inside) => {
    await inside.deleteFrom("account_identities").where("account_id", "=", accountId).execute();
    await inside
      .updateTable("staff")
      .set({ account_id: null, changed_at: now() })
      .where("account_id", "=", accountId)
      .execute();
  });
}

async function fileDigests(tx: Db<PeopleTables>, accountId: string): Promise<readonly string[]> {
  // Several tables name files by their digest; a name that is not in the store is removed without harm.
  const { rows } = await sql<{ digest: string }>`
    select digest from files where tenant_id = ${accountId}
    union select digest from record_exports where tenant_id = ${accountId} and digest is not null
    union select digest from record_imports where tenant_id = ${accountId}`.execute(tx);
  return rows.map(({ digest }) => digest);
}

const keepsRows = ["accounts", "tenants"];

/** Whatever a module forgot to name in a class goes too: nothing of a closed account may be left behind. */
async function destroyRest(tx: Db<PeopleTables>, accountId: string): Promise<void> {
  let tables = await tablesOfTenants(tx);
  // Rows that others point at go after those: each round takes those that can go.
  while (tables.length > 0) {
    const left: string[] = [];
    for (const table of tables) if (!(await isEmptied(tx, table, accountId))) left.push(table);
    if (left.length === tables.length)
      throw new Error(`Rows of a closed account cannot be removed from ${left.join(", ")}.`);
    tables = left;
  }
}

async function tablesOfTenants(tx: Db<PeopleTables>): Promise<readonly string[]> {
  // The catalogue of tables, which the query builder does not know.
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attname = 'tenant_id'
      and not a.attisdropped and not c.relispartition
    order by 1`.execute(tx);
  return rows.map(({ name }) => name).filter((name) => !keepsRows.includes(name) && name !== "installation");
}

async function isEmptied(tx: Db<PeopleTables>, table: string, accountId: string): Promise<boolean> {
  try {
    await inTenants(tx, [accountId], async (inside) => {
      await sql`delete from ${sql.table(table)} where tenant_id = ${accountId}`.execute(inside);
    });
    return true;
  } catch (error) {
    if (isStillNeeded(error)) return false;
    throw error;
  }
}

/** Whether the database refused to remove a row because another one points at it. */
export function isStillNeeded(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "23503" || error.code === "23001");
}

async function emptyAccount(tx: Db<PeopleTables>, accountId: string): Promise<void> {
  await tx
    .updateTable("accounts")
    .set({
      name: closedName,
      email: null,
      email_confirmed_at: null,
      zone: null,
      is_installation_administrator: false,
    })
    .where("tenant_id", "=", accountId)
    .execute();
  await tx.updateTable("tenants").set({ name: closedName }).where("id", "=", accountId).execute();
}
