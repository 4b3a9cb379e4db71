import type { Instant } from "#platform/db";
import type { Generated } from "kysely";
import type { SignInWay } from "../rules/sign-in/ways.ts";

interface AccountPasswordsTable {
  tenant_id: string;
  hash: string;
  changed_at: Instant;
}

interface AccountAuthenticatorsTable {
  tenant_id: string;
  sealed_secret: string;
  made_at: Instant;
  confirmed_at: Instant | null;
  last_step: number | null;
}

interface AccountRecoveryCodesTable {
  tenant_id: string;
  code_digest: string;
  made_at: Instant;
  used_at: Instant | null;
}

/** What takes its holder one step on, once. */
export type TicketKind = "sign-in" | "confirmation" | "second-step" | "address";

interface SignInTicketsTable {
  tenant_id: string;
  id: string;
  kind: TicketKind;
  token_digest: string;
  code_digest: string | null;
  asker_digest: string | null;
  tries_left: Generated<number>;
  leads_to: Generated<string>;
  way: SignInWay | null;
  email: string | null;
  made_at: Instant;
  ends_at: Instant;
  used_at: Instant | null;
}

interface AccountDevicesTable {
  tenant_id: string;
  token_digest: string;
  first_seen_at: Instant;
  last_seen_at: Instant;
}

interface SignInTriesTable {
  counted_for: string;
  failed_count: number;
  last_failed_at: Instant;
  opens_at: Instant;
}

/** The tables of signing in. */
export interface SignInTables {
  account_passwords: AccountPasswordsTable;
  account_authenticators: AccountAuthenticatorsTable;
  account_recovery_codes: AccountRecoveryCodesTable;
  sign_in_tickets: SignInTicketsTable;
  account_devices: AccountDevicesTable;
  sign_in_tries: SignInTriesTable;
}
