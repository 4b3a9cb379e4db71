import type { Instant, Json } from "#platform/db";
import type { Generated } from "kysely";
import type { Role } from "../rules/position.ts";
import type { ProviderKind } from "../rules/sign-in/providers/provider.ts";
import type { DirectoryAttributes } from "../rules/scim/user.ts";

interface AccountPasskeysTable {
  tenant_id: string;
  id: string;
  credential_id: string;
  public_key: string;
  counter: number;
  transports: Json<readonly string[]>;
  is_synced: boolean;
  label: string;
  made_at: Instant;
  last_used_at: Instant | null;
}

/** What was begun in a browser and is answered once. */
export type AttemptKind = "passkey" | "passkey registration" | "openid" | "saml" | "joining";

interface SignInAttemptsTable {
  token_digest: string;
  kind: AttemptKind;
  handle: string | null;
  provider_id: string | null;
  sealed: string;
  answered_at: Instant | null;
  ends_at: Instant;
}

interface IdentityProvidersTable {
  tenant_id: string;
  id: string;
  kind: ProviderKind;
  name: string;
  is_active: Generated<boolean>;
  issuer: string;
  client_id: string | null;
  sealed_client_secret: string | null;
  entry_point: string | null;
  certificates: Json<readonly string[]> | null;
  answers_unasked: Generated<boolean>;
  logout_url: string | null;
  email_domains: Json<readonly string[]>;
  trusts_own_addresses: Generated<boolean>;
  number_claim: string | null;
  admits_newcomers: Generated<boolean>;
  made_at: Instant;
  changed_at: Instant;
}

interface AccountIdentitiesTable {
  tenant_id: string;
  provider_id: string;
  subject: string;
  account_id: string;
  linked_at: Instant;
  last_used_at: Instant;
}

interface DirectoryTokensTable {
  tenant_id: string;
  id: string;
  label: string;
  token_digest: string;
  made_at: Instant;
  last_used_at: Instant | null;
  revoked_at: Instant | null;
}

interface DirectoryEntriesTable {
  tenant_id: string;
  staff_id: string;
  user_name: string;
  attributes: Json<DirectoryAttributes>;
  position_id: string | null;
  made_at: Instant;
  changed_at: Instant;
  removed_at: Instant | null;
}

interface DirectoryGroupsTable {
  tenant_id: string;
  id: string;
  display_name: string;
  external_id: string | null;
  role: Role | null;
  organisation_id: string | null;
  made_at: Instant;
  changed_at: Instant;
}

interface DirectoryGroupMembersTable {
  tenant_id: string;
  group_id: string;
  staff_id: string;
  position_id: string | null;
  made_at: Instant;
}

/** Passkeys, identity providers and the employer's directory. */
export interface SignInElsewhereTables {
  account_passkeys: AccountPasskeysTable;
  sign_in_attempts: SignInAttemptsTable;
  identity_providers: IdentityProvidersTable;
  account_identities: AccountIdentitiesTable;
  directory_tokens: DirectoryTokensTable;
  directory_entries: DirectoryEntriesTable;
  directory_groups: DirectoryGroupsTable;
  directory_group_members: DirectoryGroupMembersTable;
}
