import { inTenants } from "#platform/db";
import { digest, open } from "#platform/secrets";
import { addressOf } from "../../rules/mail-in/own-address.ts";
import type { ProgramsDb } from "../program.ts";

/** What a token is sealed for: one person's row, and nothing else. */
export function sealPurpose(accountId: string): string {
  return `address for programs of ${accountId}`;
}

/** The address that somebody sends programs to; undefined when they have none. */
export async function mailAddressOf(
  db: ProgramsDb,
  { secret, domain }: { readonly secret: string; readonly domain: string },
  accountId: string,
): Promise<string | undefined> {
  const row = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("program_mail_addresses")
      .select("sealed_token")
      .where("tenant_id", "=", accountId)
      .executeTakeFirst(),
  );
  const token = row && open(secret, sealPurpose(accountId), row.sealed_token);
  return token === undefined ? undefined : addressOf(token, domain);
}

/** Whose programs a token enters; undefined when it is nobody's. */
export async function accountOfToken(db: ProgramsDb, token: string): Promise<string | undefined> {
  const row = await inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("program_mail_addresses")
      .select("tenant_id")
      .where("token_digest", "=", digest(token))
      .executeTakeFirst(),
  );
  return row?.tenant_id;
}
