import { z } from "zod";
import { type Db, withTables } from "#platform/db";
import type { PeopleTables } from "../../../tables.ts";
import { defineRecordClass } from "../record-class.ts";
import { instant } from "./instant.ts";

const untilRemoved = {
  after: "the closing of your account, or when you remove it",
  basis: "Only as long as you sign in with it.",
} as const;

/** That there is a password. What it is made into is nobody's to see. */
export const passwordClass = defineRecordClass({
  name: "password",
  tables: ["account_passwords"],
  label: "Your password",
  description:
    "That there is one, and when it was set. The password itself is kept nowhere, only a proof of it.",
  owner: "person",
  retention: untilRemoved,
  row: z.object({ setAt: instant("When it was set") }),
  rows: async (db, { accountId }) =>
    withTables<PeopleTables>(db)
      .selectFrom("account_passwords")
      .select("changed_at as setAt")
      .where("tenant_id", "=", accountId)
      .execute(),
  destroyAll: async (db, accountId) => destroyFrom(db, accountId, ["account_passwords"]),
});

/** Passkeys, without the half that checks. */
export const passkeysClass = defineRecordClass({
  name: "passkeys",
  tables: ["account_passkeys"],
  label: "Your passkeys",
  description: "What you called each and when it was used. The keys themselves never leave your devices.",
  owner: "person",
  retention: untilRemoved,
  row: z.object({
    name: z.string().meta({ description: "What you called it" }),
    isSynced: z.boolean().meta({ description: "Whether your devices share it" }),
    madeAt: instant("When you made it"),
    lastUsedAt: instant("When you last signed in with it").nullable(),
  }),
  rows: async (db, { accountId }) =>
    withTables<PeopleTables>(db)
      .selectFrom("account_passkeys")
      .select(["label as name", "is_synced as isSynced", "made_at as madeAt", "last_used_at as lastUsedAt"])
      .where("tenant_id", "=", accountId)
      .orderBy("made_at")
      .orderBy("id")
      .execute(),
  destroyAll: async (db, accountId) => destroyFrom(db, accountId, ["account_passkeys"]),
});

/** That an app shows codes. */
export const authenticatorClass = defineRecordClass({
  name: "authenticator",
  tables: ["account_authenticators", "account_recovery_codes"],
  label: "Your authenticator app",
  description:
    "That there is one, and how many recovery codes are left. What it makes its codes from is kept sealed.",
  owner: "person",
  retention: untilRemoved,
  row: z.object({
    setUpAt: instant("When you began to set it up"),
    confirmedAt: instant("When its first code was right; null while it is not in use").nullable(),
    recoveryCodesLeft: z.int().meta({ description: "How many recovery codes were not used" }),
  }),
  rows: async (db, { accountId }) => {
    const rows = await withTables<PeopleTables>(db)
      .selectFrom("account_authenticators")
      .select(["made_at as setUpAt", "confirmed_at as confirmedAt"])
      .select((select) =>
        select
          .selectFrom("account_recovery_codes as code")
          .select((count) => count.fn.countAll<number>().as("count"))
          .where("code.tenant_id", "=", accountId)
          .where("code.used_at", "is", null)
          .as("codesLeft"),
      )
      .where("tenant_id", "=", accountId)
      .execute();
    return rows.map(({ codesLeft, ...row }) => ({ ...row, recoveryCodesLeft: codesLeft ?? 0 }));
  },
  destroyAll: async (db, accountId) =>
    destroyFrom(db, accountId, ["account_recovery_codes", "account_authenticators"]),
});

/** Browsers the account knows: what strangers try does not count against them. */
export const knownBrowsersClass = defineRecordClass({
  name: "known-browsers",
  tables: ["account_devices"],
  label: "Browsers you have signed in from",
  description: "When each was first and last used. It is known by a cookie of its own, and by nothing else.",
  owner: "person",
  retention: {
    after: "the last time you signed in from it",
    basis: "Forgotten by itself after some months.",
  },
  row: z.object({
    firstSeenAt: instant("When you first signed in from it"),
    lastSeenAt: instant("When you last did"),
  }),
  rows: async (db, { accountId }) =>
    withTables<PeopleTables>(db)
      .selectFrom("account_devices")
      .select(["first_seen_at as firstSeenAt", "last_seen_at as lastSeenAt"])
      .where("tenant_id", "=", accountId)
      .orderBy("first_seen_at")
      .orderBy("token_digest")
      .execute(),
  destroyAll: async (db, accountId) => destroyFrom(db, accountId, ["account_devices"]),
});

async function destroyFrom(
  db: Db,
  accountId: string,
  tables: readonly (
    | "account_passwords"
    | "account_passkeys"
    | "account_recovery_codes"
    | "account_authenticators"
    | "account_devices"
  )[],
): Promise<void> {
  for (const table of tables)
    await withTables<PeopleTables>(db).deleteFrom(table).where("tenant_id", "=", accountId).execute();
}
