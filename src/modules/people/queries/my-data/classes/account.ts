import { z } from "zod";
import { withTables } from "#platform/db";
import type { PeopleTables } from "../../../tables.ts";
import { defineRecordClass } from "../record-class.ts";
import { instant } from "./instant.ts";

const untilClosed = {
  after: "the closing of your account, with 30 days to come back",
  basis: "Yours alone: destroyed when you close your account.",
} as const;

/** The account itself. */
export const accountClass = defineRecordClass({
  name: "account",
  tables: ["accounts"],
  label: "Your account",
  description: "Your name, your address for letters, and your time zone.",
  owner: "person",
  retention: untilClosed,
  row: z.object({
    name: z.string().meta({ description: "Your name" }),
    email: z.string().nullable().meta({ description: "Where letters go" }),
    zone: z.string().nullable().meta({ description: "The time zone you chose" }),
    madeAt: instant("When the account was made"),
  }),
  rows: async (db, { accountId }) => {
    const rows = await withTables<PeopleTables>(db)
      .selectFrom("accounts")
      .select(["name", "email", "zone", "created_at as madeAt"])
      .where("tenant_id", "=", accountId)
      .execute();
    return rows;
  },
  // The name and address are those one signs in with here; a zone is taken along when none was chosen.
  bringBack: async (db, accountId, rows) => {
    const zone = rows.find((row) => row.zone !== null)?.zone;
    if (zone === undefined || zone === null) return 0;
    const changed = await withTables<PeopleTables>(db)
      .updateTable("accounts")
      .set({ zone })
      .where("tenant_id", "=", accountId)
      .where("zone", "is", null)
      .executeTakeFirst();
    return Number(changed.numUpdatedRows);
  },
});

/** Browsers that are signed in. */
export const sessionsClass = defineRecordClass({
  name: "sessions",
  tables: ["account_sessions"],
  label: "Browsers you are signed in with",
  description: "Each browser that is signed in, and when it was last used.",
  owner: "person",
  retention: { days: 30, after: "the last use of a session", basis: "Only as long as it lasts." },
  row: z.object({
    device: z.string().meta({ description: "What the browser said it is" }),
    way: z.string().meta({ description: "How you proved who you are" }),
    madeAt: instant("When you signed in"),
    lastSeenAt: instant("When it was last used, to about ten minutes"),
    endsAt: instant("When it ends by itself"),
  }),
  rows: async (db, { accountId }) =>
    withTables<PeopleTables>(db)
      .selectFrom("account_sessions")
      .select(["device", "way", "made_at as madeAt", "last_seen_at as lastSeenAt", "ends_at as endsAt"])
      .where("tenant_id", "=", accountId)
      .orderBy("made_at")
      .orderBy("id")
      .execute(),
  destroyAll: async (db, accountId) => {
    await withTables<PeopleTables>(db)
      .deleteFrom("account_sessions")
      .where("tenant_id", "=", accountId)
      .execute();
  },
});

/** Where someone works and worked. */
export const employmentsClass = defineRecordClass({
  name: "employments",
  tables: ["account_employments"],
  label: "Where you work and worked",
  description: "The organizations your account is linked to, and those it was.",
  owner: "person",
  keepsCopy: true,
  retention: untilClosed,
  row: z.object({
    employer: z.string().meta({ description: "The organization" }),
    joinedAt: instant("When your account was linked to it"),
    leftAt: instant("When you ended the link; null while it stands").nullable(),
  }),
  rows: async (db, { accountId }) =>
    withTables<PeopleTables>(db)
      .selectFrom("account_employments as employment")
      .innerJoin("tenants", "tenants.id", "employment.employer_id")
      .select(["tenants.name as employer", "joined_at as joinedAt", "left_at as leftAt"])
      .where("tenant_id", "=", accountId)
      .orderBy("joined_at")
      .orderBy("employer_id")
      .execute(),
  destroyAll: async (db, accountId) => {
    await withTables<PeopleTables>(db)
      .deleteFrom("account_employments")
      .where("tenant_id", "=", accountId)
      .execute();
  },
});

/** Tokens for programs, without what they hold secret. */
export const tokensClass = defineRecordClass({
  name: "tokens",
  tables: ["api_tokens"],
  label: "Tokens you made for programs",
  description: "What each was made for and when it was last used. The tokens themselves are kept nowhere.",
  owner: "person",
  retention: untilClosed,
  row: z.object({
    name: z.string().meta({ description: "What you called it" }),
    scopes: z.array(z.string()).meta({ description: "What it may be used for" }),
    madeAt: instant("When you made it"),
    endsAt: instant("When it ends"),
    lastUsedAt: instant("When it was last used, to about ten minutes").nullable(),
    revokedAt: instant("When you revoked it").nullable(),
  }),
  rows: async (db, { accountId }) => {
    const rows = await withTables<PeopleTables>(db)
      .selectFrom("api_tokens")
      .select(["name", "scopes", "made_at as madeAt", "ends_at as endsAt"])
      .select(["last_used_at as lastUsedAt", "revoked_at as revokedAt"])
      .where("tenant_id", "=", accountId)
      .orderBy("made_at")
      .orderBy("id")
      .execute();
    return rows.map((row) => ({ ...row, scopes: [...row.scopes] }));
  },
  destroyAll: async (db, accountId) => {
    await withTables<PeopleTables>(db).deleteFrom("api_tokens").where("tenant_id", "=", accountId).execute();
  },
});
