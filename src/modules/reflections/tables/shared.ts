import type { Generated } from "kysely";
import type { Instant, Json } from "#platform/db";
import type { AppealOutcome, ReportOutcome, ReportReason } from "../rules/moderation/report.ts";
import type { SharedLevel } from "../rules/sharing/levels.ts";

interface SharedReflectionsTable {
  tenant_id: string;
  id: string;
  journal_id: string;
  handle: string | null;
  author_name: string;
  staff_id: string | null;
  level: SharedLevel;
  places: Json<readonly string[]>;
  title: string;
  body: string;
  excerpt: Generated<string>;
  about: Generated<string>;
  topics: Json<readonly string[]>;
  written_at: Instant;
  shared_at: Instant;
  changed_at: Instant;
  hidden_at: Instant | null;
}

interface StreamsTable {
  tenant_id: string;
  stream: string;
  shared_at: Instant;
  reflection_id: string;
}

interface SharedRepliesTable {
  tenant_id: string;
  id: string;
  reflection_id: string;
  parent_id: string | null;
  journal_id: string;
  handle: string | null;
  author_name: string;
  staff_id: string | null;
  body: string;
  made_at: Instant;
  /** When its writer put it right. */
  changed_at: Generated<Instant | null>;
  hidden_at: Instant | null;
}

interface ReactionsTable {
  tenant_id: string;
  reflection_id: string;
  journal_id: string;
  handle: string;
  author_name: string;
  kind: "thank you" | "same here" | "will try it";
  made_at: Instant;
}

interface ReportsTable {
  tenant_id: string;
  id: string;
  kind: "reflection" | "reply";
  subject_id: string;
  reflection_id: string;
  journal_id: string;
  author_name: string;
  reporter_journal_id: string;
  reason: ReportReason;
  words: Generated<string>;
  quoted: string;
  made_at: Instant;
  outcome: Generated<ReportOutcome>;
  decided_by: string | null;
  decided_by_name: string | null;
  decision: Generated<string>;
  decided_at: Instant | null;
  appeal: string | null;
  appealed_at: Instant | null;
  appeal_outcome: AppealOutcome | null;
  appeal_decided_by: string | null;
  appeal_decided_by_name: string | null;
  appeal_decision: Generated<string>;
  appeal_decided_at: Instant | null;
}

interface SettingsTable {
  tenant_id: string;
  allows_pen_names: Generated<boolean>;
  allows_fediverse: Generated<boolean>;
  changed_at: Instant;
}

/** Copies in the rooms of those who may read them, and what is said and decided there. */
export interface SharedTables {
  shared_reflections: SharedReflectionsTable;
  reflection_streams: StreamsTable;
  shared_replies: SharedRepliesTable;
  reflection_reactions: ReactionsTable;
  reflection_reports: ReportsTable;
  reflection_settings: SettingsTable;
}
