import type { Generated } from "kysely";
import type { Instant, MadeAt } from "#platform/db";

interface OutboxTable {
  readonly tenant_id: string;
  readonly id: string;
  readonly letter_key: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body_text: string;
  readonly body_html: string | null;
  readonly unsubscribe_url: string | null;
  readonly state: Generated<"waiting" | "sent" | "failed">;
  readonly attempt_count: Generated<number>;
  readonly last_error: string | null;
  readonly created_at: MadeAt;
  readonly sent_at: Instant | null;
}

export interface MailTables {
  readonly mail_outbox: OutboxTable;
}
