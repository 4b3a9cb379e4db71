import type { ColumnType, Generated } from "kysely";
import type { Instant, Json, MadeAt } from "#platform/db";

/** What is kept with a queued job beside the queue's own columns. */
export interface Envelope {
  readonly payload: unknown;
  /** The tenant that watches its progress, when somebody does. */
  readonly progressTenant?: string;
}

/** A row of the queue's job table: the columns that are written or shown here. */
interface QueuedJobTable {
  readonly id: string;
  readonly name: string;
  readonly data: Json<Envelope>;
  readonly state: Generated<string>;
  readonly policy: string;
  readonly singleton_key: string | null;
  readonly group_id: string | null;
  readonly retry_limit: number;
  readonly retry_delay: number;
  readonly retry_backoff: boolean;
  readonly retry_delay_max: number | null;
  readonly retry_count: Generated<number>;
  readonly expire_seconds: number;
  readonly heartbeat_seconds: number | null;
  readonly deletion_seconds: Generated<number>;
  readonly start_after: Generated<Instant>;
  readonly keep_until: ColumnType<Instant, Instant | undefined, Instant>;
  readonly created_on: MadeAt;
  readonly dead_letter: string | null;
  readonly source_name: string | null;
  readonly source_created_on: Instant | null;
  readonly source_output: Json<unknown> | null;
}

interface QueueTable {
  readonly name: string;
  readonly policy: string;
  readonly retention_seconds: number;
  readonly deletion_seconds: number;
  readonly dead_letter: string | null;
  readonly partition: boolean;
  readonly table_name: string;
  readonly retry_limit: number;
  readonly retry_delay: number;
  readonly retry_backoff: boolean;
  readonly retry_delay_max: number | null;
  readonly expire_seconds: number;
  readonly heartbeat_seconds: number | null;
}

interface SubscriptionTable {
  readonly event: string;
  readonly name: string;
}

interface ProgressTable {
  readonly tenant_id: string;
  readonly job_id: string;
  readonly job_name: string;
  readonly state: Generated<"waiting" | "running" | "done" | "failed">;
  readonly done_count: Generated<number>;
  readonly total_count: number | null;
  readonly message: Generated<string>;
  readonly created_at: MadeAt;
  readonly updated_at: MadeAt;
}

interface EffectTable {
  readonly tenant_id: string;
  readonly job_name: string;
  readonly effect_key: string;
  readonly done_at: MadeAt;
}

/** The queue's tables, in the schema it keeps itself, and ours beside them. */
export interface JobTables {
  readonly "jobs.job_common": QueuedJobTable;
  readonly "jobs.queue": QueueTable;
  readonly "jobs.subscription": SubscriptionTable;
  readonly job_progress: ProgressTable;
  readonly job_effects: EffectTable;
}
