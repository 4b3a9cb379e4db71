import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "../../tables.ts";
import type { Installation } from "../installation.ts";

/** An account as signing in looks at it. */
export interface AccountToSignIn {
  readonly id: string;
  readonly email: string | undefined;
  readonly passwordHash: string | undefined;
}

/**
 * The account that someone names who wants to sign in; undefined when there is none that is open. On a laptop used alone no
 * address need be named: there is one account.
 */
export async function accountToSignIn(
  db: Db<PeopleTables>,
  email: string,
  installation: Installation | undefined,
): Promise<AccountToSignIn | undefined> {
  const isAlone = installation?.usedBy === "alone" && email === "";
  const row = await inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("accounts as account")
      .leftJoin("account_passwords as password", "password.tenant_id", "account.tenant_id")
      .select(["account.tenant_id", "account.email", "password.hash"])
      .where("account.state", "!=", "closed")
      .$if(isAlone, (query) => query.where("account.tenant_id", "=", installation?.tenantId ?? ""))
      .$if(!isAlone, (query) => query.where("account.email", "=", email))
      .executeTakeFirst(),
  );
  return row && { id: row.tenant_id, email: row.email ?? undefined, passwordHash: row.hash ?? undefined };
}
