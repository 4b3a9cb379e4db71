import { type Db, inTenants } from "#platform/db";
import type { CreditTables } from "../../tables.ts";

/** Whether mail came before, by its Message-ID or by what it says. */
export async function isKnownMail(
  db: Db<CreditTables>,
  accountId: string,
  { message, content }: { readonly message: string | undefined; readonly content: string },
): Promise<boolean> {
  const row = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("credit_received_mail")
      .select("id")
      .where("tenant_id", "=", accountId)
      .where((where) =>
        where.or([
          where("content_digest", "=", content),
          ...(message === undefined ? [] : [where("message_digest", "=", message)]),
        ]),
      )
      .limit(1)
      .executeTakeFirst(),
  );
  return row !== undefined;
}

/** How many mails became drafts of somebody's since an instant. */
export async function mailSince(db: Db<CreditTables>, accountId: string, since: string): Promise<number> {
  const row = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("credit_received_mail")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("tenant_id", "=", accountId)
      .where("received_at", ">=", since)
      .executeTakeFirstOrThrow(),
  );
  return row.count;
}
