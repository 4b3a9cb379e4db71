import type { Generated } from "kysely";
import type { Instant, Json } from "#platform/db";
import type { AfterDays, UseAnswer } from "../rules/using/use.ts";

interface UsesTable {
  tenant_id: string;
  entry_id: string;
  after_days: AfterDays;
  answer: UseAnswer | "put away";
  words: Generated<string>;
  about: string;
  topics: Json<readonly string[]>;
  answered_at: Instant;
}

interface UseChoicesTable {
  tenant_id: string;
  is_asked: boolean;
  is_counted: boolean;
  changed_at: Instant;
}

interface SharedUsesTable {
  tenant_id: string;
  staff_id: string;
  topic: string;
  was_used: boolean;
  answered_in: string;
}

/** Whether what was learned was used: a person's own answers, and what is counted of them where they work. */
export interface UsingTables {
  reflection_uses: UsesTable;
  reflection_use_choices: UseChoicesTable;
  shared_uses: SharedUsesTable;
}
