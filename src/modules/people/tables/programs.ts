import type { Instant, Json } from "#platform/db";
import type { Generated } from "kysely";
import type { Scope } from "../rules/tokens/scopes.ts";
import type { WebhookTry } from "../rules/webhooks/tries.ts";

interface ApiTokensTable {
  tenant_id: string;
  id: string;
  name: string;
  scopes: Json<readonly Scope[]>;
  secret_digest: string;
  made_at: Instant;
  ends_at: Instant;
  last_used_at: Instant | null;
  revoked_at: Instant | null;
}

interface WebhooksTable {
  tenant_id: string;
  id: string;
  address: string;
  events: Json<readonly string[]>;
  sealed_secret: string;
  owner_id: string;
  owner_name: string;
  state: Generated<"on" | "off" | "disabled">;
  failing_since: Instant | null;
  made_at: Instant;
}

interface WebhookDeliveriesTable {
  tenant_id: string;
  id: string;
  webhook_id: string;
  event: string;
  body: string;
  state: Generated<"waiting" | "delivered" | "failed">;
  tries: Json<readonly WebhookTry[]>;
  try_count: Generated<number>;
  round_began_at: Instant;
  made_at: Instant;
}

/** The tables of tokens and webhooks: how programs come in, and how they are told. */
export interface ProgramTables {
  api_tokens: ApiTokensTable;
  webhooks: WebhooksTable;
  webhook_deliveries: WebhookDeliveriesTable;
}
