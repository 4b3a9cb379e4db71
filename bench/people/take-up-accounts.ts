import { type Db, inTenants } from "#platform/db";
import { sql } from "kysely";
import type { PeopleTables } from "../../src/modules/people/tables.ts";

/** Everyone on the staff who has an address takes up an account with it, as if each had opened a letter of invitation. */
export async function takeUpAccounts(db: Db<PeopleTables>, tenantId: string): Promise<void> {
  // Raw: each is one statement over all rows, and the account's id may as well be the staff record's.
  const joining = sql`staff where tenant_id = ${tenantId} and account_id is null and email is not null`;
  await inTenants(db, "every tenant", async (tx) => {
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
      update staff set account_id = id where tenant_id = ${tenantId} and account_id is null and email is not null
    `.execute(tx);
  });
  await sql`analyze tenants, accounts, account_employments, staff`.execute(db);
}
