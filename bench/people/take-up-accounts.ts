import { type Db, inTenants } from "#platform/db";
import { sql } from "kysely";
import type { PeopleTables } from "../../src/modules/people/tables.ts";

/** As many as a busy machine takes up before a statement has lasted too long. */
const peopleAtOnce = 5000;

/** Everyone on the staff who has an address takes up an account with it, as if each had opened a letter of invitation. */
export async function takeUpAccounts(db: Db<PeopleTables>, tenantId: string): Promise<void> {
  let joined = peopleAtOnce;
  while (joined === peopleAtOnce)
    joined = await inTenants(db, "every tenant", async (tx) => {
      const staff = await tx
        .selectFrom("staff")
        .select("id")
        .where("tenant_id", "=", tenantId)
        .where("account_id", "is", null)
        .where("email", "is not", null)
        .limit(peopleAtOnce)
        .execute();
      await takeUp(
        tx,
        tenantId,
        staff.map(({ id }) => id),
      );
      return staff.length;
    });
  await sql`analyze tenants, accounts, account_employments, staff`.execute(db);
}

async function takeUp(tx: Db<PeopleTables>, tenantId: string, staffIds: readonly string[]): Promise<void> {
  // Raw: each is one statement over many rows, and the account's id may as well be the staff record's.
  const joining = sql`staff where tenant_id = ${tenantId} and id = any (${staffIds}::uuid[])`;
  await sql`insert into tenants (id, name, kind) select id, name, 'person' from ${joining}`.execute(tx);
  await sql`
    insert into accounts (tenant_id, email, email_confirmed_at, name, created_at)
    select id, email, created_at, name, created_at from ${joining}
  `.execute(tx);
  await sql`
    insert into account_employments (tenant_id, employer_id, staff_id, joined_at)
    select id, tenant_id, id, created_at from ${joining}
  `.execute(tx);
  await sql`
    update staff set account_id = id where tenant_id = ${tenantId} and id = any (${staffIds}::uuid[])
  `.execute(tx);
}
