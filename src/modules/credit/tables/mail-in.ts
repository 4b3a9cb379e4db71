import type { Instant } from "#platform/db";

interface MailAddressesTable {
  tenant_id: string;
  token_digest: string;
  sealed_token: string;
  made_at: Instant;
}

interface ReceivedMailTable {
  tenant_id: string;
  id: string;
  entry_id: string;
  message_digest: string | null;
  content_digest: string;
  received_at: Instant;
}

/** Mail to someone's own record, in their own tenant. */
export interface MailInTables {
  credit_mail_addresses: MailAddressesTable;
  credit_received_mail: ReceivedMailTable;
}
